-- Plugins live here by the hash of their jar; nodes load them from here. What was installed never changes: another build is
-- another hash. A disabled jar fails closed for the contracts that name it.
create table plugin_jar (
  hash         char(64) primary key,
  plugin_id    text not null check (plugin_id ~ '^[a-z][a-z0-9-]{2,63}$'),
  version      text not null check (version ~ '^[A-Za-z0-9.+-]{1,32}$'),
  api_version  int not null check (api_version > 0),
  name         text not null check (length(name) between 1 and 80),
  offers       text[] not null
    check (cardinality(offers) > 0 and offers <@ array['USAGE_TERMS', 'PERIOD_TERMS', 'PAYOUT_SCHEDULE']),
  bytes        bytea not null check (octet_length(bytes) <= 5242880),
  installed_at timestamptz not null,
  disabled_at  timestamptz,
  constraint plugin_jar_is_its_hash check (hash = encode(sha256(bytes), 'hex'))
);
create index plugin_jar_id on plugin_jar (plugin_id, version);

create function plugin_jar_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.hash, new.plugin_id, new.version, new.api_version, new.name, new.offers, new.bytes, new.installed_at)
     is distinct from
     (old.hash, old.plugin_id, old.version, old.api_version, old.name, old.offers, old.bytes, old.installed_at) then
    raise exception 'an installed plugin never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger plugin_jar_stays before update or delete on plugin_jar
  for each row execute function plugin_jar_stays();
create trigger plugin_jar_no_truncate before truncate on plugin_jar
  for each statement execute function forbid_change();

-- A plugin acts for a tenant only where an admin made it available and has not withdrawn it since.
create table plugin_availability (
  tenant_id         uuid not null references tenant,
  plugin_hash       char(64) not null references plugin_jar,
  made_available_by uuid not null,
  at                timestamptz not null,
  withdrawn_by      uuid,
  withdrawn_at      timestamptz,
  primary key (tenant_id, plugin_hash),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);

create constraint trigger plugin_jar_bumps_snapshot after insert or update or delete on plugin_jar
  deferrable initially deferred for each row execute function bump_snapshot();
create constraint trigger plugin_availability_bumps_snapshot after insert or update or delete on plugin_availability
  deferrable initially deferred for each row execute function bump_snapshot();
