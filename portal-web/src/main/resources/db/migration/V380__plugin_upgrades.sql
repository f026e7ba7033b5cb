-- A tried version of a plugin takes the place of the one that a contract names, from the beginning of a period on, and is rolled back, without
-- another version of the contract. See docs/decisions/0380-plugins-are-upgraded-and-rolled-back.md.

-- How old a trial may be that an upgrade rests on, by how much what it shows may differ before the rightsholder is asked, and how long it has to
-- answer. The latest counts.
create table plugin_upgrade_rule (
  id             uuid primary key,
  trial_days     int not null check (trial_days between 1 and 365),
  -- Of what an asset's fees or royalties, or the plugin's lines, came to; a hundredth at most.
  difference_bps int not null check (difference_bps between 0 and 100),
  answer_days    int not null check (answer_days between 1 and 90),
  set_by         uuid not null references account,
  set_at         timestamptz not null
);
create index plugin_upgrade_rule_latest on plugin_upgrade_rule (set_at desc, id desc);
create trigger plugin_upgrade_rule_is_forever before update or delete on plugin_upgrade_rule
  for each row execute function forbid_change();
create trigger plugin_upgrade_rule_no_truncate before truncate on plugin_upgrade_rule
  for each statement execute function forbid_change();
grant select, insert on plugin_upgrade_rule to kyodaku_admin;

create function plugin_upgrade_rules(out trial_days int, out difference_bps int, out answer_days int)
  language sql stable as $$
  select coalesce(r.trial_days, 30), coalesce(r.difference_bps, 0), coalesce(r.answer_days, 14)
  from (select) one
  left join lateral (select * from plugin_upgrade_rule order by set_at desc, id desc limit 1) r on true
$$;

-- One version in place of another in one seat of one version of a contract.
create table plugin_upgrade (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant,
  contract_version_id uuid not null references contract_version,
  seat                text not null check (seat in ('TERMS', 'SCHEDULE')),
  from_hash           char(64) not null references plugin_jar,
  to_hash             char(64) not null references plugin_jar,
  trial_id            uuid not null references plugin_trial,
  status              text not null check (status in ('ASKED', 'PLANNED', 'DECLINED', 'LAPSED', 'WITHDRAWN', 'ROLLED_BACK')),
  reason              text not null check (length(reason) between 1 and 500),
  planned_by          uuid not null references account,
  planned_at          timestamptz not null,
  -- Periods that begin then or later are closed with it, as long as it is not rolled back.
  from_at             timestamptz not null,
  -- Until when the rightsholder may answer; null where it was not asked.
  answer_until        timestamptz check (answer_until > planned_at),
  answered_by         uuid references account,
  answered_at         timestamptz check (answered_at < answer_until),
  -- Withdrawn before it had begun, lapsed without an answer, or rolled back.
  ended_by            uuid references account,
  ended_at            timestamptz,
  ended_because       text not null default '' check (length(ended_because) <= 500),
  -- Usages from then on are priced by it, until it is rolled back: never before it was agreed.
  holds_from          timestamptz not null generated always as (greatest(from_at, coalesce(answered_at, planned_at))) stored,
  check (from_hash <> to_hash),
  check ((answered_by is null) = (answered_at is null)),
  check (answered_at is null or status in ('PLANNED', 'DECLINED', 'WITHDRAWN', 'ROLLED_BACK')),
  check (status not in ('ASKED', 'DECLINED', 'LAPSED') or answer_until is not null),
  check (status <> 'DECLINED' or answered_at is not null),
  check (status <> 'PLANNED' or answer_until is null or answered_at is not null),
  check ((ended_at is not null) = (status in ('LAPSED', 'WITHDRAWN', 'ROLLED_BACK'))),
  check (status not in ('WITHDRAWN', 'ROLLED_BACK') or ended_by is not null),
  check (status <> 'ROLLED_BACK' or ended_because <> '')
);
create index plugin_upgrade_of_contract on plugin_upgrade (contract_version_id, seat, from_at);
create index plugin_upgrade_of_tenant on plugin_upgrade (tenant_id, planned_at desc);
create index plugin_upgrade_of_trial on plugin_upgrade (trial_id);
create index plugin_upgrade_latest on plugin_upgrade (planned_at desc, id desc);
create unique index plugin_upgrade_asks_once on plugin_upgrade (contract_version_id, seat) where status = 'ASKED';
-- What was declined or rolled back needs another trial before it comes again.
create unique index plugin_upgrade_once_by_a_trial on plugin_upgrade (contract_version_id, seat, trial_id)
  where status in ('ASKED', 'PLANNED', 'DECLINED', 'ROLLED_BACK');

