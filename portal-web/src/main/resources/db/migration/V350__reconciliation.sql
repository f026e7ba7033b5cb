-- What Stripe says of a selling entity's balance, line by line, and how that compares with our books. See docs/decisions/0350-reconciliation.md.
create table stripe_balance_transaction (
  id                uuid primary key,
  seq               bigint not null unique generated always as identity,
  selling_entity    text not null check (selling_entity in ('JP', 'US', 'EU')),
  stripe_id         text not null check (length(stripe_id) between 1 and 255),
  type              text not null check (length(type) between 1 and 100),
  currency          char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_micros     bigint not null,
  fee_micros        bigint not null,
  net_micros        bigint not null check (net_micros = amount_micros - fee_micros),
  -- What of it is Stripe's fee and booked as such; the rest is what our books are to have under its key.
  booked_fee_micros bigint not null check (booked_fee_micros in (0, fee_micros, -net_micros)),
  source            text check (length(source) between 1 and 255),
  -- What belongs together at Stripe: a payment, a refund, a dispute, a transfer with its reversals; else the source alone.
  key               text not null check (length(key) between 1 and 255),
  description       text not null default '' check (length(description) <= 500),
  created_at        timestamptz not null,
  available_at      timestamptz not null,
  imported_at       timestamptz not null,
  unique (selling_entity, stripe_id)
);
create index stripe_balance_transaction_key on stripe_balance_transaction (key);
create index stripe_balance_transaction_seq on stripe_balance_transaction (selling_entity, seq);
create trigger stripe_balance_transaction_is_forever before update or delete on stripe_balance_transaction
  for each row execute function forbid_change();
create trigger stripe_balance_transaction_no_truncate before truncate on stripe_balance_transaction
  for each statement execute function forbid_change();

-- How far each entity's list is read. A pass reads what was created from one moment to another, the newest first; what is imported
-- is compared when it is through.
create table stripe_import (
  selling_entity text primary key check (selling_entity in ('JP', 'US', 'EU')),
  through        timestamptz not null default 'epoch',
  pass_to        timestamptz check (pass_to > through),
  pass_after     text check (length(pass_after) between 1 and 255),
  -- Up to which balance transaction of the entity, and which transfer, both sides are on the items.
  counted_seq    bigint not null default 0,
  booked_seq     bigint not null default 0,
  compared_at    timestamptz,
  check (pass_after is null or pass_to is not null)
);

-- One key in one entity's books of one currency, from both sides, in micros: above zero what came in.
create table reconciliation_item (
  id              uuid primary key,
  selling_entity  text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency        char(3) not null check (currency ~ '^[A-Z]{3}$'),
  key             text not null check (length(key) between 1 and 255),
  kind            text not null check (kind in ('PURCHASE', 'REFUND', 'DISPUTE', 'PAYOUT', 'FEE', 'OTHER')),
  subject_id      uuid,
  ours_micros     bigint not null default 0,
  ours_count      int not null default 0 check (ours_count >= 0),
  theirs_micros   bigint not null default 0,
  theirs_count    int not null default 0 check (theirs_count >= 0),
  -- What of it stands on SUSPENSE: money that is at Stripe, and that our books don't explain; below zero what is missing there.
  suspense_micros bigint not null default 0,
  state           text not null default 'WAITING'
    check (state in ('WAITING', 'MATCHED', 'MISSING_AT_STRIPE', 'MISSING_HERE', 'DIFFERING')),
  first_at        timestamptz not null,
  changed_at      timestamptz not null,
  to_book         boolean not null generated always as
    (suspense_micros <> case when theirs_count = 0 then 0 else theirs_micros - ours_micros end) stored,
  unique (selling_entity, currency, key)
);
create index reconciliation_item_key on reconciliation_item (key);
create index reconciliation_item_open on reconciliation_item (selling_entity, first_at) where state <> 'MATCHED';
create index reconciliation_item_to_book on reconciliation_item (selling_entity) where to_book;
create index reconciliation_item_day on reconciliation_item (selling_entity, currency, ((first_at at time zone 'UTC')::date));
create trigger reconciliation_item_stays before delete on reconciliation_item for each row execute function forbid_change();
create trigger reconciliation_item_no_truncate before truncate on reconciliation_item for each statement execute function forbid_change();

-- What of ours has which key at Stripe. A row of each subject and key; what an operator explained names the item itself.
create view stripe_subject with (security_invoker = true) as
  select payment_intent as key, 'PURCHASE' as kind, id as subject_id from purchase_order where payment_intent is not null
  union all
  select stripe_id, kind, id from money_back where stripe_id is not null
  union all
  select transfer_id, 'PAYOUT', id from payout where transfer_id is not null;

grant select, insert on stripe_balance_transaction to kyodaku_admin;
grant select, insert, update on stripe_import to kyodaku_admin;
grant select, insert, update (kind, subject_id, ours_micros, ours_count, theirs_micros, theirs_count, suspense_micros, state,
  first_at, changed_at) on reconciliation_item to kyodaku_admin;
grant select on stripe_subject to kyodaku_admin;

-- How many items were not matched on a day, written down once: operators are told then.
create table reconciliation_alert (
  id       uuid primary key,
  day      date not null unique,
  items    int not null check (items > 0),
  noted_at timestamptz not null
);
create trigger reconciliation_alert_is_forever before update or delete on reconciliation_alert
  for each row execute function forbid_change();
create trigger reconciliation_alert_no_truncate before truncate on reconciliation_alert
  for each statement execute function forbid_change();
grant select, insert on reconciliation_alert to kyodaku_admin;

create function tell_of_differences() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into happening (kind, subject_id, at) values ('stripe-differs', new.id, new.noted_at);
  return null;
end
$$;
create trigger tell_of_differences after insert on reconciliation_alert for each row execute function tell_of_differences();
