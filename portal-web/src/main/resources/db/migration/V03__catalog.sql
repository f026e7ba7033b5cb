-- What tenants license. Row-level security hides other tenants' rows, but foreign keys look past it; so every reference
-- within a tenant names the tenant too.
create table work (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  title      text not null check (length(title) between 1 and 200),
  stopped_at timestamptz,
  created_at timestamptz not null,
  version    bigint not null default 0,
  unique (tenant_id, title),
  unique (tenant_id, id)
);

create table asset (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  work_id     uuid not null,
  kind        text not null check (kind in ('CHARACTER', 'LIKENESS', 'VOICE', 'STYLE', 'WORK')),
  name        text not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 4000),
  stopped_at  timestamptz,
  created_at  timestamptz not null,
  version     bigint not null default 0,
  foreign key (tenant_id, work_id) references work (tenant_id, id),
  unique (work_id, name),
  unique (tenant_id, id)
);
create extension if not exists pg_trgm;
create index asset_name_part on asset using gin (name gin_trgm_ops);

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

-- A tenant claims what it brought itself; a claim on another's asset is an operator's to make.
create function claim_on_own_asset() returns trigger
  language plpgsql as $$
begin
  if current_user = 'kyodaku_tenant'
     and not exists (select from asset where id = new.asset_id and tenant_id = new.tenant_id) then
    raise exception 'a claim on another owner''s asset is made by an operator' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger claim_on_own_asset before insert or update of tenant_id, asset_id on ownership_claim
  for each row execute function claim_on_own_asset();

-- match_key is the text as screening sees it; position is the place in the owner's list, whose first name in a language
-- is the one to show. Where two owners want the same key, the live one stays; see below.
create table alias (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  asset_id   uuid not null,
  language   text not null check (length(language) between 2 and 35),
  text       text not null check (length(text) between 1 and 200),
  match_key  text not null check (length(match_key) between 1 and 400),
  position   int not null default 0 check (position >= 0),
  status     text not null check (status in ('LIVE', 'PENDING', 'REJECTED')),
  created_at timestamptz not null,
  version    bigint not null default 0,
  foreign key (tenant_id, asset_id) references asset (tenant_id, id),
  unique (asset_id, language, match_key)
);
create index alias_key on alias (match_key text_pattern_ops);
create index alias_key_part on alias using gin (match_key gin_trgm_ops);
create index alias_pending on alias (created_at) where status = 'PENDING';

-- Who comes second waits. One lock for all new aliases, held to the end of the transaction, makes "is it live with
-- another owner?" and "now it is live" one step; the check runs as the tables' owner, for whom V90 opens all rows,
-- because the newcomer can't see the other's.
create function aliases_one_at_a_time() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('kyodaku.alias', 0));
  return null;
end
$$;
create trigger aliases_one_at_a_time before insert on alias
  for each statement execute function aliases_one_at_a_time();

create function alias_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status = 'LIVE' and exists (
      select from alias where match_key = new.match_key and status = 'LIVE' and tenant_id <> new.tenant_id) then
    new.status := 'PENDING';
  end if;
  return new;
end
$$;
create trigger alias_waits before insert on alias
  for each row execute function alias_waits();

-- What an alias matches never changes, only how it is spelled; and its owner does not decide its status.
create function alias_stays() returns trigger
  language plpgsql as $$
begin
  if (new.id, new.tenant_id, new.asset_id, new.language, new.match_key, new.created_at)
     is distinct from (old.id, old.tenant_id, old.asset_id, old.language, old.match_key, old.created_at) then
    raise exception 'an alias matches what it always did' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and current_user = 'kyodaku_tenant' then
    raise exception 'an operator decides an alias' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger alias_stays before update on alias
  for each row execute function alias_stays();

-- A policy by preset for a claim on an asset, for a work or for the whole tenant; asset_id and work_id say which.
create table policy (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  work_id    uuid,
  asset_id   uuid,
  preset     text not null check (preset in ('CLOSED', 'FAN', 'OPEN', 'ASK')),
  updated_at timestamptz not null,
  version    bigint not null default 0,
  foreign key (tenant_id, work_id) references work (tenant_id, id),
  foreign key (tenant_id, asset_id) references ownership_claim (tenant_id, asset_id),
  check (work_id is null or asset_id is null),
  unique nulls not distinct (tenant_id, work_id, asset_id)
);

-- processed: how many of the file's rows are done, so that another node goes on where one stopped. The content is kept
-- until the end.
create table import_job (
  id         uuid primary key,
  tenant_id  uuid not null references tenant,
  file_hash  char(64) not null,
  content    bytea,
  status     text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
  attempts   int not null default 0,
  processed  int not null default 0,
  total      int not null default 0,
  imported   int not null default 0,
  updated    int not null default 0,
  unchanged  int not null default 0,
  rejected   int not null default 0,
  created_at timestamptz not null,
  ended_at   timestamptz,
  check (processed = imported + updated + unchanged + rejected),
  unique (tenant_id, id)
);
create index import_job_tenant on import_job (tenant_id, created_at desc);

create table import_error (
  tenant_id uuid not null references tenant,
  import_id uuid not null,
  row_no    int not null,
  field     text not null,
  message   text not null,
  foreign key (tenant_id, import_id) references import_job (tenant_id, id),
  primary key (import_id, row_no, field)
);
