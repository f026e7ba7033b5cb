-- Who a rightsholder was in legal terms when an operator last said that this is it: at its verification, or since then. What it says of
-- itself now may be something else, which somebody has to look at. Empty where nothing was said.
create table details_seen (
  tenant_id           uuid primary key references tenant,
  legal_name          text not null default '',
  registration_number text not null default '',
  address             text not null default '',
  representative      text not null default '',
  at                  timestamptz not null
);
grant select, insert, update on details_seen to kyodaku_admin;

-- Whoever verifies, and by what: what is there then is what was verified.
create function details_are_verified() returns trigger
  language plpgsql as $$
begin
  insert into details_seen (tenant_id, legal_name, registration_number, address, representative, at)
  select new.id, coalesce(d.legal_name, ''), coalesce(d.registration_number, ''), coalesce(d.address, ''),
    coalesce(d.representative, ''), now()
  from (select new.id) t left join tenant_details d on d.tenant_id = t.id
  on conflict (tenant_id) do update set legal_name = excluded.legal_name, registration_number = excluded.registration_number,
    address = excluded.address, representative = excluded.representative, at = excluded.at;
  return null;
end
$$;
create trigger details_are_verified after update of status on tenant
  for each row when (old.status = 'APPLIED' and new.status = 'VERIFIED') execute function details_are_verified();

-- What stood before this was kept is taken as it is.
insert into details_seen (tenant_id, legal_name, registration_number, address, representative, at)
select t.id, coalesce(d.legal_name, ''), coalesce(d.registration_number, ''), coalesce(d.address, ''),
  coalesce(d.representative, ''), now()
from tenant t left join tenant_details d on d.tenant_id = t.id
where t.status in ('VERIFIED', 'SUSPENDED');

-- The tenants that say something else of themselves than what an operator has seen.
create view details_changed with (security_invoker = true) as
select t.id as tenant_id, d.legal_name, d.registration_number, d.address, d.representative, d.updated_at, d.version,
  coalesce(s.legal_name, '') as seen_legal_name, coalesce(s.registration_number, '') as seen_registration_number,
  coalesce(s.address, '') as seen_address, coalesce(s.representative, '') as seen_representative, s.at as seen_at
from tenant t
join tenant_details d on d.tenant_id = t.id
left join details_seen s on s.tenant_id = t.id
where t.status in ('VERIFIED', 'SUSPENDED')
  and (d.legal_name, d.registration_number, d.address, d.representative)
    is distinct from (s.legal_name, s.registration_number, s.address, s.representative);
grant select on details_changed to kyodaku_admin;
