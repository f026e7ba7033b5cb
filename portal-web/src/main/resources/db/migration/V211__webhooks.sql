-- Where a generator wants to be told what became of its authorizations.
create table webhook_endpoint (
  id             uuid primary key,
  generator_id   uuid not null references generator,
  url            text not null check (length(url) between 10 and 500),
  -- Sealed under the installation's secret; the earlier one signs too until earlier_until.
  secret         bytea not null,
  earlier_secret bytea,
  earlier_until  timestamptz,
  created_at     timestamptz not null,
  -- Since when nothing was taken, and since when nothing is sent any more.
  failing_since  timestamptz,
  disabled_at    timestamptz,
  check ((earlier_secret is null) = (earlier_until is null))
);
create index webhook_endpoint_generator on webhook_endpoint (generator_id);

-- What is to be told to an endpoint. event_id is the same for all endpoints and all attempts.
create table webhook_delivery (
  id               uuid primary key default uuidv7(),
  endpoint_id      uuid not null references webhook_endpoint on delete cascade,
  event_id         uuid not null,
  type             text not null
                   check (type in ('authorization.approved', 'authorization.expired', 'authorization.voided')),
  authorization_id uuid not null,
  at               timestamptz not null,
  state            text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
  -- The first attempt of this round: a replay begins another.
  since            timestamptz not null,
  attempts         int not null default 0 check (attempts >= 0),
  due_at           timestamptz not null,
  tried_at         timestamptz,
  -- What was answered last, or what went wrong.
  status           int check (status between 100 and 599),
  error            text check (length(error) <= 200)
);
create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at) where state = 'WAITING';
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, at desc, id desc);

-- Written in the transaction of the change itself. A usage that is granted at once and settled never comes here.
create function webhook_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  event uuid;
  happened timestamptz := case new.status when 'AUTHORIZED' then new.granted_at else new.ended_at end;
begin
  event := uuidv7();
  insert into webhook_delivery (endpoint_id, event_id, type, authorization_id, at, since, due_at)
  select e.id, event,
    case new.status when 'AUTHORIZED' then 'authorization.approved' when 'EXPIRED' then 'authorization.expired'
      else 'authorization.voided' end,
    new.id, happened, happened, happened
  from webhook_endpoint e where e.generator_id = new.generator_id and e.disabled_at is null;
  return null;
end
$$;
create trigger webhook_waits after update on usage_authorization
  for each row when (old.status <> new.status
    and (new.status in ('EXPIRED', 'VOIDED') or old.status = 'PENDING_APPROVAL' and new.status = 'AUTHORIZED'))
  execute function webhook_waits();

grant select, insert, update, delete on webhook_endpoint to kyodaku_admin;
grant select, update, delete on webhook_delivery to kyodaku_admin;
