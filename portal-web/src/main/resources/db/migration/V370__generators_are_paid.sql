-- What generators earned, month by month, and what of it is paid. See docs/decisions/0370-generators-are-paid.md.

-- On which terms a generator is stated and paid, and whom Stripe is told about. Without a row: months of UTC, due after 30 days.
create table generator_payee (
  generator_id uuid primary key references generator,
  zone         text not null default 'UTC' check (length(zone) between 1 and 64),
  due_days     int not null default 30 check (due_days between 0 and 180),
  email        text check (length(email) between 3 and 254),
  country      char(2) check (country ~ '^[A-Z]{2}$'),
  currency     char(3) check (currency in ('JPY', 'USD', 'EUR')),
  person       boolean not null default false,
  set_by       uuid not null references account,
  set_at       timestamptz not null,
  check ((email is null) = (country is null) and (email is null) = (currency is null))
);

-- Something owed to a generator beside its compute: a line of its next statement.
create table generator_statement_entry (
  id             uuid primary key,
  generator_id   uuid not null references generator,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  kind           text not null check (kind in ('RETURNED_PAYOUT')),
  amount_micros  bigint not null check (amount_micros <> 0),
  reference_id   uuid not null,
  text           text not null check (length(text) <= 200),
  at             timestamptz not null,
  unique (kind, reference_id)
);
create index generator_statement_entry_books on generator_statement_entry (generator_id, selling_entity, currency);

-- What a generator earned in one month, in one selling entity's books of one currency, as a statement of a tenant is: closed is
-- final, numbers run on, and what was carried out of one is carried into the next. A month in which nothing was earned has none.
-- Everything of these books up to through_seq is on this statement or an earlier one: so that closing reads what is new.
create table generator_statement (
  id             uuid primary key,
  generator_id   uuid not null references generator,
  number         int not null check (number > 0),
  account_id     uuid not null references ledger_account,
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  zone           text not null check (length(zone) between 1 and 64),
  from_date      date not null,
  to_date        date not null,
  from_at        timestamptz not null,
  to_at          timestamptz not null,
  due_date       date not null,
  due_at         timestamptz not null,
  opening_micros bigint not null,
  lines_micros   bigint not null,
  payable_minor  bigint not null check (payable_minor >= 0),
  payable_micros bigint not null check (payable_micros >= 0),
  carried_micros bigint not null,
  line_count     int not null check (line_count > 0),
  usage_count    bigint not null check (usage_count >= 0),
  through_seq    bigint not null check (through_seq >= 0),
  closed_at      timestamptz not null,
  unique (generator_id, number),
  unique (account_id, from_at),
  check (from_at < to_at and from_date < to_date),
  check (to_at <= closed_at),
  check (due_at >= to_at and due_date >= to_date),
  check (opening_micros + lines_micros = payable_micros + carried_micros),
  check (payable_micros = payable_minor * case currency when 'JPY' then 1000000 else 10000 end),
  check (case when opening_micros + lines_micros > 0
              then carried_micros between 0 and case currency when 'JPY' then 999999 else 9999 end
              else payable_minor = 0 end)
);
create index generator_statement_due on generator_statement (due_at) where payable_minor > 0;
create index generator_statement_books on generator_statement (account_id, number desc);
create index generator_statement_latest on generator_statement (closed_at desc, id desc);

-- By version of the rate card and quality.
create table generator_statement_line (
  statement_id  uuid not null references generator_statement deferrable initially deferred,
  position      int not null check (position > 0),
  kind          text not null check (kind in ('COMPUTE', 'BACKPAY', 'RETURNED_PAYOUT')),
  rate_card_id  uuid references rate_card,
  quality       text check (quality in ('STANDARD', 'PREMIUM')),
  usages        bigint not null check (usages >= 0),
  seconds       bigint not null check (seconds >= 0),
  amount_micros bigint not null,
  entry_id      uuid unique references generator_statement_entry,
  text          text not null check (length(text) <= 200),
  primary key (statement_id, position),
  check ((kind = 'RETURNED_PAYOUT') = (entry_id is not null)),
  check ((kind in ('COMPUTE', 'BACKPAY')) = (rate_card_id is not null)),
  check ((rate_card_id is null) = (quality is null)),
  check (kind not in ('COMPUTE', 'BACKPAY') or (usages > 0 and amount_micros > 0))
);

