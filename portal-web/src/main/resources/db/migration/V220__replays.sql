-- What a draft would have meant: recorded usages are replayed against it. See docs/decisions/0220-the-time-machine.md.

-- Refusals that hang on one owner alone, for that owner: its own assets and facts alone, whose it was as the owner may know it, and nothing of what
-- was written. Written in the background, kept for three months.
create table refused_usage (
  tenant_id    uuid not null references tenant not enforced,
  requested_at timestamptz not null,
  id           uuid not null,
  -- By io.kyodaku.rule.CreatorAlias: another for every owner.
  creator_alias uuid not null,
  generator_id uuid not null,
  use          text not null check (use in ('PERSONAL', 'SHARED', 'COMMERCIAL')),
  quality      text not null check (quality in ('STANDARD', 'PREMIUM')),
  seconds      int not null check (seconds > 0),
  territories  text not null check (length(territories) between 2 and 1000),
  -- Null where nobody gave any, or nobody asked. Lists are separated by the unit separator, U+001F.
  themes       text check (length(themes) <= 10000),
  age          text check (age in ('UNKNOWN', 'UNDER_18', 'ADULT')),
  -- The owner's claims in it with their assets, and what it blocked that was found.
  claims       text not null,
  terms        text not null,
  -- What all others together said, for the job that writes pages; where one of them refused too, there is no row.
  others       text not null check (others in ('ALLOW', 'ASK')),
  decided_by   text not null check (length(decided_by) <= 200),
  primary key (tenant_id, requested_at, id)
);

-- All usages of an owner, an hour at a time, as io.kyodaku.replay.PageBytes writes them. Kept by a job; the rows behind it stay
-- the record, and it can be made again from them.
create table usage_page (
  tenant_id uuid not null references tenant,
  hour      timestamptz not null,
  part      int not null check (part >= 0),
  usages    int not null check (usages > 0),
  -- Whether some usage in it had not ended.
  unended   boolean not null,
  content   bytea not null,
  primary key (tenant_id, hour, part)
);
-- Ids and moments don't get smaller by packing them.
alter table usage_page alter column content set storage external;

-- How far it is: the newest usage, refusal and royalty that were there.
create table usage_page_rollup (
  tenant_id  uuid primary key references tenant,
  asked_at   timestamptz,
  refused_at timestamptz,
  earned_at  timestamptz,
  rolled_at  timestamptz not null
);

-- A draft and what came of replaying it. The draft is of a policy, told as in policy_version, or a contract version.
create table replay (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant,
  kind                text not null check (kind in ('POLICY', 'CONTRACT')),
  work_id             uuid,
  asset_id            uuid,
  preset              text check (preset in ('CLOSED', 'FAN', 'OPEN', 'ASK')),
  controls            text not null default '' check (length(controls) <= 65536),
  seen_version        uuid,
  contract_version_id uuid,
  currency            char(3) not null,
  since               timestamptz not null,
  until               timestamptz not null,
  status              text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  usages              bigint not null default 0,
  done                bigint not null default 0,
  asked_by            uuid,
  asked_at            timestamptz not null,
  ended_at            timestamptz,
  foreign key (tenant_id, work_id) references work (tenant_id, id),
  foreign key (tenant_id, asset_id) references ownership_claim (tenant_id, asset_id),
  unique (tenant_id, id),
  check (work_id is null or asset_id is null),
  check ((kind = 'CONTRACT') = (contract_version_id is not null)),
  check (since < until),
  check (done between 0 and usages),
  check ((status in ('WAITING', 'RUNNING')) = (ended_at is null))
);
create index replay_tenant on replay (tenant_id, asked_at desc, id desc);

-- Sums of a replay by one split at a time; each usage counts once in ALL, MOVE and DAY.
create table replay_sum (
  tenant_id          uuid not null,
  replay_id          uuid not null,
  split              text not null check (split in ('ALL', 'MOVE', 'DAY', 'ASSET', 'TERRITORY', 'USE', 'RULE')),
  value              text not null,
  usages             bigint not null,
  granted_was        bigint not null,
  asked_was          bigint not null,
  refused_was        bigint not null,
  granted_would      bigint not null,
  asked_would        bigint not null,
  refused_would      bigint not null,
  earned_was_micros   bigint not null,
  earned_would_micros bigint not null,
  open_would_micros   bigint not null,
  changed_since      bigint not null,
  age_unknown        bigint not null,
  primary key (replay_id, split, value),
  foreign key (tenant_id, replay_id) references replay (tenant_id, id) on delete cascade
);

-- The newest usages of each kind of change, to look at.
create table replay_usage (
  tenant_id          uuid not null,
  replay_id          uuid not null,
  usage_id           uuid not null,
  asset_id           uuid not null,
  requested_at       timestamptz not null,
  recorded           boolean not null,
  use                text not null,
  territories        text not null,
  seconds            int not null,
  was                text not null check (was in ('GRANTED', 'ASKED', 'REFUSED')),
  would              text not null check (would in ('GRANTED', 'ASKED', 'REFUSED')),
  was_by             text not null,
  would_by           text not null,
  earned_was_micros   bigint not null,
  earned_would_micros bigint not null,
  primary key (replay_id, usage_id, asset_id),
  foreign key (tenant_id, replay_id) references replay (tenant_id, id) on delete cascade
);

do $$
declare
  t text;
begin
  foreach t in array array['refused_usage', 'usage_page', 'usage_page_rollup', 'replay', 'replay_sum', 'replay_usage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['refused_usage', 'usage_page', 'usage_page_rollup'] loop
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('create policy platform on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('grant select, delete on %I to kyodaku_admin', t);
  end loop;
  foreach t in array array['replay', 'replay_sum', 'replay_usage'] loop
    execute format('create policy own_rows on %I for all to kyodaku_tenant '
                   'using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
    execute format('grant select, insert, delete on %I to kyodaku_tenant', t);
  end loop;
end
$$;
grant select on usage_page, usage_page_rollup to kyodaku_tenant;
grant select (tenant_id, requested_at, id, creator_alias, generator_id, use, quality, seconds, territories, themes, age, claims,
  terms, decided_by) on refused_usage to kyodaku_tenant;
create policy platform_writes on refused_usage for insert to kyodaku_charge with check (true);
grant insert on refused_usage to kyodaku_charge;
grant insert on usage_page, usage_page_rollup to kyodaku_admin;
grant update on usage_page_rollup to kyodaku_admin;
grant update (status, usages, done, ended_at) on replay to kyodaku_tenant;

create trigger refused_usage_stays before update or truncate on refused_usage
  for each statement execute function forbid_change();
-- Who has closed tries nothing more; what was begun runs to its end.
create trigger closed_tenant_looks_on before insert on replay
  for each statement execute function closed_tenant_looks_on();
