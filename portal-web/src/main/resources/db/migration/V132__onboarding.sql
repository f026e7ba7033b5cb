-- Who a rightsholder is in legal terms, and what it shows for it. Its own members write both; operators read them.
create table tenant_details (
  tenant_id           uuid primary key references tenant,
  legal_name          text not null check (length(legal_name) between 1 and 200),
  registration_number text not null check (length(registration_number) <= 100),
  address             text not null check (length(address) between 1 and 1000),
  representative      text not null check (length(representative) between 1 and 200),
  updated_at          timestamptz not null,
  updated_by          uuid not null references account,
  version             int not null default 1
);

create table tenant_evidence (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  name        text not null check (length(name) between 1 and 200),
  type        text not null check (type in ('PDF', 'JPEG', 'PNG')),
  bytes       int not null check (bytes between 1 and 10485760),
  sha256      char(64) not null,
  blob_key    text not null unique,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null references account,
  removed_at  timestamptz
);
create unique index tenant_evidence_once on tenant_evidence (tenant_id, sha256) where removed_at is null;

-- Who has closed reads what it has and changes nothing of it, also when the code forgets to ask.
create function closed_tenant_keeps_its_file() returns trigger
  language plpgsql as $$
begin
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
  foreach t in array array['tenant_details', 'tenant_evidence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for all to kyodaku_tenant '
                   'using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
    execute format('create policy operator on %I for select to kyodaku_admin using (true)', t);
    execute format('grant select, insert on %I to kyodaku_tenant', t);
    execute format('grant select on %I to kyodaku_admin', t);
    execute format('create trigger closed_tenant_keeps_its_file before insert or update or delete on %I '
                   'for each statement execute function closed_tenant_keeps_its_file()', t);
  end loop;
end
$$;
grant update on tenant_details to kyodaku_tenant;
grant update (removed_at) on tenant_evidence to kyodaku_tenant;
