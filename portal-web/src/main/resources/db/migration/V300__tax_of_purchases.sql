-- Tax of purchases, as Stripe reckons it. See docs/decisions/0310-tax-of-purchases.md. What was on offer and what was ordered
-- before knew no tax, and stays so.
alter table credit_pack
  add column tax_behaviour text not null default 'NONE' check (tax_behaviour in ('NONE', 'EXCLUSIVE', 'INCLUSIVE')),
  add column tax_code      text not null default 'txcd_10000000' check (tax_code ~ '^txcd_[0-9]{8}$');

create or replace function credit_pack_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.code, new.selling_entity, new.currency, new.price_minor, new.credit_micros, new.created_at, new.tax_behaviour,
      new.tax_code)
     is distinct from
     (old.id, old.code, old.selling_entity, old.currency, old.price_minor, old.credit_micros, old.created_at, old.tax_behaviour,
      old.tax_code) then
    raise exception 'what a pack costs and gives never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- What was paid is known when it is; an order of before paid its price. What is without tax is the seller's.
alter table purchase_order
  add column tax_behaviour text not null default 'NONE' check (tax_behaviour in ('NONE', 'EXCLUSIVE', 'INCLUSIVE')),
  add column tax_code      text not null default 'txcd_10000000',
  add column total_minor   bigint,
  add column tax_minor     bigint,
  add column buyer_country char(2) check (buyer_country ~ '^[A-Z]{2}$'),
  add column paid_minor    bigint not null generated always as (coalesce(total_minor, price_minor)) stored,
  add column net_minor     bigint not null generated always as (coalesce(total_minor, price_minor) - coalesce(tax_minor, 0)) stored,
  add constraint purchase_order_paid check (
    (total_minor is null) = (tax_minor is null)
    and (total_minor is null or (tax_minor >= 0 and tax_minor < total_minor and case tax_behaviour
           when 'NONE' then tax_minor = 0 and total_minor = price_minor
           when 'INCLUSIVE' then total_minor = price_minor
           else total_minor - tax_minor = price_minor end)));

create or replace function purchase_order_goes_forward() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.creator_id, new.pack_id, new.selling_entity, new.currency, new.price_minor, new.credit_micros,
      new.created_at, new.tax_behaviour, new.tax_code)
     is distinct from
     (old.id, old.creator_id, old.pack_id, old.selling_entity, old.currency, old.price_minor, old.credit_micros,
      old.created_at, old.tax_behaviour, old.tax_code) then
    raise exception 'what was ordered never changes' using errcode = 'restrict_violation';
  end if;
  if old.session_id is not null and new.session_id is distinct from old.session_id then
    raise exception 'an order has one Checkout Session' using errcode = 'restrict_violation';
  end if;
  if (old.total_minor is not null or old.status = 'PAID')
     and (new.total_minor, new.tax_minor, new.buyer_country)
         is distinct from (old.total_minor, old.tax_minor, old.buyer_country) then
    raise exception 'what was paid never changes' using errcode = 'restrict_violation';
  end if;
  if old.status <> new.status and (old.status, new.status) not in (
      ('OPEN', 'WAITING'), ('OPEN', 'PAID'), ('OPEN', 'FAILED'), ('OPEN', 'EXPIRED'),
      ('WAITING', 'PAID'), ('WAITING', 'FAILED'), ('FAILED', 'PAID'), ('EXPIRED', 'PAID')) then
    raise exception 'an order does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- The tax of an order by rate, in parts of a million: 100,000 are 10 %. None where Stripe did not say at which.
create table order_tax (
  order_id  uuid not null references purchase_order,
  position  int not null check (position between 0 and 99),
  name      text not null check (length(name) <= 100),
  country   char(2) check (country ~ '^[A-Z]{2}$'),
  rate_ppm  int not null check (rate_ppm between 1 and 1000000),
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor > 0),
  primary key (order_id, position)
);
create trigger order_tax_is_forever before update or delete on order_tax for each row execute function forbid_change();
create trigger order_tax_no_truncate before truncate on order_tax for each statement execute function forbid_change();
grant select, insert on order_tax to kyodaku_admin;

-- A lot's cost is what it was bought for without tax.
alter table credit_lot add column tax_micros bigint not null default 0;
alter table credit_lot add constraint credit_lot_tax check (tax_micros >= 0 and (tax_micros = 0 or order_id is not null)) not valid;
alter table credit_lot validate constraint credit_lot_tax;

-- Money goes back with its tax.
create or replace function money_back_is_of_its_order() returns trigger
  language plpgsql as $$
begin
  if not exists (
      select from purchase_order o
      where (o.id, o.selling_entity, o.currency, o.status) = (new.order_id, new.selling_entity, new.currency, 'PAID')
        and (select sum(m.taken_micros) from money_back m where m.order_id = new.order_id)
            <= o.paid_minor * case o.currency when 'JPY' then 1000000 else 10000 end) then
    raise exception 'no more goes back than was paid' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
