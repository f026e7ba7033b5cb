-- Taxes that are withheld of what a tenant is paid, and lines by territory, for disputes that were won and for corrections. See
-- docs/decisions/0360-withholding.md.
set constraints all immediate;

-- Who a tenant is to the tax offices: versions, each as it was entered, which an operator confirms or refuses once. The latest of
-- those that were confirmed and are valid on the day of a payment counts.
create table tax_profile (
  id            uuid primary key,
  tenant_id     uuid not null references tenant,
  number        int not null check (number > 0),
  residence     char(2) not null check (residence ~ '^[A-Z]{2}$'),
  legal_form    text not null check (legal_form in ('PERSON', 'CORPORATION')),
  -- Japan's qualified-invoice number; its check digit is the program's to look at.
  registration  text not null default '' check (registration = '' or (registration ~ '^T[1-9][0-9]{12}$')),
  treaty        boolean not null,
  evidence      text not null default '' check (length(evidence) <= 2000),
  valid_from    date not null,
  entered_by    uuid not null references account,
  entered_at    timestamptz not null,
  status        text not null default 'ENTERED' check (status in ('ENTERED', 'CONFIRMED', 'REFUSED', 'REPLACED')),
  note          text not null default '' check (length(note) <= 500),
  decided_by    uuid references account,
  decided_at    timestamptz,
  unique (tenant_id, number),
  check (not treaty or evidence <> ''),
  check ((status = 'ENTERED') = (decided_at is null)),
  check ((status in ('CONFIRMED', 'REFUSED')) = (decided_by is not null)),
  -- Nobody confirms what they said themselves.
  check (decided_by is null or decided_by <> entered_by)
);
create unique index tax_profile_open on tax_profile (tenant_id) where status = 'ENTERED';
create index tax_profile_waits on tax_profile (entered_at) where status = 'ENTERED';
create index tax_profile_counts on tax_profile (tenant_id, valid_from desc, number desc) where status = 'CONFIRMED';

create function tax_profile_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'ENTERED' then
      raise exception 'what is said of a taxpayer is confirmed by somebody else' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' or old.status <> 'ENTERED'
     or (new.id, new.tenant_id, new.number, new.residence, new.legal_form, new.registration, new.treaty, new.evidence, new.valid_from,
         new.entered_by, new.entered_at)
        is distinct from
        (old.id, old.tenant_id, old.number, old.residence, old.legal_form, old.registration, old.treaty, old.evidence, old.valid_from,
         old.entered_by, old.entered_at)
     or (current_user = 'kyodaku_tenant' and new.status <> 'REPLACED') then
    raise exception 'what was said of a taxpayer never changes, and is decided once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger tax_profile_stays before insert or update or delete on tax_profile
  for each row execute function tax_profile_stays();
create trigger tax_profile_no_truncate before truncate on tax_profile for each statement execute function forbid_change();

create trigger closed_tenant_looks_on before insert or update or delete on tax_profile
  for each statement execute function closed_tenant_looks_on();

alter table tax_profile enable row level security;
alter table tax_profile force row level security;
create policy own_rows on tax_profile for all to kyodaku_tenant
  using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
create policy operator on tax_profile for all to kyodaku_admin using (true) with check (true);
grant select, insert, update (status, decided_at) on tax_profile to kyodaku_tenant;
grant select, update (status, note, decided_by, decided_at) on tax_profile to kyodaku_admin;

-- What is withheld of royalties that a company of ours pays, as operators configured it; the latest of a kind counts. Residence is a
-- country, * for any other than the payer's, or ? where nothing of the payee is confirmed. Rates are millionths.
create table withholding_rate (
  id              uuid primary key,
  selling_entity  text not null check (selling_entity in ('JP', 'US', 'EU')),
  residence       text not null check (residence ~ '^([A-Z]{2}|\*|\?)$'),
  legal_form      text not null check (legal_form in ('PERSON', 'CORPORATION')),
  income          text not null default 'ROYALTIES' check (income = 'ROYALTIES'),
  rate_ppm        int not null check (rate_ppm between 0 and 1000000),
  -- Of what one payment has above an amount in the payer's own currency, another rate.
  step_minor      bigint check (step_minor between 1 and 1000000000000),
  step_currency   char(3) check (step_currency in ('JPY', 'USD', 'EUR')),
  above_ppm       int check (above_ppm between 0 and 1000000),
  treaty_ppm      int check (treaty_ppm between 0 and 1000000),
  source          text not null check (length(source) between 1 and 500),
  set_by          uuid references account,
  set_at          timestamptz not null,
  check ((step_minor is null) = (above_ppm is null) and (step_minor is null) = (step_currency is null)),
  check (residence <> '?' or (legal_form = 'PERSON' and treaty_ppm is null))
);
create index withholding_rate_latest on withholding_rate (selling_entity, residence, legal_form, set_at desc, id desc);
create trigger withholding_rate_is_forever before update or delete on withholding_rate
  for each row execute function forbid_change();