alter table plugin_upgrade enable row level security;
alter table plugin_upgrade force row level security;
create policy operator on plugin_upgrade for all to kyodaku_admin using (true) with check (true);
create policy own_rows on plugin_upgrade for all to kyodaku_tenant using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy published on plugin_upgrade for select to kyodaku_reader using (true);
grant select, insert, update (status, ended_by, ended_at, ended_because) on plugin_upgrade to kyodaku_admin;
grant select (id, tenant_id, contract_version_id, seat, from_hash, to_hash, trial_id, status, reason, planned_at, from_at, answer_until, answered_at,
              ended_at, ended_because, holds_from),
  update (status, answered_by, answered_at) on plugin_upgrade to kyodaku_tenant;
grant select (id, tenant_id, contract_version_id, seat, to_hash, status, from_at, planned_at, answered_at, ended_at, holds_from)
  on plugin_upgrade to kyodaku_reader;

-- Which jar a seat of a contract version has at a moment: what it names, or what took its place since and was not rolled back before. Null
-- where it is the standard.
create function plugin_in_force(version uuid, seat text, moment timestamptz) returns char(64)
  language sql stable as $$
  select coalesce(
    (select u.to_hash from plugin_upgrade u
     where u.contract_version_id = $1 and u.seat = $2 and u.holds_from <= $3
       and (u.status = 'PLANNED' or u.status = 'ROLLED_BACK' and $3 < u.ended_at)
     order by u.holds_from desc, u.id desc limit 1),
    (select case $2 when 'TERMS' then v.terms_hash else v.schedule_hash end from contract_version v where v.id = $1))
$$;

-- Which jar has its say in a period that is closed at a moment: what was in force at its beginning, as far as that was not rolled back since.
-- 'infinity' asks of a period that is open.
create function plugin_of_period(version uuid, seat text, begins timestamptz, closes timestamptz) returns char(64)
  language sql stable as $$
  select coalesce(
    (select u.to_hash from plugin_upgrade u
     where u.contract_version_id = $1 and u.seat = $2 and u.from_at <= $3 and coalesce(u.answered_at, u.planned_at) <= $4
       and (u.status = 'PLANNED' or u.status = 'ROLLED_BACK' and $4 < u.ended_at)
     order by u.from_at desc, u.id desc limit 1),
    (select case $2 when 'TERMS' then v.terms_hash else v.schedule_hash end from contract_version v where v.id = $1))
$$;

-- Whether a trial shows something of this rightsholder that its contract does not leave to the platform: nothing was tried, other days or other
-- payouts, or money that differs. Where no difference is let pass, a single answer that changed is one, even if all come to the same.
create function plugin_upgrade_asks(trial uuid, tenant uuid, bound_bps int) returns boolean
  language sql stable as $$
  select coalesce(
    (select t.usages + t.statements = 0 or t.other_days > 0 or t.paid_otherwise > 0
     from plugin_trial_tenant t where t.trial_id = $1 and t.tenant_id = $2), true)
    or exists (
      select from plugin_trial_sum s
      where s.trial_id = $1 and s.tenant_id = $2 and s.changed > 0
        and ($3 = 0 or abs(s.would_micros - s.was_micros)::numeric * 10000 > abs(s.was_micros)::numeric * $3))
$$;

create function plugin_upgrade_begins() returns trigger
  language plpgsql as $$
