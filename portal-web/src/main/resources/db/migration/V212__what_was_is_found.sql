-- Par tables are few among all that changed, and are looked for by their kind alone.
create index snapshot_change_par on snapshot_change (version) where what = 'par_table';
-- Whose names changed since a version.
create index snapshot_change_names on snapshot_change (version, about_id) where what in ('alias', 'context_word');
create index webhook_delivery_done on webhook_delivery (at) where state <> 'WAITING';

-- What a row said at a version is found by which row it is; rows without an id are told apart by what they are the only one of.
create function snapshot_row(what text, r jsonb) returns uuid
  language sql immutable
  return case what
    when 'work_title' then md5(what || (r ->> 'work_id') || ' ' || (r ->> 'language'))
    when 'context_word' then md5(what || (r ->> 'asset_id') || ' ' || (r ->> 'match_key'))
    else r ->> 'id'
  end::uuid;

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
    select v.version, tg_table_name, snapshot_row(tg_table_name, coalesce(now_is, was)),
      snapshot_about(tg_table_name, coalesce(now_is, was)),
      case when now_is is not null then snapshot_facts(tg_table_name, now_is) end
    from snapshot_version v;
  return null;
end
$$;

alter table snapshot_change disable trigger snapshot_change_is_forever;
update snapshot_change set row_id = snapshot_row(what, fields) where what = 'work_title' and row_id is null;
alter table snapshot_change enable trigger snapshot_change_is_forever;
