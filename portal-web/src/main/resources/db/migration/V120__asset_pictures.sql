-- Pictures of assets, as their owners uploaded them; the files are kept by id. At most one is shown; the one that was shown
-- before can be put back.
create table asset_picture (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  asset_id   uuid not null,
  shown      boolean not null,
  width      int not null check (width between 1 and 20000),
  height     int not null check (height between 1 and 20000),
  created_at timestamptz not null,
  shown_at   timestamptz not null,
  foreign key (tenant_id, asset_id) references asset (tenant_id, id)
);
create unique index asset_picture_shown on asset_picture (asset_id) where shown;
create index asset_picture_asset on asset_picture (asset_id, shown_at desc);

alter table asset_picture enable row level security;
alter table asset_picture force row level security;
create policy own_rows on asset_picture for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy published on asset_picture for select to kyodaku_reader using (true);
grant select, insert, update on asset_picture to kyodaku_tenant;
grant select on asset_picture to kyodaku_reader;
