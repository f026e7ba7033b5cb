-- The companies that sell, and what they issue to buyers. See docs/decisions/0311-invoices.md.
create table seller (
  selling_entity text primary key check (selling_entity in ('JP', 'US', 'EU')),
  name           text not null check (length(name) between 1 and 200),
  address        text not null check (length(address) <= 500),
  country        char(2) not null check (country ~ '^[A-Z]{2}$'),
  registration   text not null check (length(registration) <= 40),
  contact        text not null check (length(contact) <= 200),
  changed_at     timestamptz not null
);
grant select, insert, update on seller to kyodaku_admin;

-- The last number that each has drawn: whoever draws the next waits for who drew this one.
create table invoice_series (
  selling_entity text primary key check (selling_entity in ('JP', 'US', 'EU')),
  last_number    bigint not null check (last_number > 0)
);
grant select, insert, update on invoice_series to kyodaku_admin;

-- A document with all that it says, so that it can be printed for ever, in any language. Amounts are above zero; the kind says
-- which way the money went.
create table invoice (
  id                  uuid primary key,
  selling_entity      text not null check (selling_entity in ('JP', 'US', 'EU')),
  number              bigint not null check (number > 0),
  kind                text not null check (kind in ('INVOICE', 'CREDIT_NOTE', 'CREDIT_NOTE_TAKEN_BACK')),
  order_id            uuid not null references purchase_order,
  money_back_id       uuid references money_back,
  creator_id          uuid not null references creator,
  seller_name         text not null,
  seller_address      text not null,
  seller_country      char(2) not null,
  seller_registration text not null,
  seller_contact      text not null,
  buyer_name          text not null,
  buyer_email         text not null,
  buyer_country       text not null,
  credit_micros       bigint not null check (credit_micros > 0),
  currency            char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  net_minor           bigint not null check (net_minor >= 0),
  tax_minor           bigint not null check (tax_minor >= 0),
  issued_at           timestamptz not null,
  unique (selling_entity, number),
  check (net_minor + tax_minor > 0),
  check ((kind = 'INVOICE') = (money_back_id is null))
);
create unique index invoice_once on invoice (order_id) where kind = 'INVOICE';
create index invoice_order on invoice (order_id, number);

create table invoice_tax (
  invoice_id uuid not null references invoice,
  position   int not null check (position between 0 and 99),
  name       text not null,
  country    text not null,
  rate_ppm   int not null check (rate_ppm between 1 and 1000000),
  net_minor  bigint not null check (net_minor >= 0),
  tax_minor  bigint not null check (tax_minor >= 0),
  primary key (invoice_id, position)
);

-- A number is the one behind the last, and the series goes on by one. What was drawn and not used would be a gap.
create function invoice_series_goes_on() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE'
       and (new.selling_entity, new.last_number) is distinct from (old.selling_entity, old.last_number + 1))
     or (tg_op = 'INSERT' and new.last_number <> 1) then
    raise exception 'numbers of invoices leave no gap' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger invoice_series_goes_on before insert or update or delete on invoice_series
  for each row execute function invoice_series_goes_on();
create function invoice_series_is_used() returns trigger
  language plpgsql as $$
begin
  if not exists (select from invoice i where (i.selling_entity, i.number) = (new.selling_entity, new.last_number)) then
    raise exception 'numbers of invoices leave no gap' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger invoice_series_is_used after insert or update on invoice_series
  deferrable initially deferred for each row execute function invoice_series_is_used();

create function invoice_is_of_its_order() returns trigger
  language plpgsql as $$
begin
  if not exists (
      select from purchase_order o join invoice_series s on s.selling_entity = o.selling_entity
      where (o.id, o.creator_id, o.selling_entity, o.currency) = (new.order_id, new.creator_id, new.selling_entity, new.currency)
        and s.last_number = new.number
        and (new.kind <> 'INVOICE' or (o.net_minor, o.paid_minor) = (new.net_minor, new.net_minor + new.tax_minor))) then
    raise exception 'an invoice is of its order, and has the number that was drawn' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger invoice_is_of_its_order after insert on invoice for each row execute function invoice_is_of_its_order();

do $$
declare
  t text;
begin
  foreach t in array array['invoice', 'invoice_tax'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_is_forever', t);
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    execute format('grant select, insert on %I to kyodaku_admin', t);
  end loop;
end
$$;
create trigger invoice_series_no_truncate before truncate on invoice_series for each statement execute function forbid_change();