declare
  c contract_version;
  rules record;
begin
  select * into c from contract_version where id = new.contract_version_id and tenant_id = new.tenant_id;
  if c.status is distinct from 'IN_FORCE'
     or exists (select from contract_notice n where n.contract_id = c.contract_id and n.status = 'RUNNING' and n.ends_at <= new.from_at) then
    raise exception 'only what is in force, and still is when it begins, is upgraded' using errcode = 'restrict_violation';
  end if;
  if not exists (
    select from plugin_jar before join plugin_jar after on after.plugin_id = before.plugin_id and after.offers @> before.offers
    where before.hash = new.from_hash and after.hash = new.to_hash and after.disabled_at is null) then
    raise exception 'a plugin is upgraded to another version of the same one' using errcode = 'restrict_violation';
  end if;
  if plugin_in_force(c.id, new.seat, new.planned_at) is distinct from new.from_hash
     or exists (select from plugin_upgrade u where u.contract_version_id = c.id and u.seat = new.seat
                and (u.status = 'ASKED' or u.status = 'PLANNED' and u.holds_from > new.planned_at)) then
    raise exception 'what is replaced is in force, and nothing else is on its way' using errcode = 'restrict_violation';
  end if;
  select * into rules from plugin_upgrade_rules();
  if not exists (
    select from plugin_trial t
    join plugin_let_in l on l.trial_id = t.id
    join plugin_trial_tenant x on x.trial_id = t.id and x.tenant_id = new.tenant_id
    where t.id = new.trial_id and t.status = 'DONE' and (t.old_hash, t.new_hash) = (new.from_hash, new.to_hash)
      and t.ended_at <= new.planned_at and t.ended_at > new.planned_at - make_interval(days => rules.trial_days)) then
    raise exception 'an upgrade rests on a trial of the same two for this rightsholder that passed, was let in and is not old'
      using errcode = 'restrict_violation';
  end if;
  if new.status not in ('ASKED', 'PLANNED') or new.status = 'PLANNED' and (
       new.from_at < new.planned_at or plugin_upgrade_asks(new.trial_id, new.tenant_id, rules.difference_bps)) then
    raise exception 'the rightsholder is asked where money differs, and where a period has begun' using errcode = 'restrict_violation';
  end if;
  if new.status = 'ASKED' and new.from_at > new.planned_at and new.answer_until > new.from_at then
    raise exception 'it is answered before it would begin' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_upgrade_begins before insert on plugin_upgrade for each row execute function plugin_upgrade_begins();

create function plugin_upgrade_moves() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE'
     or (new.id, new.tenant_id, new.contract_version_id, new.seat, new.from_hash, new.to_hash, new.trial_id, new.reason, new.planned_by,
         new.planned_at, new.from_at, new.answer_until)
        is distinct from
        (old.id, old.tenant_id, old.contract_version_id, old.seat, old.from_hash, old.to_hash, old.trial_id, old.reason, old.planned_by,
         old.planned_at, old.from_at, old.answer_until)
     or (old.status, new.status) not in (('ASKED', 'PLANNED'), ('ASKED', 'DECLINED'), ('ASKED', 'LAPSED'), ('ASKED', 'WITHDRAWN'),
         ('PLANNED', 'WITHDRAWN'), ('PLANNED', 'ROLLED_BACK'))
     or old.answered_at is not null and (new.answered_by, new.answered_at) is distinct from (old.answered_by, old.answered_at)
     or new.answered_at is not null and old.answered_at is null and new.status not in ('PLANNED', 'DECLINED') then
    raise exception 'an upgrade goes forward, and what was said of it stays' using errcode = 'restrict_violation';
  end if;
  if new.status = 'LAPSED' and new.ended_at < old.answer_until
     or old.status = 'PLANNED' and new.status = 'WITHDRAWN' and new.ended_at >= old.holds_from
     or new.status = 'ROLLED_BACK' and new.ended_at < old.holds_from then
    raise exception 'what has begun is rolled back, and what has not is withdrawn' using errcode = 'restrict_violation';
  end if;
  if new.status = 'ROLLED_BACK' and exists (
       select from plugin_upgrade u where u.contract_version_id = old.contract_version_id and u.seat = old.seat and u.id <> old.id
         and (u.status = 'ASKED' or u.status = 'PLANNED' and (u.holds_from, u.id) > (old.holds_from, old.id))) then
    raise exception 'the latest is rolled back first' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_upgrade_moves before update or delete on plugin_upgrade for each row execute function plugin_upgrade_moves();
