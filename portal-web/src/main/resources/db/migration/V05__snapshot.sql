-- The version of everything that decisions are compiled from. It rises once per transaction that changes any of it, at
-- the very end of that transaction: versions become visible in order, and the row is locked last, so that edits can't
-- deadlock over it. Listeners are told at commit; whoever missed it polls the row.
create table snapshot_version (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
insert into snapshot_version (version) values (1);

-- What a credit is worth, as published: micros of the currency's major unit for one credit. A new version is new rows, one
-- for each currency; prices keep the version that they were made with.
create table par_table (
  version           int not null check (version > 0),
  currency          char(3) not null,
  micros_per_credit bigint not null check (micros_per_credit > 0),
  primary key (version, currency)
);
create trigger par_table_is_forever before update or delete on par_table
  for each row execute function forbid_change();
create trigger par_table_no_truncate before truncate on par_table
  for each statement execute function forbid_change();
insert into par_table (version, currency, micros_per_credit)
  values (1, 'USD', 10000), (1, 'EUR', 10000), (1, 'JPY', 1000000);

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
                                    'rate_card', 'generator', 'par_table'] loop
    execute format('create constraint trigger %I after insert or update or delete on %I '
                   'deferrable initially deferred for each row execute function bump_snapshot()',
                   table_name || '_bumps_snapshot', table_name);
  end loop;
end
$$;
