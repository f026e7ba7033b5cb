-- Everything that decisions are compiled from, as it was at each version: what a row said from that version on, and nothing where
-- it was gone. Nodes read what changed instead of everything, and a receipt is run again on what held when it was given. It never
-- changes. See docs/decisions/0191-what-changed-and-what-was.md.
create table snapshot_change (
  place    bigint primary key generated always as identity,
  version  bigint not null,
  what     text not null,
  row_id   uuid,
  -- By which the rows of one decision are found: the asset of a claim or an alias, the subject of a policy, the tenant of a contract.
  about_id uuid,
  fields   jsonb
);
create index snapshot_change_version on snapshot_change (version);
create index snapshot_change_about on snapshot_change (about_id, what, version) where about_id is not null;

-- What of a row decisions depend on; no name of a person is among it.
create function snapshot_facts(what text, r jsonb) returns jsonb
  language sql immutable
  return (
    select jsonb_object_agg(k, r -> k) from unnest(case what
      when 'tenant' then '{status,stopped_at}'::text[]
      when 'work' then '{tenant_id,title,stopped_at}'
      when 'asset' then '{tenant_id,work_id,kind,name,stopped_at}'
      when 'ownership_claim' then '{tenant_id,asset_id,share_bps,territories,price_per_second_micros,currency,status}'
      when 'alias' then '{tenant_id,asset_id,text,status}'
      when 'policy' then '{tenant_id,work_id,asset_id,preset,controls,version_id}'
      when 'contract_version' then '{tenant_id,status,effective_from}'
      when 'generator' then '{disabled_at}'
      when 'rate_card' then '{generator_id}'
      when 'par_table' then '{version,currency}'
    end) k);

create function snapshot_about(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'ownership_claim' then r ->> 'asset_id'
    when 'alias' then r ->> 'asset_id'
    when 'policy' then coalesce(r ->> 'asset_id', r ->> 'work_id', r ->> 'tenant_id')
    when 'contract_version' then r ->> 'tenant_id'
    when 'rate_card' then r ->> 'generator_id'
    else r ->> 'id'
  end::uuid;

-- At the end of a transaction, for each row that it changed. What leaves decisions as they were raises no version.
create or replace function bump_snapshot() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb;
  now_is jsonb;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    now_is := to_jsonb(new);
  end if;
  if tg_op = 'UPDATE' and snapshot_facts(tg_table_name, was) = snapshot_facts(tg_table_name, now_is) then
    return null;
  end if;
  if current_setting('app.snapshot_bumped', true) is distinct from pg_current_xact_id()::text then
    perform set_config('app.snapshot_bumped', pg_current_xact_id()::text, true);
    update snapshot_version set version = version + 1;
    perform pg_notify('snapshot', '');
  end if;
  insert into snapshot_change (version, what, row_id, about_id, fields)
    select v.version, tg_table_name, (coalesce(now_is, was) ->> 'id')::uuid,
      snapshot_about(tg_table_name, coalesce(now_is, was)),
      case when now_is is not null then snapshot_facts(tg_table_name, now_is) end
    from snapshot_version v;
  return null;
end
$$;

-- The owner of the tables need not be a superuser, and is behind the wall like everybody else.
do $$
declare
  t text;
  walled boolean;
begin
  foreach t in array array['tenant', 'work', 'asset', 'ownership_claim', 'alias', 'policy', 'contract_version',
                           'rate_card', 'generator', 'par_table'] loop
    select relforcerowsecurity into walled from pg_class where oid = t::regclass;
    if walled then
      execute format('alter table %I no force row level security', t);
    end if;
    execute format('insert into snapshot_change (version, what, row_id, about_id, fields) '
                   'select v.version, %1$L, (r.j ->> ''id'')::uuid, snapshot_about(%1$L, r.j), snapshot_facts(%1$L, r.j) '
                   'from snapshot_version v, (select to_jsonb(x) j from %1$I x) r', t);
    if walled then
      execute format('alter table %I force row level security', t);
    end if;
  end loop;
end
$$;

create trigger snapshot_change_is_forever before update or delete or truncate on snapshot_change
  for each statement execute function forbid_change();
grant select on snapshot_change to kyodaku_reader, kyodaku_admin;
