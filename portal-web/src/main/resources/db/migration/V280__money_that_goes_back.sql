-- What buyers were given back, or had their bank take back. See docs/decisions/0290-money-that-goes-back.md.

-- One refund or dispute of one purchase. What Stripe says of it is written by whoever looked there last; the wallets' writer then
-- brings the purchase's lot to that, and writes how far it is. So no order of events and no number of looks makes a difference.
create table money_back (
  id              uuid primary key,
  kind            text not null check (kind in ('REFUND', 'DISPUTE')),
  order_id        uuid not null references purchase_order,
  selling_entity  text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency        char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  amount_minor    bigint not null check (amount_minor > 0),
  -- ASKED: a refund of ours that Stripe may not know yet. OPEN: Stripe has it, and it may end one way or the other. Of what was
  -- refunded and what was lost the money is gone; of the others it is not.
  status          text not null check (status in ('ASKED', 'OPEN', 'REFUNDED', 'FAILED', 'REFUSED', 'LOST', 'WON')),
  stripe_id       text unique check (length(stripe_id) between 1 and 255),
  stripe_status   text not null default '' check (length(stripe_status) <= 100),
  stripe_reason   text not null default '' check (length(stripe_reason) <= 100),
  charge_id       text not null default '' check (length(charge_id) <= 255),
  due_by          timestamptz,
  looks           int not null default 0,
  -- Of the amount, what Stripe has taken from the entity's balance as of the last look; and of that, what lot and ledger say.
  taken_micros    bigint not null default 0 check (taken_micros >= 0),
  booked_micros   bigint not null default 0 check (booked_micros >= 0),
  -- Whether the credits that the amount paid for may not be spent meanwhile; and how many are kept from it, in microcredits.
  freezes         boolean not null default false,
  frozen_micros   bigint not null default 0 check (frozen_micros >= 0),
  -- What Stripe charged for a dispute, which it keeps; and what of that is booked.
  fee_micros      bigint not null default 0 check (fee_micros >= 0),
  asked_by        uuid references account,
  asked_for       text not null default '' check (length(asked_for) <= 500),
  tried_at        timestamptz,
  refusals        int not null default 0 check (refusals >= 0),
  note            text not null default '' check (length(note) <= 1000),
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  to_book         boolean not null generated always as (taken_micros <> booked_micros or freezes <> (frozen_micros > 0)) stored,
  check (status = 'ASKED' or stripe_id is not null or status = 'REFUSED'),
  check (kind = 'DISPUTE' or status not in ('LOST', 'WON')),
  check (kind = 'REFUND' or (status in ('OPEN', 'LOST', 'WON') and asked_by is null)),
  check (not freezes or status in ('ASKED', 'OPEN')),
  check (taken_micros <= amount_minor * case currency when 'JPY' then 1000000 else 10000 end),
  check (not freezes or taken_micros = 0)
);
create index money_back_order on money_back (order_id);
create index money_back_to_book on money_back (changed_at) where to_book;
create index money_back_asked on money_back (created_at) where status = 'ASKED';
create index money_back_disputed on money_back (created_at) where kind = 'DISPUTE' and status = 'OPEN';
create index money_back_newest on money_back (created_at desc, id);

create function money_back_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE'
     or (new.id, new.kind, new.order_id, new.selling_entity, new.currency, new.amount_minor, new.asked_by, new.asked_for,
         new.created_at)
        is distinct from
        (old.id, old.kind, old.order_id, old.selling_entity, old.currency, old.amount_minor, old.asked_by, old.asked_for,
         old.created_at)
     or (old.stripe_id is not null and new.stripe_id is distinct from old.stripe_id)
     or (old.tried_at is not null and new.tried_at is distinct from old.tried_at)
     or new.refusals < old.refusals or new.looks < old.looks or new.fee_micros < old.fee_micros then
    raise exception 'what a refund or dispute is about never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger money_back_stays before update or delete on money_back for each row execute function money_back_stays();
