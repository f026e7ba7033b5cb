-- What was granted before a stop is taken back, or may still be settled: whoever stops says which. Where it may, the
-- stop leaves no trace that would end it.
alter table tenant add stop_lets_settle boolean not null default false;
alter table work add stop_lets_settle boolean not null default false;
alter table asset add stop_lets_settle boolean not null default false;
grant update (stop_lets_settle) on tenant to kyodaku_tenant;

create or replace function stop_leaves_a_trace() returns trigger
  language plpgsql as $$
begin
  new.stop_lets_settle := new.stop_lets_settle and new.stopped_at is not null;
  new.last_stopped_at := coalesce(case when not new.stop_lets_settle then new.stopped_at end,
    case when tg_op = 'UPDATE' then old.last_stopped_at end);
  return new;
end
$$;
