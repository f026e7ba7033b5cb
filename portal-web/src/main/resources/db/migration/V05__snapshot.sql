-- The version of everything that decisions are compiled from. It rises once per transaction that changes any of it, at
-- the very end of that transaction: versions become visible in order, and the row is locked last, so that edits can't
-- deadlock over it. Listeners are told at commit; whoever missed it polls the row.
create table snapshot_version (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
insert into snapshot_version (version) values (1);

create function bump_snapshot() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.snapshot_bumped', true) is distinct from pg_current_xact_id()::text then
    perform set_config('app.snapshot_bumped', pg_current_xact_id()::text, true);
    update snapshot_version set version = version + 1;
    perform pg_notify('snapshot', '');
  end if;
  return null;
end
$$;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['tenant', 'work', 'asset', 'ownership_claim', 'alias', 'policy', 'contract_version',
                                    'rate_card', 'generator'] loop
    execute format('create constraint trigger %I after insert or update or delete on %I '
                   'deferrable initially deferred for each row execute function bump_snapshot()',
                   table_name || '_bumps_snapshot', table_name);
  end loop;
end
$$;
