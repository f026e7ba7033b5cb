-- Which royalties a statement adds up was a row for each of them; it is now how far the statement reaches: all royalties
-- of its books that happened before its end and were there when it was closed, but for those that the one before reached.
-- Reaches only grow, so each royalty is on one statement, for ever, and none needs a row that says so.

-- In the order in which they were booked; and where the usage is shown, as the line of its statement says, so that nobody
-- has to look that up for a million of them.
alter table royalty add column seq bigint, add column territories text check (territories ~ '^([A-Z]{2}(\|[A-Z]{2}){0,2}|\+)$');
alter table royalty no force row level security;
alter table statement no force row level security;
alter table statement_royalty no force row level security;
alter table statement_line no force row level security;
alter table authorization_license no force row level security;
do $$
declare
  t text;
begin
  -- Only what was never to be changed is filled in.
  for t in select tgname from pg_trigger where tgrelid = 'royalty'::regclass and not tgisinternal loop
    execute format('alter table royalty disable trigger %I', t);
  end loop;
  -- What a statement has comes before what the next has, and what none has comes last.
  -- Lines that were closed before they said where say it neither of their royalties.
  update royalty r set seq = o.seq, territories = o.territories
  from (select r.id, row_number() over (order by s.number nulls last, r.at, r.id) as seq,
               case when s.id is not null then l.territories
                    when length(a.territories) > 8 then '+' else a.territories end as territories
        from royalty r left join authorization_license a on a.authorization_id = r.authorization_id and a.claim_id = r.claim_id
        left join statement_royalty sr on sr.royalty_id = r.id left join statement s on s.id = sr.statement_id
        left join statement_line l on l.statement_id = sr.statement_id and l.position = sr.position) o
  where o.id = r.id;
  for t in select tgname from pg_trigger where tgrelid = 'royalty'::regclass and not tgisinternal loop
    execute format('alter table royalty enable trigger %I', t);
  end loop;
end
$$;
set constraints all immediate;
alter table royalty alter column seq set not null;
alter table royalty alter column seq add generated always as identity;
select setval(pg_get_serial_sequence('royalty', 'seq'), coalesce(max(seq), 1), max(seq) is not null) from royalty;
create index royalty_seq on royalty (tenant_id, seq);

alter table statement add column after_at timestamptz, add column after_seq bigint, add column upto_seq bigint;
alter table statement disable trigger statement_is_forever;
with own as (
  select s.id, s.tenant_id, s.selling_entity, s.currency, s.number, s.to_at,
         coalesce((select max(r.seq) from statement_royalty l join royalty r on r.id = l.royalty_id where l.statement_id = s.id), 0) as seq
  from statement s),
reached as (
  select id, to_at, number, tenant_id, selling_entity, currency,
         max(seq) over (partition by tenant_id, selling_entity, currency order by number) as upto
  from own),
followed as (
  select id, upto, coalesce(lag(to_at) over books, '-infinity') as after_at, coalesce(lag(upto) over books, 0) as after_seq
  from reached window books as (partition by tenant_id, selling_entity, currency order by number))
update statement s set after_at = f.after_at, after_seq = f.after_seq, upto_seq = f.upto from followed f where f.id = s.id;
alter table statement enable trigger statement_is_forever;
set constraints all immediate;
alter table statement alter column after_at set not null;
alter table statement alter column after_seq set not null;
alter table statement alter column upto_seq set not null;
alter table statement add check (upto_seq >= after_seq and to_at > after_at);

-- A line of royalties is one kind, asset, use and set of territories.
create unique index statement_line_royalties on statement_line (statement_id, kind, asset_id, use, coalesce(territories, ''))
  where kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION');

-- Nothing that a statement had may be lost or come to it anew.
create temp table had as select royalty_id, statement_id, position from statement_royalty;
drop table statement_royalty;

create view statement_royalty with (security_invoker = true) as
select r.id as royalty_id, s.id as statement_id, l.position
from statement s
join royalty r on r.tenant_id = s.tenant_id and r.selling_entity = s.selling_entity and r.currency = s.currency
  and r.at < s.to_at and r.seq <= s.upto_seq and (r.at >= s.after_at or r.seq > s.after_seq)
join statement_line l on l.statement_id = s.id and l.asset_id = r.asset_id and l.use = r.use
  and coalesce(l.territories, '') = coalesce(r.territories, '')
  and l.kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION')
  and l.kind = case when r.kind = 'USAGE' and r.at < s.from_at then 'BACKPAY' else r.kind end;
grant select on statement_royalty to kyodaku_tenant, kyodaku_admin;

do $$
begin
  if exists ((table had except table statement_royalty) union all (table statement_royalty except table had)) then
    raise exception 'the reach of a statement is not what it added up';
  end if;
end
$$;
drop table had;
alter table royalty force row level security;
alter table statement force row level security;
alter table statement_line force row level security;
alter table authorization_license force row level security;

