-- What an owner said at each level, one version after another: who saw an older one is told, and can go back to any. Nothing said
-- is a version too. The level is told as in policy.
create table policy_version (
  id        uuid primary key,
  -- What came later, whichever node's clock was ahead: writers of one tenant take turns.
  place     bigint generated always as identity,
  tenant_id uuid not null references tenant,
  work_id   uuid,
  asset_id  uuid,
  preset    text check (preset in ('CLOSED', 'FAN', 'OPEN', 'ASK')),
  said_by   uuid,
  said_at   timestamptz not null,
  how       text not null check (how in ('HERE', 'MANY', 'FILE', 'BACK', 'EARLIER')),
  foreign key (tenant_id, work_id) references work (tenant_id, id),
  foreign key (tenant_id, asset_id) references ownership_claim (tenant_id, asset_id),
  check (work_id is null or asset_id is null)
);
create index policy_version_level on policy_version (tenant_id, work_id, asset_id, place desc);

-- The owner of the tables need not be a superuser, and is behind the wall like everybody else.
alter table policy no force row level security;
insert into policy_version (id, tenant_id, work_id, asset_id, preset, said_at, how)
  select uuidv7(), tenant_id, work_id, asset_id, preset, updated_at, 'EARLIER' from policy;
alter table policy force row level security;

alter table policy_version enable row level security;
alter table policy_version force row level security;
create policy own_rows on policy_version for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
grant select, insert on policy_version to kyodaku_tenant;
create trigger closed_tenant_looks_on before insert or update or delete on policy_version
  for each statement execute function closed_tenant_looks_on();
