-- Rates at which what is owed in one currency is paid in another. See docs/decisions/0372-foreign-exchange.md.

-- So many units of quote for one of base, as a fraction of integers: numerator / denominator. Of one day there may be several, as
-- somebody corrected one; the last counts. None is ever changed.
create table fx_rate (
  id          uuid primary key,
  base        char(3) not null check (base in ('JPY', 'USD', 'EUR')),
  quote       char(3) not null check (quote in ('JPY', 'USD', 'EUR')),
  version     int not null check (version > 0),
  numerator   bigint not null check (numerator between 1 and 1000000000000000000),
  denominator bigint not null check (denominator in (1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
                                                     10000000000, 100000000000, 1000000000000)),
  source      text not null check (length(source) between 1 and 200),
  rate_date   date not null,
  entered_by  uuid not null references account,
  entered_at  timestamptz not null,
  check (base <> quote),
  check (numerator::numeric / denominator between 0.000001 and 1000000),
  unique (base, quote, version)
);
create index fx_rate_latest on fx_rate (base, quote, rate_date desc, version desc);
create trigger fx_rate_is_forever before update or delete on fx_rate for each row execute function forbid_change();
create trigger fx_rate_no_truncate before truncate on fx_rate for each statement execute function forbid_change();

-- How old a rate may be; the latest row counts, and without one it is 7 days.
create table fx_rule (
  id           uuid primary key,
  days_at_most int not null check (days_at_most between 0 and 366),
  set_by       uuid not null references account,
  set_at       timestamptz not null
);
create trigger fx_rule_is_forever before update or delete on fx_rule for each row execute function forbid_change();
create trigger fx_rule_no_truncate before truncate on fx_rule for each statement execute function forbid_change();

grant select, insert on fx_rate, fx_rule to kyodaku_admin;
-- Whoever is paid at a rate reads it.
grant select (id, base, quote, version, numerator, denominator, source, rate_date) on fx_rate to kyodaku_tenant;

-- What the bank account takes, where it takes no other; else what is stated is what is paid.
alter table payout_account add column takes char(3) check (takes in ('JPY', 'USD', 'EUR'));

-- What a payout sends where that is another currency: what it pays, at the rate, with what conversions before left (a little less
-- than a unit, or a little more than was there), rounded down.
alter table payout add column fx_rate_id uuid references fx_rate;
alter table payout add column sent_currency char(3) check (sent_currency in ('JPY', 'USD', 'EUR'));
alter table payout add column sent_minor bigint check (sent_minor > 0);
alter table payout add column fx_opening_micros bigint;
alter table payout add column fx_converted_micros bigint check (fx_converted_micros > 0);
alter table payout add constraint payout_converts_whole check (
  num_nonnulls(fx_rate_id, sent_currency, sent_minor, fx_opening_micros, fx_converted_micros) in (0, 5)
  and (sent_currency is null or sent_currency <> currency
    and fx_opening_micros + fx_converted_micros - sent_minor * case sent_currency when 'JPY' then 1000000 else 10000 end
      between 0 and case sent_currency when 'JPY' then 999999 else 9999 end));
create index payout_converted on payout (payee_id, selling_entity, sent_currency) where fx_rate_id is not null;

create function payout_is_converted() returns trigger
  language plpgsql as $$
declare
  opening bigint;
begin
  if tg_op = 'UPDATE' then
    raise exception 'how a payout was converted never changes' using errcode = 'restrict_violation';
  end if;
  if not exists (select from fx_rate r where r.id = new.fx_rate_id and (r.base, r.quote) = (new.currency, new.sent_currency)
      and new.fx_converted_micros = div(new.amount_minor::numeric * case new.currency when 'JPY' then 1000000 else 10000 end
        * r.numerator, r.denominator)) then
    raise exception 'a payout is converted at its rate' using errcode = 'restrict_violation';
  end if;
  select coalesce(sum(p.fx_converted_micros - p.sent_minor * case p.sent_currency when 'JPY' then 1000000 else 10000 end), 0)
  into opening from payout p
  where (p.payee_id, p.selling_entity, p.sent_currency)
    = (coalesce(new.tenant_id, new.generator_id), new.selling_entity, new.sent_currency) and p.status <> 'RETURNED';
  if new.fx_opening_micros <> opening then
    raise exception 'a conversion begins with what those before left' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_is_converted before insert on payout
  for each row when (new.fx_rate_id is not null) execute function payout_is_converted();
create trigger payout_stays_converted before update on payout
  for each row when ((new.fx_rate_id, new.sent_currency, new.sent_minor, new.fx_opening_micros, new.fx_converted_micros)
    is distinct from (old.fx_rate_id, old.sent_currency, old.sent_minor, old.fx_opening_micros, old.fx_converted_micros))
  execute function payout_is_converted();
