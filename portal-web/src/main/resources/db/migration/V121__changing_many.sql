-- What a rightsholder changed on many assets at once, with what each said before, so that it can be taken back.
create table asset_change (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  kind       text not null check (kind in ('POLICY', 'PRICE', 'TERRITORIES', 'SWITCH')),
  assets     int not null check (assets between 1 and 10000),
  changed_by uuid,
  created_at timestamptz not null,
  undone_at  timestamptz,
  unique (tenant_id, id)
);
create index asset_change_tenant on asset_change (tenant_id, created_at desc, id desc);

-- said_before and said_after: a preset or nothing, micros a second, territories, ON or STOPPED.
create table asset_change_line (
  tenant_id   uuid not null references tenant,
  change_id   uuid not null,
  asset_id    uuid not null,
  said_before text not null check (length(said_before) <= 1000),
  said_after  text not null check (length(said_after) <= 1000),
  foreign key (tenant_id, change_id) references asset_change (tenant_id, id),
  foreign key (tenant_id, asset_id) references asset (tenant_id, id),
  primary key (change_id, asset_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['asset_change', 'asset_change_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for all to kyodaku_tenant '
                   'using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
    execute format('grant select, insert on %I to kyodaku_tenant', t);
  end loop;
end
$$;
grant update (undone_at) on asset_change to kyodaku_tenant;
