-- On which line of its statement a royalty stands, so that a line's usages are a page away however many there are.
alter table statement_royalty add column position int;

alter table statement_royalty disable trigger statement_royalty_is_forever;
update statement_royalty sr set position = l.position
from royalty r, statement s, statement_line l
where r.id = sr.royalty_id and s.id = sr.statement_id and l.statement_id = s.id
  and l.asset_id = r.asset_id and l.use = r.use
  and l.kind = case when r.kind = 'USAGE' and r.at < s.from_at then 'BACKPAY' else r.kind end
  and l.kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK');
alter table statement_royalty enable trigger statement_royalty_is_forever;

alter table statement_royalty alter column position set not null;
alter table statement_royalty add constraint statement_royalty_line
  foreign key (statement_id, position) references statement_line deferrable initially deferred;
create index statement_royalty_line on statement_royalty (statement_id, position, royalty_id);

-- A rightsholder reads what its own statements add up.
alter table statement_royalty enable row level security;
alter table statement_royalty force row level security;
create policy own_rows on statement_royalty for select to kyodaku_tenant using (exists (
  select from statement s where s.id = statement_royalty.statement_id and s.tenant_id = app_tenant()));
create policy operator on statement_royalty for all to kyodaku_admin using (true) with check (true);
grant select on statement_royalty to kyodaku_tenant;
