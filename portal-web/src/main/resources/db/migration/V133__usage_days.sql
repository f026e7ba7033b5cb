-- What each day earned a rightsholder, by use and by territory, so that its home is as quick with a million usages as with
-- ten. A day is added up anew while royalties may still come to it; the rows behind it stay the record.
create table usage_day (
  tenant_id      uuid not null references tenant,
  split          text not null check (split in ('USE', 'TERRITORY')),
  day            date not null,
  currency       char(3) not null,
  value          text not null,
  usages         bigint not null,
  royalty_micros bigint not null,
  primary key (tenant_id, split, day, currency, value)
);

-- How far it is: the newest royalty that was there when it was added up last.
create table usage_rollup (
  tenant_id uuid primary key references tenant,
  newest_at timestamptz not null,
  rolled_at timestamptz not null
);

alter table usage_day enable row level security;
alter table usage_day force row level security;
create policy own_rows on usage_day for select to kyodaku_tenant using (tenant_id = app_tenant());
create policy platform on usage_day for all to kyodaku_admin using (true) with check (true);
grant select on usage_day to kyodaku_tenant;
grant select, insert, update, delete on usage_day, usage_rollup to kyodaku_admin;
