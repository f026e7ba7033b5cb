-- Why a generator is suspended, for operators: it acts by programs, and reads nothing here.
alter table generator add column disabled_reason text check (length(disabled_reason) between 1 and 2000);
update generator set disabled_reason = '-' where disabled_at is not null;
alter table generator add constraint generator_suspended_for_a_reason
  check ((disabled_at is null) = (disabled_reason is null));

-- When a key was last presented, to some minutes: whether a program still uses it.
alter table api_key add column last_used_at timestamptz;

-- How many creators let a generator spend. As text, so that no plan of a charge, which looks for the link of one creator, takes it.
create index creator_link_generator on creator_link ((generator_id::text)) where unlinked_at is null;

-- What generators rendered on the days of UTC on which they asked, so that their pages are as quick with a million usages as
-- with ten. Added up anew while it may change; the usages stay the record.
create table generator_day (
  generator_id   uuid not null references generator,
  day            date not null,
  quality        text not null check (quality in ('STANDARD', 'PREMIUM')),
  asked          bigint not null check (asked > 0),
  settled        bigint not null check (settled between 0 and asked),
  seconds        bigint not null check (seconds >= 0),
  compute_micros bigint not null check (compute_micros >= 0),
  primary key (generator_id, day, quality)
);

-- How far that is: how far the ledger was rolled up, and the day on which all of it was last added up.
create table generator_rollup (
  only_row  boolean primary key default true check (only_row),
  seq       bigint not null,
  whole_on  date not null,
  rolled_at timestamptz not null
);

-- Usages lie in the order in which they were asked for; what is asked is theirs for good, so this costs a charge nothing.
create index usage_authorization_created on usage_authorization using brin (created_at)
  with (pages_per_range = 32, autosummarize = on);

grant select, insert, update, delete on generator_day, generator_rollup to kyodaku_admin;