create trigger money_back_no_truncate before truncate on money_back for each statement execute function forbid_change();

-- It is of a purchase that was paid, in its books, and all of one purchase take no more than was paid for it.
create function money_back_is_of_its_order() returns trigger
  language plpgsql as $$
begin
  if not exists (
      select from purchase_order o
      where (o.id, o.selling_entity, o.currency, o.status) = (new.order_id, new.selling_entity, new.currency, 'PAID')
        and (select sum(m.taken_micros) from money_back m where m.order_id = new.order_id)
            <= o.price_minor * case o.currency when 'JPY' then 1000000 else 10000 end) then
    raise exception 'no more goes back than was paid' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger money_back_is_of_its_order after insert or update of taken_micros on money_back
  for each row execute function money_back_is_of_its_order();

grant select, insert, update on money_back to kyodaku_admin;
grant select, update (booked_micros, frozen_micros) on money_back to kyodaku_charge;

-- What a creator spent and in the end did not pay for. It is paid by the next purchase.
alter table wallet add column debt_micros bigint not null default 0;
alter table wallet add constraint wallet_debt check (debt_micros >= 0) not valid;

-- Of a lot that money went back for: each credit that this paid for was taken from where it was. Available ones are revoked; of held
-- ones it is remembered that they are due; expired ones were lost to the creator before; burned ones are the creator's debt. Burned
-- credits that paid a debt are "collected".
alter table credit_lot
  add column frozen_micros       bigint not null default 0,
  add column due_back_micros     bigint not null default 0,
  add column burned_back_micros  bigint not null default 0,
  add column expired_back_micros bigint not null default 0,
  add column collected_micros    bigint not null default 0,
  add column cost_back_micros    bigint not null default 0,
  add column money_back_id       uuid;
alter table credit_lot add constraint credit_lot_back check (
  frozen_micros >= 0 and due_back_micros >= 0 and burned_back_micros between 0 and burned_micros
  and expired_back_micros between 0 and expired_micros and collected_micros between 0 and burned_micros
  and cost_back_micros between 0 and cost_micros) not valid;
alter table credit_lot add constraint credit_lot_back_adds_up check (
  revoked_micros::numeric + due_back_micros + burned_back_micros + expired_back_micros
  = case when cost_back_micros = 0 then 0 else div(cost_back_micros::numeric * credits_micros, cost_micros) end) not valid;
alter table credit_lot add constraint credit_lot_money_back foreign key (money_back_id) references money_back not valid;
create index credit_lot_due_back on credit_lot (creator_id) where due_back_micros > 0;
create index credit_lot_collected on credit_lot (creator_id) where collected_micros > 0;

-- Of what a lot paid of one settlement, what was taken back, the latest first; where royalties were to be, they were in proportion.
create table burn_back (
  lot_id           uuid not null references credit_lot,
  authorization_id uuid not null references usage_authorization,
  burned_micros    bigint not null check (burned_micros > 0),
  back_micros      bigint not null check (back_micros between 0 and burned_micros),
  primary key (lot_id, authorization_id)
);
create trigger burn_back_is_kept before delete or truncate on burn_back
  for each statement execute function forbid_change();
grant select, insert, update on burn_back to kyodaku_charge;
grant select on burn_back to kyodaku_admin;

-- What was taken back is below zero, and what was earned again after all above it.
alter table royalty add column money_back_id uuid references money_back not enforced;
do $$
declare
  signs text;
begin
  for signs in select conname from pg_constraint where conrelid = 'royalty'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) like '%''USAGE''%' ) loop
    execute format('alter table royalty drop constraint %I', signs);
  end loop;
end
$$;
alter table royalty add constraint royalty_kind check (kind in ('USAGE', 'REFUND', 'CHARGEBACK', 'REINSTATED')) not valid;
alter table royalty add constraint royalty_signs check (
  case when kind in ('USAGE', 'REINSTATED')
       then fee_micros >= 0 and base_micros >= 0 and royalty_micros >= 0 and held_micros >= 0
       else fee_micros <= 0 and base_micros <= 0 and royalty_micros <= 0 and held_micros <= 0 end) not valid;