create trigger closed_tenant_looks_on before insert or update or delete on plugin_upgrade
  for each statement execute function closed_tenant_looks_on();
create trigger plugin_upgrade_no_truncate before truncate on plugin_upgrade for each statement execute function forbid_change();

-- The rightsholder whose plugin was tried sees what came of it for itself, and nothing of others.
do $$
declare
  t text;
begin
  foreach t in array array['plugin_trial_tenant', 'plugin_trial_sum'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy operator on %I for all to kyodaku_admin using (true) with check (true)', t);
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('grant select on %I to kyodaku_tenant', t);
  end loop;
end
$$;

-- The versions that a rightsholder's contracts have now, or will have: what was named, and what takes its place.
create function plugin_versions_bound(tenant uuid) returns setof char(64)
  language sql stable as $$
  select plugin_in_force(v.id, s.seat, greatest(now(), v.effective_from))
    from contract_version v cross join (values ('TERMS'), ('SCHEDULE')) s (seat)
    where v.tenant_id = $1 and v.status in ('SIGNED', 'AGREED', 'IN_FORCE')
  union
  select u.to_hash from plugin_upgrade u join contract_version v on v.id = u.contract_version_id
    where u.tenant_id = $1 and u.status = 'PLANNED' and u.holds_from > now() and v.status = 'IN_FORCE'
$$;
create or replace function plugin_versions_untried(tenant uuid, hash char(64)) returns setof char(64)
  language sql stable as $$
  select distinct before.hash
  from plugin_versions_bound($1) bound
  join plugin_jar before on before.hash = bound
  join plugin_jar after on after.hash = $2 and after.plugin_id = before.plugin_id and after.hash <> before.hash
  where not exists (
      select from plugin_trial t join plugin_let_in l on l.trial_id = t.id
      where (t.old_hash, t.new_hash) in ((before.hash, after.hash), (after.hash, before.hash)))
$$;

-- The end that was named holds as long as the same version has its say.
alter table named_period add column schedule_hash char(64);
update named_period p set schedule_hash = v.schedule_hash from contract_version v where v.id = p.contract_version_id;

-- What decisions are made of.
create or replace function snapshot_facts(what text, r jsonb) returns jsonb
  language sql immutable
  return (
    select jsonb_object_agg(k, r -> k) from unnest(case what
      when 'tenant' then '{status,stopped_at}'::text[]
      when 'work' then '{tenant_id,title,stopped_at}'
      when 'work_title' then '{work_id,tenant_id,language,title}'
      when 'asset' then '{tenant_id,work_id,kind,name,stopped_at}'
      when 'ownership_claim' then '{tenant_id,asset_id,share_bps,territories,price_per_second_micros,currency,status}'
      when 'ownership_share' then '{claim_id,asset_id,territories,share_bps,place}'
      when 'conflict_party' then '{conflict_id,claim_id,asset_id,territories,share_bps,open}'
      when 'joint_agreement' then '{proposer_id,other_id,proposer_asset_id,proposer_work_id,other_asset_id,other_work_id,proposer_bps,
                                    uses,territories,status,starts_at,ends_at,over_at,answered_at}'
      when 'alias' then '{tenant_id,asset_id,text,status,grade}'
      when 'context_word' then '{tenant_id,asset_id,text}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'contract_notice' then '{tenant_id,status,ends_at}'
      when 'plugin_upgrade' then '{tenant_id,contract_version_id,seat,to_hash,status,holds_from,ended_at}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);
create or replace function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'ownership_share' then r ->> 'asset_id'
    when 'conflict_party' then r ->> 'asset_id'
    when 'joint_agreement' then coalesce(r ->> 'proposer_asset_id', r ->> 'proposer_work_id')
    when 'alias' then r ->> 'asset_id'
    when 'context_word' then r ->> 'asset_id'
    when 'work_title' then r ->> 'work_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'contract_notice' then r ->> 'tenant_id'
    when 'plugin_upgrade' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;
-- When payments are made decides nothing, and neither does what is only asked for.
create constraint trigger plugin_upgrade_bumps_snapshot after insert on plugin_upgrade
  deferrable initially deferred for each row
  when (new.seat = 'TERMS' and new.status = 'PLANNED') execute function bump_snapshot();
create constraint trigger plugin_upgrade_move_bumps_snapshot after update on plugin_upgrade
  deferrable initially deferred for each row
  when (new.seat = 'TERMS' and (old.status = 'PLANNED' or new.status = 'PLANNED')) execute function bump_snapshot();

-- As in V187, but for the version of the schedule that has its say in the period.
create or replace function open_period(at_instant timestamptz)
  returns table (tenant_id uuid, from_at timestamptz, ends_at timestamptz, named boolean, live boolean)
  language sql stable
as $$
  select c.tenant_id, f.from_at, coalesce(n.ends_at, f.from_at + interval '1 month'), n.ends_at is not null, c.live
  from (
    select distinct on (v.tenant_id) v.tenant_id, v.id, v.schedule_hash, v.schedule_config, v.status = 'IN_FORCE' as live,
      min(v.effective_from) over (partition by v.tenant_id) as since
    from contract_version v
    where v.status in ('IN_FORCE', 'ENDED') and v.effective_from <= at_instant
    order by v.tenant_id, (v.status = 'IN_FORCE') desc, v.effective_from desc, v.number desc) c
  cross join lateral (
    select coalesce(
      (select s.to_at from statement s where s.tenant_id = c.tenant_id order by s.number desc limit 1), c.since) as from_at) f
  left join lateral (
    select p.ends_at from named_period p join contract_version v on v.id = p.contract_version_id
    where p.tenant_id = c.tenant_id and p.from_at = f.from_at
      and p.schedule_hash is not distinct from
        case when exists (select from plugin_upgrade u where u.contract_version_id = c.id and u.seat = 'SCHEDULE')
          then plugin_of_period(c.id, 'SCHEDULE', f.from_at, 'infinity') else c.schedule_hash end
      and v.schedule_config is not distinct from c.schedule_config) n on true
$$;

-- Whoever is concerned is told.
create trigger it_happened_to_plugin_version after insert on audit_entry
  for each row when (new.action in (
    'plugin-upgrade-asked', 'plugin-upgrade-planned', 'plugin-upgrade-declined', 'plugin-upgrade-withdrawn', 'plugin-rolled-back'))
  execute function it_happened();

-- Upgrades of many tenants at once are a run; what became of a tenant in it stands here where it was not upgraded.
alter table run drop constraint run_kind_check;
alter table run add constraint run_kind_check check (kind in ('PAYOUTS', 'CLOSING', 'REPLAY', 'UPGRADES'));
create table run_upgrade (
  run_id    uuid not null references run,
  tenant_id uuid not null references tenant,
  trial_id  uuid not null references plugin_trial,
  -- What the operator said of all of them.
  start     text not null check (start in ('PERIOD', 'AT_ONCE')),
  not_before date,
  reason    text not null check (length(reason) between 1 and 500),
  ended_at  timestamptz,
  -- Why not; empty where it was upgraded or asked.
  refused   text not null default '' check (length(refused) <= 60),
  primary key (run_id, tenant_id),
  check (refused = '' or ended_at is not null)
);
create index run_upgrade_latest on run_upgrade (tenant_id, run_id);
create index run_upgrade_open on run_upgrade (run_id) where ended_at is null;
grant select, insert, update (ended_at, refused) on run_upgrade to kyodaku_admin;
