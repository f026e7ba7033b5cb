-- A new version of a plugin is tried on what was recorded before it may take a contract over. See docs/decisions/0340-new-versions-of-plugins.md.

-- One trial: an installed jar in place of another of the same plugin, on everything that was recorded when it began.
create table plugin_trial (
  id         uuid primary key,
  plugin_id  text not null,
  old_hash   char(64) not null references plugin_jar,
  new_hash   char(64) not null references plugin_jar,
  -- Usages that were asked for from then on, until then; statements that had closed until then.
  since      timestamptz not null,
  until      timestamptz not null,
  status     text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  started_by uuid not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  check (old_hash <> new_hash),
  check (since < until),
  check ((status in ('WAITING', 'RUNNING')) = (ended_at is null))
);
create index plugin_trial_latest on plugin_trial (started_at desc, id desc);
create index plugin_trial_versions on plugin_trial (old_hash, new_hash);
create unique index plugin_trial_one_at_a_time on plugin_trial (old_hash, new_hash) where ended_at is null;

create function plugin_trial_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.ended_at is not null or
     (new.id, new.plugin_id, new.old_hash, new.new_hash, new.since, new.until, new.started_by, new.started_at)
     is distinct from
     (old.id, old.plugin_id, old.old_hash, old.new_hash, old.since, old.until, old.started_by, old.started_at) then
    raise exception 'a trial of a plugin never changes once it has ended' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_trial_stays before update or delete on plugin_trial
  for each row execute function plugin_trial_stays();
create trigger plugin_trial_no_truncate before truncate on plugin_trial
  for each statement execute function forbid_change();

-- What was tried of each tenant whose contracts name the old version.
create table plugin_trial_tenant (
  trial_id       uuid not null references plugin_trial,
  tenant_id      uuid not null references tenant,
  -- Usages that the old version had priced, and statements that it had a say in.
  usages         bigint not null check (usages >= 0),
  statements     bigint not null check (statements >= 0),
  -- Statements whose period would have ended or been due on another day, and those that would have been paid when they were not, or the other way round.
  other_days     bigint not null check (other_days between 0 and statements),
  paid_otherwise bigint not null check (paid_otherwise between 0 and statements),
  primary key (trial_id, tenant_id)
);

-- What it would have come to, in micros: fees and royalties of usages by asset; the plugin's lines of statements.
create table plugin_trial_sum (
  trial_id      uuid not null,
  tenant_id     uuid not null,
  kind          text not null check (kind in ('FEES', 'ROYALTIES', 'LINES')),
  asset_id      uuid,
  currency      char(3) not null,
  cases         bigint not null check (cases > 0),
  changed       bigint not null check (changed between 0 and cases),
  was_micros    bigint not null,
  would_micros  bigint not null,
  foreign key (trial_id, tenant_id) references plugin_trial_tenant,
  unique nulls not distinct (trial_id, tenant_id, kind, asset_id, currency),
  check ((kind = 'LINES') = (asset_id is null)),
  check (changed > 0 or was_micros = would_micros)
);

-- What a plugin has to keep to and did not, with the first case of it.
create table plugin_trial_fault (
  trial_id  uuid not null,
  tenant_id uuid not null,
  property  text not null check (property in ('FEE', 'LINES', 'PERIOD')),
  cases     bigint not null check (cases > 0),
  example   text not null check (length(example) between 1 and 2000),
  primary key (trial_id, tenant_id, property),
  foreign key (trial_id, tenant_id) references plugin_trial_tenant
);

-- An operator saw what came of a trial and lets the new version stand in for the old one.
create table plugin_let_in (
  trial_id  uuid primary key references plugin_trial,
  let_in_by uuid not null,
  at        timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['plugin_trial_tenant', 'plugin_trial_sum', 'plugin_trial_fault', 'plugin_let_in'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement '
                   'execute function forbid_change()', t || '_stays', t);
    execute format('grant select, insert on %I to kyodaku_admin', t);
  end loop;
end
$$;
grant select, insert on plugin_trial to kyodaku_admin;
grant update (status, ended_at) on plugin_trial to kyodaku_admin;

create function plugin_trial_runs() returns trigger
  language plpgsql as $$
begin
  if not exists (select from plugin_trial where id = new.trial_id and status = 'RUNNING') then
    raise exception 'what came of a trial is written when it ends' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_trial_runs before insert on plugin_trial_tenant
  for each row execute function plugin_trial_runs();
create trigger plugin_trial_runs before insert on plugin_trial_sum
  for each row execute function plugin_trial_runs();
create trigger plugin_trial_runs before insert on plugin_trial_fault
  for each row execute function plugin_trial_runs();

create function plugin_let_in_passed() returns trigger
  language plpgsql as $$
begin
  if not exists (select from plugin_trial where id = new.trial_id and status = 'DONE')
     or exists (select from plugin_trial_fault where trial_id = new.trial_id) then
    raise exception 'only a version that passed its trial is let in' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_let_in_passed before insert on plugin_let_in
  for each row execute function plugin_let_in_passed();

-- The versions of the same plugin that a tenant's contracts name, now or from a day that was agreed, and that this one was not let in for. What was let in
-- for another may be followed by that other again.
create function plugin_versions_untried(tenant uuid, hash char(64)) returns setof char(64)
  language sql stable as $$
  select distinct bound.hash
  from contract_version v
  cross join lateral (values (v.terms_hash::char(64)), (v.schedule_hash::char(64))) bound (hash)
  join plugin_jar before on before.hash = bound.hash
  join plugin_jar after on after.hash = $2 and after.plugin_id = before.plugin_id and after.hash <> before.hash
  where v.tenant_id = $1 and v.status in ('SIGNED', 'AGREED', 'IN_FORCE')
    and not exists (
      select from plugin_trial t join plugin_let_in l on l.trial_id = t.id
      where (t.old_hash, t.new_hash) in ((before.hash, after.hash), (after.hash, before.hash)))
$$;

create function plugin_availability_let_in() returns trigger
  language plpgsql as $$
begin
  if new.withdrawn_at is null and exists (select from plugin_versions_untried(new.tenant_id, new.plugin_hash)) then
    raise exception 'this version was not let in for the one that the contract names' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_availability_let_in before insert or update on plugin_availability
  for each row execute function plugin_availability_let_in();
