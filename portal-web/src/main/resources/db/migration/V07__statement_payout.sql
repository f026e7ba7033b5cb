-- Where a tenant is paid: one connected account for each selling entity that owes it. Its id is Stripe's idempotency key,
-- so that there is never a second one; Stripe's own id comes once Stripe has made it, and stays.
create table payout_account (
  id             uuid primary key,
  tenant_id      uuid not null references tenant,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  stripe_account text unique check (length(stripe_account) between 1 and 255),
  status         text not null check (status in ('PENDING', 'ACTIVE', 'RESTRICTED')),
  reason         text not null default '' check (length(reason) <= 1000),
  manual_payouts boolean not null default false,
  created_at     timestamptz not null,
  status_at      timestamptz not null,
  unique (tenant_id, selling_entity),
  check (stripe_account is not null or status = 'PENDING')
);

create function payout_account_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE'
     or (new.id, new.tenant_id, new.selling_entity, new.created_at)
        is distinct from (old.id, old.tenant_id, old.selling_entity, old.created_at)
     or (old.stripe_account is not null and new.stripe_account is distinct from old.stripe_account) then
    raise exception 'a payout account stays whose it is' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_account_stays before update or delete on payout_account
  for each row execute function payout_account_stays();
create trigger payout_account_no_truncate before truncate on payout_account
  for each statement execute function forbid_change();

-- Something owed to a tenant, or by it, beside its royalties: a line of its next statement.
create table statement_entry (
  id             uuid primary key,
  tenant_id      uuid not null references tenant,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  kind           text not null check (kind in ('RETURNED_PAYOUT')),
  amount_micros  bigint not null check (amount_micros <> 0),
  reference_id   uuid not null,
  text           text not null check (length(text) <= 200),
  at             timestamptz not null,
  unique (kind, reference_id)
);
create index statement_entry_tenant on statement_entry (tenant_id, selling_entity, currency);

-- What a tenant earned in one period, in one selling entity's books of one currency. Closed is final: numbers run on,
-- periods touch, and what was carried out of one statement is carried into the next. Lines and links come first and the
-- statement last, in one transaction, so that a statement is complete when it is there.
create table statement (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant,
  number              int not null check (number > 0),
  contract_version_id uuid not null references contract_version,
  selling_entity      text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency            char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  zone                text not null check (length(zone) between 1 and 64),
  from_date           date not null,
  to_date             date not null,
  from_at             timestamptz not null,
  to_at               timestamptz not null,
  due_date            date not null,
  due_at              timestamptz not null,
  opening_micros      bigint not null,
  lines_micros        bigint not null,
  payable_minor       bigint not null check (payable_minor >= 0),
  payable_micros      bigint not null check (payable_micros >= 0),
  carried_micros      bigint not null,
  line_count          int not null check (line_count >= 0),
  royalty_count       bigint not null check (royalty_count >= 0),
  closed_at           timestamptz not null,
  unique (tenant_id, number),
  unique (tenant_id, selling_entity, currency, from_at),
  check (from_at < to_at and from_date < to_date),
  check (to_at <= closed_at),
  check (due_at >= to_at and due_date >= to_date),
  check (opening_micros + lines_micros = payable_micros + carried_micros),
  -- Rounded once, and by less than what can't be paid: nothing payable is ever held back.
  check (payable_micros = payable_minor * case currency when 'JPY' then 1000000 else 10000 end),
  check (case when opening_micros + lines_micros > 0
              then carried_micros between 0 and case currency when 'JPY' then 999999 else 9999 end
              else payable_minor = 0 end)
);
create index statement_due on statement (due_at) where payable_minor > 0;

