-- A tenant closes for good. Its names stay its own: they are recognised, and nobody generates with them.
alter table tenant drop constraint tenant_status_check;
alter table tenant add constraint tenant_status_check
  check (status in ('APPLIED', 'VERIFIED', 'REJECTED', 'SUSPENDED', 'CLOSED'));

create or replace function tenant_is_proven(status text) returns boolean
  language sql immutable
  return status in ('VERIFIED', 'SUSPENDED', 'CLOSED');

create function tenant_stays_closed() returns trigger
  language plpgsql as $$
begin
  if (old.status = 'CLOSED' and new.status <> 'CLOSED')
     or (new.status = 'CLOSED' and old.status not in ('VERIFIED', 'SUSPENDED', 'CLOSED')) then
    raise exception 'a tenant does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger tenant_stays_closed before update of status on tenant
  for each row execute function tenant_stays_closed();

-- Its members read what it has and change nothing of it, also when the code forgets to ask.
create function closed_tenant_looks_on() returns trigger
  language plpgsql as $$
begin
  -- Apart, because other roles have no tenant to ask for, not even while this is planned.
  if current_user = 'kyodaku_tenant' then
    if exists (select from tenant where id = app_tenant() and status = 'CLOSED') then
      raise exception 'the tenant is closed' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return null;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['tenant', 'work', 'asset', 'ownership_claim', 'alias', 'policy', 'contract', 'contract_version',
                           'member'] loop
    execute format('create trigger closed_tenant_looks_on before insert or update or delete on %I '
                   'for each statement execute function closed_tenant_looks_on()', t);
  end loop;
end
$$;
