-- Names of a rightsholder that has never been verified are not recognised in prompts, so they must not make anybody wait
-- either: a verified owner's equal name would match nothing, and what it protects would be generated unasked.
-- What an operator has approved stays approved.
alter table alias add approved_at timestamptz;

create policy collisions on tenant for select to current_user using (true);

create function tenant_is_proven(status text) returns boolean
  language sql immutable
  return status in ('VERIFIED', 'SUSPENDED');

create or replace function alias_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status = 'LIVE' and exists (
      select from alias a join tenant t on t.id = a.tenant_id
      where a.match_key = new.match_key and a.status = 'LIVE' and a.tenant_id <> new.tenant_id
        and tenant_is_proven(t.status)) then
    new.status := 'PENDING';
  end if;
  return new;
end
$$;

-- Being verified is when a newcomer's names begin to count: those that another proven owner has live wait from then on. Under
-- the same lock as new names, so that of two that come at once one sees the other.
create function tenant_names_begin_to_count() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('kyodaku.alias', 0));
  update alias a set status = 'PENDING', version = a.version + 1
    where a.tenant_id = new.id and a.status = 'LIVE' and a.approved_at is null and exists (
      select from alias o join tenant t on t.id = o.tenant_id
      where o.match_key = a.match_key and o.status = 'LIVE' and o.tenant_id <> a.tenant_id
        and tenant_is_proven(t.status));
  return null;
end
$$;
create trigger tenant_names_begin_to_count after update of status on tenant
  for each row when (tenant_is_proven(new.status) and not tenant_is_proven(old.status))
  execute function tenant_names_begin_to_count();

-- Verification takes the lock and then rows, so everybody who takes rows takes the lock before them.
create trigger aliases_change_one_at_a_time before update or delete on alias
  for each statement execute function aliases_one_at_a_time();