create table statement_line (
  statement_id  uuid not null references statement deferrable initially deferred,
  position      int not null check (position > 0),
  tenant_id     uuid not null references tenant,
  kind          text not null check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'TIER', 'GUARANTEE', 'RECOUPMENT',
                                              'RETURNED_PAYOUT')),
  asset_id      uuid references asset,
  use           text check (use in ('PERSONAL', 'SHARED', 'COMMERCIAL')),
  usages        bigint not null check (usages >= 0),
  seconds       bigint not null check (seconds >= 0),
  base_micros   bigint not null,
  amount_micros bigint not null,
  entry_id      uuid unique references statement_entry,
  text          text not null check (length(text) <= 200),
  primary key (statement_id, position),
  check ((kind = 'RETURNED_PAYOUT') = (entry_id is not null))
);
create index statement_line_tenant on statement_line (tenant_id);

-- Which royalties a statement adds up: each of them on one statement, for ever.
create table statement_royalty (
  royalty_id   uuid primary key references royalty,
  statement_id uuid not null references statement deferrable initially deferred
);
create index statement_royalty_statement on statement_royalty (statement_id);

create function statement_follows() returns trigger
  language plpgsql as $$
declare
  last       statement%rowtype;
  carried    bigint;
  lines      record;
  royalties  record;
