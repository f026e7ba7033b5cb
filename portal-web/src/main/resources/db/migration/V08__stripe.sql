-- What creators can buy: so many credits for so much money of one selling entity. A price never changes: another price
-- is another pack.
create table credit_pack (
  id             uuid primary key,
  code           text not null unique check (code ~ '^[a-z0-9](-?[a-z0-9]){0,39}$'),
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  price_minor    bigint not null check (price_minor between 1 and 99999999),
  credit_micros  bigint not null check (credit_micros between 1 and 1000000000000000),
  active         boolean not null default true,
  created_at     timestamptz not null
);

create function credit_pack_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.code, new.selling_entity, new.currency, new.price_minor, new.credit_micros, new.created_at)
     is distinct from
     (old.id, old.code, old.selling_entity, old.currency, old.price_minor, old.credit_micros, old.created_at) then
    raise exception 'what a pack costs and gives never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger credit_pack_stays before update or delete on credit_pack
  for each row execute function credit_pack_stays();

-- A creator's wish to buy a pack, at the pack's price then. Its id is Stripe's idempotency key. It moves forward only: what
-- was paid stays paid, and money that comes late still pays an order that had been given up.
create table purchase_order (
  id             uuid primary key,
  creator_id     uuid not null references creator,
  pack_id        uuid not null references credit_pack,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  price_minor    bigint not null check (price_minor > 0),
  credit_micros  bigint not null check (credit_micros > 0),
  status         text not null check (status in ('OPEN', 'WAITING', 'PAID', 'FAILED', 'EXPIRED')),
  session_id     text unique,
  session_url    text,
  payment_intent text unique,
  created_at     timestamptz not null,
  status_at      timestamptz not null,
  check (status <> 'PAID' or session_id is not null)
);
create index purchase_order_creator on purchase_order (creator_id, created_at desc);
create index purchase_order_open on purchase_order (created_at) where status = 'OPEN';

create function purchase_order_goes_forward() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.creator_id, new.pack_id, new.selling_entity, new.currency, new.price_minor, new.credit_micros,
      new.created_at)
     is distinct from
     (old.id, old.creator_id, old.pack_id, old.selling_entity, old.currency, old.price_minor, old.credit_micros,
      old.created_at) then
    raise exception 'what was ordered never changes' using errcode = 'restrict_violation';
  end if;
  if old.session_id is not null and new.session_id is distinct from old.session_id then
    raise exception 'an order has one Checkout Session' using errcode = 'restrict_violation';
  end if;
  if old.status <> new.status and (old.status, new.status) not in (
      ('OPEN', 'WAITING'), ('OPEN', 'PAID'), ('OPEN', 'FAILED'), ('OPEN', 'EXPIRED'),
      ('WAITING', 'PAID'), ('WAITING', 'FAILED'), ('FAILED', 'PAID'), ('EXPIRED', 'PAID')) then
    raise exception 'an order does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger purchase_order_goes_forward before update or delete on purchase_order
  for each row execute function purchase_order_goes_forward();

-- What Stripe told us: kept as it came, before anything is made of it. Once only, however often it comes.
--   RECEIVED  waits for its effect, or for its next try
--   DONE      had its effect, or needed none; the outcome says which
--   DEFERRED  its effect is not built yet: kept, and visible until it is
--   DEAD      an operator has to look: the error says why
create table stripe_event (
  id             uuid primary key,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  event_id       text not null check (length(event_id) between 1 and 255),
  account        text check (length(account) <= 255),
  type           text not null check (length(type) between 1 and 255),
  object_id      text check (length(object_id) <= 255),
  payload        text not null,
  created_at     timestamptz not null,
  received_at    timestamptz not null,
  status         text not null check (status in ('RECEIVED', 'DONE', 'DEFERRED', 'DEAD')),
  attempts       int not null default 0 check (attempts >= 0),
  next_at        timestamptz not null,
  outcome        text,
  error          text,
  ended_at       timestamptz,
  check ((status = 'RECEIVED') = (ended_at is null)),
  unique (selling_entity, event_id)
);
create index stripe_event_due on stripe_event (next_at) where status = 'RECEIVED';
create index stripe_event_seen on stripe_event (received_at desc);
create index stripe_event_open on stripe_event (status, received_at) where status in ('DEAD', 'DEFERRED');

create function stripe_event_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.selling_entity, new.event_id, new.account, new.type, new.object_id, new.payload, new.created_at,
      new.received_at)
     is distinct from
     (old.id, old.selling_entity, old.event_id, old.account, old.type, old.object_id, old.payload, old.created_at,
      old.received_at) then
    raise exception 'what Stripe said never changes' using errcode = 'restrict_violation';
  end if;
  if old.status = 'DONE' then
    raise exception 'an event has one effect' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger stripe_event_stays before update or delete on stripe_event
  for each row execute function stripe_event_stays();

do $$
declare
  t text;
begin
  foreach t in array array['credit_pack', 'purchase_order', 'stripe_event'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()',
                   t || '_no_truncate', t);
  end loop;
end
$$;