-- What of which usage a statement adds up: what was owed for it in these books, once, for ever. A usage that was paid with credits
-- of several currencies is on a statement of each. Millions come at once, so what they refer to is looked at by the statement.
create table generator_statement_usage (
  account_id       uuid not null references ledger_account not enforced,
  authorization_id uuid not null references usage_authorization not enforced,
  statement_id     uuid not null references generator_statement not enforced,
  position         int not null,
  amount_micros    bigint not null check (amount_micros > 0),
  primary key (account_id, authorization_id)
);
create index generator_statement_usage_line on generator_statement_usage (statement_id, position, authorization_id);

create function generator_statement_follows() returns trigger
  language plpgsql as $$
declare
  last    generator_statement%rowtype;
  carried bigint;
  lines   record;
  usages  record;
begin
  if not exists (select from ledger_account a where (a.id, a.kind, a.owner_id, a.entity, a.ledger)
      = (new.account_id, 'COMPUTE_PAYABLE', new.generator_id, new.selling_entity, new.currency::text)) then
    raise exception 'a statement is of its own books' using errcode = 'restrict_violation';
  end if;
  select * into last from generator_statement where generator_id = new.generator_id order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 then
    raise exception 'a statement has the next number' using errcode = 'restrict_violation';
  end if;
  if last.id is not null and new.from_at < last.to_at
     and (new.from_at, new.to_at) is distinct from (last.from_at, last.to_at) then
    raise exception 'a period begins where the one before ends, or later' using errcode = 'restrict_violation';
  end if;
  select carried_micros into carried from generator_statement where account_id = new.account_id order by number desc limit 1;
  if new.opening_micros <> coalesce(carried, 0) then
    raise exception 'a statement opens with what was carried' using errcode = 'restrict_violation';
  end if;
  select count(*) as count, coalesce(sum(l.amount_micros), 0) as micros, coalesce(sum(l.usages), 0) as usages,
         coalesce(sum(l.amount_micros) filter (where l.kind in ('COMPUTE', 'BACKPAY')), 0) as of_usages,
         coalesce(bool_and(e.id is null or ((e.generator_id, e.selling_entity, e.currency, e.amount_micros)
           = (new.generator_id, new.selling_entity, new.currency, l.amount_micros) and e.at < new.to_at)), true) as own
  into lines from generator_statement_line l left join generator_statement_entry e on e.id = l.entry_id
  where l.statement_id = new.id;
  select count(*) as count, coalesce(sum(u.amount_micros), 0) as micros, coalesce(bool_and(u.account_id = new.account_id), true) as own
  into usages from generator_statement_usage u where u.statement_id = new.id;
  if (lines.count, lines.micros, lines.usages, usages.count, usages.micros)
     is distinct from (new.line_count::bigint, new.lines_micros::numeric, new.usage_count::numeric, new.usage_count, lines.of_usages)
     or not lines.own or not usages.own then
    raise exception 'a statement adds up' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger generator_statement_follows before insert on generator_statement
  for each row execute function generator_statement_follows();

create function generator_statement_is_closed() returns trigger
  language plpgsql as $$
begin
  if exists (select from added a join generator_statement s on s.id = a.statement_id) then
    raise exception 'nothing is added to a closed statement' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['generator_statement_entry', 'generator_statement', 'generator_statement_line',
                           'generator_statement_usage'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()',
                   t || '_is_forever', t);
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()',
                   t || '_no_truncate', t);
    execute format('grant select, insert on %I to kyodaku_admin', t);
  end loop;
  foreach t in array array['generator_statement_line', 'generator_statement_usage'] loop
    execute format('create trigger %I after insert on %I referencing new table as added '
                   'for each statement execute function generator_statement_is_closed()', t || '_before_statement', t);
  end loop;
end
$$;
grant select, insert, update on generator_payee to kyodaku_admin;
