-- Long work that an operator started: a run, and beside it what it consists of. How far a run is is how far those are; nothing of
-- that is kept here again, but what has no standing of its own: whether a tenant's periods were gone through.
create table run (
  id         uuid primary key,
  kind       text not null check (kind in ('PAYOUTS', 'CLOSING', 'REPLAY')),
  started_by uuid references account,
  started_at timestamptz not null
);
create index run_latest on run (started_at desc, id desc);

-- What stands in several runs is the last one's.
create table run_payout (
  run_id    uuid not null references run,
  payout_id uuid not null references payout,
  primary key (run_id, payout_id)
);
create index run_payout_latest on run_payout (payout_id, run_id);

create table run_event (
  run_id   uuid not null references run,
  event_id uuid not null references stripe_event,
  primary key (run_id, event_id)
);
create index run_event_latest on run_event (event_id, run_id);

create table run_closing (
  run_id    uuid not null references run,
  tenant_id uuid not null references tenant,
  ended_at  timestamptz,
  failed    boolean not null default false,
  primary key (run_id, tenant_id),
  check (not failed or ended_at is not null)
);
create index run_closing_latest on run_closing (tenant_id, run_id);
create index run_closing_open on run_closing (run_id) where ended_at is null;

alter table statement add column run_id uuid references run;
create index statement_run on statement (run_id, tenant_id) where run_id is not null;

grant select, insert on run, run_payout, run_event to kyodaku_admin;
grant select, insert, update on run_closing to kyodaku_admin;

do $$
declare
  t text;
begin
  foreach t in array array['run', 'run_payout', 'run_event'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()',
                   t || '_is_forever', t);
  end loop;
end
$$;