-- Up to where royalties are all there: what has a lower number is committed, or never will be.
create table royalty_quiet (
  one bool primary key default true check (one),
  seq bigint not null
);
insert into royalty_quiet (seq) select case when is_called then last_value else 0 end from royalty_seq_seq;
grant select on royalty_quiet to kyodaku_admin;

-- Whoever vacuums the table gives way after deadlock_timeout (a second), so this waits for longer than that; and for less than the
-- three seconds after which those who charge give up.
create function royalty_quiet_seq() returns bigint
  language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2500ms' as $$
declare
  quiet bigint;
begin
  lock table royalty in share mode;
  select case when is_called then last_value else 0 end into quiet from royalty_seq_seq;
  update royalty_quiet set seq = quiet where seq < quiet;
  return quiet;
end
$$;
revoke execute on function royalty_quiet_seq() from public;
grant execute on function royalty_quiet_seq() to kyodaku_admin;

-- The same as before, for all statements that are closed together.
drop trigger statement_follows on statement;
create or replace function statement_follows() returns trigger
  language plpgsql as $$
begin
  if exists (
      select from added a left join statement p on p.tenant_id = a.tenant_id and p.number = a.number - 1
      where a.number > 1 and p.id is null) then
    raise exception 'a statement has the next number' using errcode = 'restrict_violation';
  end if;
  if exists (
      select from added a join statement p on p.tenant_id = a.tenant_id and p.number = a.number - 1
      where a.from_at <> p.to_at and (a.from_at, a.to_at) is distinct from (p.from_at, p.to_at)) then
    raise exception 'a period begins where the one before ends' using errcode = 'restrict_violation';
  end if;
  if exists (
      select from added a left join lateral (
        select carried_micros, to_at, upto_seq from statement p
        where (p.tenant_id, p.selling_entity, p.currency) = (a.tenant_id, a.selling_entity, a.currency) and p.number < a.number
        order by p.number desc limit 1) p on true
      where a.opening_micros <> coalesce(p.carried_micros, 0)
         or a.after_at <> coalesce(p.to_at, '-infinity') or a.after_seq <> coalesce(p.upto_seq, 0)
         or a.upto_seq > (select seq from royalty_quiet)) then
    raise exception 'a statement opens with what was carried' using errcode = 'restrict_violation';
  end if;
  if exists (
      select from added a left join (
        select l.statement_id, count(*) as count, sum(l.amount_micros) as micros, bool_and(l.tenant_id = b.tenant_id) as own
        from added b join statement_line l on l.statement_id = b.id group by 1) l on l.statement_id = a.id
      where (coalesce(l.count, 0), coalesce(l.micros, 0)) is distinct from (a.line_count::bigint, a.lines_micros::numeric)
         or not coalesce(l.own, true))
    or exists (
      with earned as (
        select a.id, case when r.kind = 'USAGE' and r.at < a.from_at then 'BACKPAY' else r.kind end as kind, r.asset_id, r.use,
               coalesce(r.territories, '') as territories,
               count(*) as usages, sum(r.seconds) as seconds, sum(r.base_micros) as base, sum(r.royalty_micros) as royalty
        from added a join royalty r on r.tenant_id = a.tenant_id and r.selling_entity = a.selling_entity
          and r.currency = a.currency and r.at < a.to_at and r.seq <= a.upto_seq and (r.at >= a.after_at or r.seq > a.after_seq)
        group by 1, 2, 3, 4, 5),
      stated as (
        select l.* from added a join statement_line l on l.statement_id = a.id
        where l.kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION'))
      select from earned e full join stated l
        on l.statement_id = e.id and l.kind = e.kind and l.asset_id = e.asset_id and l.use = e.use
          and coalesce(l.territories, '') = e.territories
      where (e.usages, e.seconds, e.base, e.royalty)
        is distinct from (l.usages, l.seconds::numeric, l.base_micros::numeric, l.amount_micros::numeric))
    or exists (
      select from added a left join (
        select l.statement_id, sum(l.usages) as usages from added b join statement_line l on l.statement_id = b.id
        where l.kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION') group by 1) l on l.statement_id = a.id
      where coalesce(l.usages, 0) <> a.royalty_count) then
    raise exception 'a statement adds up' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger statement_follows after insert on statement referencing new table as added
  for each statement execute function statement_follows();

-- The tenants of a run are gone through in parts, and no longer one by one: each that there was is a part of its own.
alter table run_closing add column part int check (part > 0);
update run_closing i set part = p.part
from (select run_id, tenant_id, row_number() over (partition by run_id order by tenant_id) as part from run_closing) p
where p.run_id = i.run_id and p.tenant_id = i.tenant_id;
alter table run_closing alter column part set not null;
update job j set key = i.run_id || ' ' || i.part, payload = i.run_id || ' ' || i.part
from run_closing i where j.kind = 'closing' and j.status = 'OPEN' and j.key = i.run_id || ' ' || i.tenant_id;