alter table royalty add constraint royalty_money_back check (kind <> 'USAGE' or money_back_id is null) not valid;
create index royalty_of_money_back on royalty (money_back_id) where money_back_id is not null;

-- What is held is taken back from where it is held, as long as it is there: never more than that of one usage. Whoever adds or takes
-- waits for a release that is under way, and is then told to look again.
alter table royalty_held drop constraint royalty_held_is_earned;
create or replace function royalty_held_refers() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  status text;
begin
  if not exists (select from royalty r where r.id = new.royalty_id and r.held_micros <> 0
                   and r.held_micros = (select sum(amount_micros) from royalty_held where royalty_id = new.royalty_id)) then
    raise exception 'what is held is part of a royalty' using errcode = 'foreign_key_violation';
  end if;
  if new.conflict_id is not null then
    select c.status into status from ownership_conflict c
      where c.id = new.conflict_id and c.asset_id = new.asset_id for share;
    if status is null then
      raise exception 'what is in escrow is of a conflict' using errcode = 'foreign_key_violation';
    elsif status = 'SETTLED' then
      insert into escrow_due as d (conflict_id, since) values (new.conflict_id, new.at)
        on conflict (conflict_id) do update set since = d.since;
    end if;
  end if;
  if new.amount_micros < 0 and coalesce((
      select sum(h.amount_micros) from royalty_held h
      where h.authorization_id = new.authorization_id and h.tenant_id = new.tenant_id and h.asset_id = new.asset_id
        and h.conflict_id is not distinct from new.conflict_id
        and not exists (select from escrow_release_part p where p.held_id = h.id)), 0) < 0 then
    raise exception 'what is not held any more is not taken back' using errcode = 'serialization_failure';
  end if;
  return null;
end
$$;
create index royalty_held_authorization on royalty_held (authorization_id);
grant select on escrow_release_part to kyodaku_charge;

create or replace function escrow_release_adds_up() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from ownership_conflict where id = new.conflict_id and status = 'SETTLED') then
    raise exception 'what is in dispute is not released' using errcode = 'restrict_violation';
  end if;
  if not exists (select from escrow_release_part where release_id = new.id)
     or exists (select from escrow_release_part p join royalty_held h on h.id = p.held_id
                where p.release_id = new.id and h.conflict_id is distinct from new.conflict_id)
     or exists (
       select from (select h.selling_entity as entity, h.currency, sum(h.amount_micros) as micros
                    from escrow_release_part p join royalty_held h on h.id = p.held_id
                    where p.release_id = new.id group by 1, 2) held
       full join (select from_entity as entity, from_currency as currency, sum(from_micros) as micros
                  from escrow_payment where release_id = new.id group by 1, 2) paid using (entity, currency)
       where coalesce(held.micros, 0) <> coalesce(paid.micros, 0))
     or exists (select from escrow_payment y where y.release_id = new.id and y.tenant_id is not null and not exists (
                  select from conflict_party p
                  where p.conflict_id = new.conflict_id and p.tenant_id = y.tenant_id and p.awarded_bps > 0)) then
    raise exception 'a release pays what was held to those to whom it was awarded' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- Royalties that were earned again are lines of their own.
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'HELD', 'TIER', 'GUARANTEE', 'RECOUPMENT', 'MEMBER_SHARE',
                  'ADVANCE', 'RETURNED_PAYOUT', 'ESCROW_RELEASED')) not valid;
do $$
declare
  body text := pg_get_functiondef('statement_follows()'::regprocedure);
  anew text := replace(body, '''REFUND'', ''CHARGEBACK'')', '''REFUND'', ''CHARGEBACK'', ''REINSTATED'')');
begin
  if anew = body then
    raise exception 'statement_follows is not what it was';
  end if;
  execute anew;
end
$$;
