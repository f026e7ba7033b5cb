-- A stop ends what was granted before it, also when it was taken back before anybody looked.
alter table tenant add last_stopped_at timestamptz;
alter table work add last_stopped_at timestamptz;
alter table asset add last_stopped_at timestamptz;
-- The owner of the tables need not be a superuser, and is behind the wall like everybody else.
alter table tenant no force row level security;
alter table work no force row level security;
alter table asset no force row level security;
update tenant set last_stopped_at = stopped_at where stopped_at is not null;
update work set last_stopped_at = stopped_at where stopped_at is not null;
update asset set last_stopped_at = stopped_at where stopped_at is not null;
alter table tenant force row level security;
alter table work force row level security;
alter table asset force row level security;

create function stop_leaves_a_trace() returns trigger
  language plpgsql as $$
begin
  new.last_stopped_at := coalesce(new.stopped_at, case when tg_op = 'UPDATE' then old.last_stopped_at end);
  return new;
end
$$;
create trigger stop_leaves_a_trace before insert or update on tenant
  for each row execute function stop_leaves_a_trace();
create trigger stop_leaves_a_trace before insert or update on work
  for each row execute function stop_leaves_a_trace();
create trigger stop_leaves_a_trace before insert or update on asset
  for each row execute function stop_leaves_a_trace();

grant select (last_stopped_at) on tenant, work, asset to kyodaku_charge;