begin
  select * into last from statement where tenant_id = new.tenant_id order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 then
    raise exception 'a statement has the next number' using errcode = 'restrict_violation';
  end if;
  if last.id is not null and new.from_at <> last.to_at
     and (new.from_at, new.to_at) is distinct from (last.from_at, last.to_at) then
    raise exception 'a period begins where the one before ends' using errcode = 'restrict_violation';
  end if;
  select carried_micros into carried from statement
  where (tenant_id, selling_entity, currency) = (new.tenant_id, new.selling_entity, new.currency)
  order by number desc limit 1;
  if new.opening_micros <> coalesce(carried, 0) then
    raise exception 'a statement opens with what was carried' using errcode = 'restrict_violation';
  end if;
  select count(*) as count, coalesce(sum(amount_micros), 0) as micros, coalesce(bool_and(tenant_id = new.tenant_id), true) as own,
         coalesce(sum(amount_micros) filter (where kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK')), 0) as of_royalties
  into lines from statement_line where statement_id = new.id;
  select count(*) as count, coalesce(sum(r.royalty_micros), 0) as micros,
         coalesce(bool_and((r.tenant_id, r.selling_entity, r.currency) = (new.tenant_id, new.selling_entity, new.currency)
                           and r.at < new.to_at), true) as own
  into royalties from statement_royalty s join royalty r on r.id = s.royalty_id where s.statement_id = new.id;
  if (lines.count, lines.micros, royalties.count, royalties.micros)
     is distinct from (new.line_count::bigint, new.lines_micros::numeric, new.royalty_count, lines.of_royalties)
     or not lines.own or not royalties.own then
    raise exception 'a statement adds up' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger statement_follows before insert on statement for each row execute function statement_follows();

create function statement_is_closed() returns trigger
  language plpgsql as $$
begin
  if exists (select from added a join statement s on s.id = a.statement_id) then
    raise exception 'nothing is added to a closed statement' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

-- Money on its way to a tenant: one payout for each statement, for ever. It moves forward only, and what Stripe answered is
-- written once.
--   PLANNED   an operator decided to pay; Stripe may have been asked, but has not said yes
--   SENT      Stripe took the transfer to the connected account; the payout to the bank follows
--   PAID      the bank has it
--   RETURNED  the bank did not take it, now or after all: it is back in the tenant's balance
create table payout (
  id                uuid primary key,
  tenant_id         uuid not null references tenant,
  statement_id      uuid not null unique references statement,
  selling_entity    text not null check (selling_entity in ('JP', 'US', 'EU')),
  stripe_account    text not null,
  currency          char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  amount_minor      bigint not null check (amount_minor > 0),
  status            text not null check (status in ('PLANNED', 'SENT', 'PAID', 'RETURNED')),
  transfer_id       text unique,
  transfer_tried_at timestamptz,
  transfer_refusals int not null default 0,
  bank_payout_id    text unique,
  bank_tried_at     timestamptz,
  bank_refusals     int not null default 0,
  reversal_id       text unique,
  reversal_tried_at timestamptz,
  reversal_refusals int not null default 0,
  note              text not null default '' check (length(note) <= 1000),
  planned_by        uuid,
  planned_at        timestamptz not null,
  sent_at           timestamptz,
  paid_at           timestamptz,
  returned_at       timestamptz,
  check ((status = 'PLANNED') = (sent_at is null)),
  check ((sent_at is null) = (transfer_id is null)),
  check (bank_payout_id is null or transfer_id is not null),
  check (status <> 'PAID' or (paid_at is not null and bank_payout_id is not null)),
  check ((status = 'RETURNED') = (returned_at is not null)),
  check (reversal_id is null or status = 'RETURNED')
);
create index payout_open on payout (planned_at) where status in ('PLANNED', 'SENT');
create index payout_tenant on payout (tenant_id, planned_at desc);

create function payout_goes_forward() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or
     (new.id, new.tenant_id, new.statement_id, new.selling_entity, new.stripe_account, new.currency, new.amount_minor,
      new.planned_by, new.planned_at)
     is distinct from
     (old.id, old.tenant_id, old.statement_id, old.selling_entity, old.stripe_account, old.currency, old.amount_minor,
      old.planned_by, old.planned_at) then
    raise exception 'what is paid to whom never changes' using errcode = 'restrict_violation';
  end if;
  if (old.transfer_id is not null and new.transfer_id is distinct from old.transfer_id)
     or (old.bank_payout_id is not null and new.bank_payout_id is distinct from old.bank_payout_id)
     or (old.reversal_id is not null and new.reversal_id is distinct from old.reversal_id)
     or (old.transfer_tried_at is not null and new.transfer_tried_at is distinct from old.transfer_tried_at)
     or (old.bank_tried_at is not null and new.bank_tried_at is distinct from old.bank_tried_at)
     or (old.reversal_tried_at is not null and new.reversal_tried_at is distinct from old.reversal_tried_at)
     or (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
     or (old.paid_at is not null and new.paid_at is distinct from old.paid_at)
     or (old.returned_at is not null and new.returned_at is distinct from old.returned_at)
     or new.transfer_refusals < old.transfer_refusals or new.bank_refusals < old.bank_refusals
     or new.reversal_refusals < old.reversal_refusals then
    raise exception 'what happened to a payout stays so' using errcode = 'restrict_violation';
  end if;
  if old.status <> new.status and (old.status, new.status) not in (
      ('PLANNED', 'SENT'), ('SENT', 'PAID'), ('SENT', 'RETURNED'), ('PAID', 'RETURNED')) then
    raise exception 'a payout does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_goes_forward before update or delete on payout
  for each row execute function payout_goes_forward();

create function payout_pays_its_statement() returns trigger
  language plpgsql as $$
begin
  if new.status <> 'PLANNED' or not exists (
      select from statement s
      where (s.id, s.tenant_id, s.selling_entity, s.currency, s.payable_minor)
            = (new.statement_id, new.tenant_id, new.selling_entity, new.currency, new.amount_minor)) then
    raise exception 'a payout is what its statement says' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_pays_its_statement before insert on payout
  for each row execute function payout_pays_its_statement();

-- Why a tenant's period could not be closed, until it is.
create table closing_failure (
  tenant_id uuid primary key references tenant,
  kind      text not null check (length(kind) between 1 and 60),
  text      text not null check (length(text) <= 1000),
  attempts  int not null default 1 check (attempts > 0),
  since     timestamptz not null,
  at        timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['statement_entry', 'statement', 'statement_line', 'statement_royalty'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()',
                   t || '_is_forever', t);
  end loop;
  foreach t in array array['statement_entry', 'statement', 'statement_line', 'statement_royalty', 'payout'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()',
                   t || '_no_truncate', t);
  end loop;
  foreach t in array array['statement_line', 'statement_royalty'] loop
    execute format('create trigger %I after insert on %I referencing new table as added '
                   'for each statement execute function statement_is_closed()', t || '_before_statement', t);
  end loop;
end
$$;
