-- How a rightsholder finds its usages among a million. See docs/decisions/0160-finding-usages.md.

-- What each day of a rightsholder was asked for and earned, taken apart by all that one can ask for at once. Each usage is in three scopes: the
-- rightsholder, the work, the asset, whose ids are as unlike as all are. Days are those of UTC on which was asked. Kept by a job; the rows behind
-- it stay the record, and it can be made again from them.
create table usage_cell (
  tenant_id      uuid not null references tenant,
  scope_id       uuid not null,
  day            date not null,
  generator_id   uuid not null,
  use            text not null,
  territories    text not null,
  state          text not null,
  currency       char(3) not null,
  usages         bigint not null,
  fee_micros     bigint not null,
  royalty_micros bigint not null,
  first_at       timestamptz not null,
  last_at        timestamptz not null,
  primary key (tenant_id, scope_id, day, generator_id, use, territories, state, currency)
);

-- How far it is: the newest usage and the newest royalty that were there, and whether some usage had not ended.
create table usage_cell_rollup (
  tenant_id uuid primary key references tenant,
  asked_at  timestamptz not null,
  earned_at timestamptz,
  unended   boolean not null,
  rolled_at timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['usage_cell', 'usage_cell_rollup'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('create policy platform on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('grant select on %I to kyodaku_tenant', t);
    execute format('grant select, insert, update, delete on %I to kyodaku_admin', t);
  end loop;
end
$$;

-- The one index by tenant that a charge pays for, now in the order in which usages are shown and asked for.
drop index authorization_license_tenant;
create index authorization_license_tenant on authorization_license (tenant_id, requested_at, authorization_id);

-- Through which generator an asset was used is its owner's to know; for whom and with which words is not.
grant select (generator_id) on usage_authorization to kyodaku_tenant;
grant select (id, name) on generator to kyodaku_tenant;