create trigger withholding_rate_no_truncate before truncate on withholding_rate
  for each statement execute function forbid_change();
grant select, insert on withholding_rate to kyodaku_admin;
grant select (id, selling_entity, residence, legal_form, income, rate_ppm, step_minor, step_currency, above_ppm, treaty_ppm, source,
  set_at) on withholding_rate to kyodaku_tenant;

-- Withheld taxes that were paid to the tax office, of the payments of one month.
create table withholding_payment (
  id             uuid primary key,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  month          date not null check (extract(day from month) = 1),
  amount_minor   bigint not null check (amount_minor > 0),
  paid_on        date not null,
  reference      text not null check (length(reference) between 1 and 200),
  booked_by      uuid not null references account,
  booked_at      timestamptz not null
);
create index withholding_payment_month on withholding_payment (selling_entity, currency, month);
create trigger withholding_payment_is_forever before update or delete on withholding_payment
  for each row execute function forbid_change();
create trigger withholding_payment_no_truncate before truncate on withholding_payment
  for each statement execute function forbid_change();
grant select, insert on withholding_payment to kyodaku_admin;

-- What a statement was made with. Those that were closed before know neither.
alter table statement
  add column tax_profile_id      uuid references tax_profile,
  add column withholding_rate_id uuid references withholding_rate;
create index statement_withheld on statement (due_date) where withholding_rate_id is not null;

-- Royalties that were earned again because a dispute was won have a kind of their own; REINSTATED is left for refunds that failed.
alter table royalty drop constraint royalty_kind;
alter table royalty add constraint royalty_kind
  check (kind in ('USAGE', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION')) not valid;
alter table royalty drop constraint royalty_signs;
alter table royalty add constraint royalty_signs check (
  case when kind in ('USAGE', 'REINSTATED', 'DISPUTE_RESOLUTION')
       then fee_micros >= 0 and base_micros >= 0 and royalty_micros >= 0 and held_micros >= 0
       else fee_micros <= 0 and base_micros <= 0 and royalty_micros <= 0 and held_micros <= 0 end) not valid;

-- An operator's correction is about an asset.
alter table statement_entry add column asset_id uuid references asset;
alter table statement_entry drop constraint statement_entry_kind_check;
alter table statement_entry add constraint statement_entry_kind_check
  check (kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED', 'ADVANCE', 'REVENUE_CORRECTION'));
alter table statement_entry add constraint statement_entry_correction
  check (kind <> 'REVENUE_CORRECTION' or (asset_id is not null and text <> ''));

-- Where the usages of a line are shown: the territories that were licensed, + for more than three. Lines of statements that were
-- closed before say nothing of it.
alter table statement_line add column territories text check (territories ~ '^([A-Z]{2}(\|[A-Z]{2}){0,2}|\+)$');
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION', 'HELD', 'TIER', 'GUARANTEE',
                  'RECOUPMENT', 'MEMBER_SHARE', 'ADVANCE', 'RETURNED_PAYOUT', 'ESCROW_RELEASED', 'REVENUE_CORRECTION', 'WITHHOLDING'))
  not valid;
alter table statement_line drop constraint statement_line_entry;
alter table statement_line add constraint statement_line_entry
  check ((kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED', 'ADVANCE', 'REVENUE_CORRECTION')) = (entry_id is not null)) not valid;
alter table statement_line add constraint statement_line_withheld
  check (kind <> 'WITHHOLDING' or (amount_micros < 0 and base_micros >= -amount_micros and text <> '')) not valid;
create unique index statement_line_withheld_once on statement_line (statement_id) where kind = 'WITHHOLDING';
create index statement_line_returned on statement_line (tenant_id) where kind = 'RETURNED_PAYOUT';

do $$
declare
  body text := pg_get_functiondef('statement_follows()'::regprocedure);
  anew text := replace(body, '''CHARGEBACK'', ''REINSTATED'')', '''CHARGEBACK'', ''REINSTATED'', ''DISPUTE_RESOLUTION'')');
begin
  if anew = body then
    raise exception 'statement_follows is not what it was';
  end if;
  execute anew;
end
$$;

-- Nothing is withheld without a rate to go by, nor by what was said of somebody else, or confirmed by nobody.
create function statement_withholds() returns trigger
  language plpgsql as $$
begin
  if (new.withholding_rate_id is null and exists (
        select from statement_line where statement_id = new.id and kind = 'WITHHOLDING'))
     or (new.withholding_rate_id is not null and not exists (
        select from withholding_rate where (id, selling_entity) = (new.withholding_rate_id, new.selling_entity)))
     or (new.tax_profile_id is not null and not exists (
        select from tax_profile where (id, tenant_id, status) = (new.tax_profile_id, new.tenant_id, 'CONFIRMED'))) then
    raise exception 'a statement withholds by a rate, and by a profile that was confirmed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger statement_withholds before insert on statement for each row execute function statement_withholds();
