create table work (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  title      text not null check (length(title) between 1 and 200),
  stopped_at timestamptz,
  created_at timestamptz not null,
  version    bigint not null default 0,
  unique (tenant_id, title)
);

create table asset (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  work_id     uuid not null references work,
  kind        text not null check (kind in ('CHARACTER', 'LIKENESS', 'VOICE', 'STYLE', 'WORK')),
  name        text not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 4000),
  stopped_at  timestamptz,
  created_at  timestamptz not null,
  version     bigint not null default 0,
  unique (work_id, name)
);
create index asset_tenant on asset (tenant_id);

-- A tenant's share of an asset in a set of territories: ISO 3166-1 alpha-2 codes, or '*' for everywhere.
create table ownership_claim (
  id                      uuid primary key,
  tenant_id               uuid not null references tenant,
  asset_id                uuid not null references asset,
  share_bps               int not null check (share_bps between 1 and 10000),
  territories             text not null check (length(territories) between 1 and 1000),
  price_per_second_micros bigint not null check (price_per_second_micros between 0 and 1000000000000),
  currency                char(3) not null,
  status                  text not null check (status in ('LIVE', 'PENDING', 'RELEASED')),
  version                 bigint not null default 0,
  unique (tenant_id, asset_id)
);
create index ownership_claim_asset on ownership_claim (asset_id);

-- match_key is the text as screening sees it; a live key belongs to one asset's owner only.
create table alias (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  asset_id   uuid not null references asset,
  language   text not null check (length(language) between 2 and 35),
  text       text not null check (length(text) between 1 and 200),
  match_key  text not null check (length(match_key) between 1 and 400),
  status     text not null check (status in ('LIVE', 'PENDING', 'REJECTED')),
  created_at timestamptz not null,
  version    bigint not null default 0,
  unique (asset_id, language, text)
);
create index alias_key on alias (match_key);
create index alias_asset on alias (asset_id);

-- A policy by preset for an asset, a work or the whole tenant; asset_id and work_id say which.
create table policy (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  work_id    uuid references work,
  asset_id   uuid references asset,
  preset     text not null check (preset in ('CLOSED', 'FAN', 'OPEN', 'ASK')),
  updated_at timestamptz not null,
  version    bigint not null default 0,
  check (work_id is null or asset_id is null),
  unique nulls not distinct (tenant_id, work_id, asset_id)
);

create table import_job (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  file_hash  char(64) not null,
  content    bytea,
  status     text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
  total      int not null default 0,
  imported   int not null default 0,
  updated    int not null default 0,
  unchanged  int not null default 0,
  rejected   int not null default 0,
  created_at timestamptz not null,
  ended_at   timestamptz
);
create index import_job_tenant on import_job (tenant_id, created_at desc);

create table import_error (
  tenant_id uuid not null references tenant,
  import_id uuid not null references import_job,
  row_no    int not null,
  field     text not null,
  message   text not null,
  primary key (import_id, row_no, field)
);
