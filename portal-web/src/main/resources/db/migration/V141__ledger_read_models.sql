-- What operators look at in the ledger, kept beside it by the same job that rolls up balances, up to the same sequence number: whoever
-- reads adds the few transfers behind it. Nothing here is on the way of a charge. Days and months are those of UTC.

-- An account's own side of each transfer, so that its page need not search all transfers.
create table account_entry (
  account_id    uuid not null references ledger_account,
  at            timestamptz not null,
  seq           bigint not null,
  transfer_id   uuid not null references transfer not enforced,
  debit_micros  bigint not null,
  credit_micros bigint not null,
  primary key (account_id, at, seq),
  check ((debit_micros > 0) <> (credit_micros > 0))
);

-- What moved on an account on a day, and on all accounts of a kind: a balance as of some moment is the days before it and its part of a day.
create table account_day (
  account_id     uuid not null references ledger_account,
  day            date not null,
  debits_micros  numeric(38) not null check (debits_micros >= 0),
  credits_micros numeric(38) not null check (credits_micros >= 0),
  primary key (account_id, day)
);
create table ledger_day (
  ledger         text not null,
  entity         text not null,
  kind           text not null,
  day            date not null,
  debits_micros  numeric(38) not null check (debits_micros >= 0),
  credits_micros numeric(38) not null check (credits_micros >= 0),
  primary key (ledger, entity, kind, day)
);

-- Revenue and cost of a month by what they were for: whose claim, where it was a licence fee, and which pack the credits came from, where they
-- were bought. Revenue that grows and cost that grows are both above zero.
create table margin_month (
  month    date not null,
  ledger   text not null,
  entity   text not null,
  kind     text not null,
  claim_id uuid,
  pack_id  uuid references credit_pack,
  micros   numeric(38) not null,
  unique nulls not distinct (month, ledger, entity, kind, claim_id, pack_id)
);

-- Part of a day, for all accounts of a kind at once.
create index transfer_at on transfer using brin (at) with (pages_per_range = 32, autosummarize = on);
-- Operators look for the accounts of somebody.
create index ledger_account_owner on ledger_account (owner_id) where owner_id is not null;

create view ledger_entry as
  select debit_account as account_id, at, seq, id as transfer_id, amount_micros as debit_micros, 0::bigint as credit_micros,
         claim_id, lot_id from transfer
  union all
  select credit_account, at, seq, id, 0, amount_micros, claim_id, lot_id from transfer;

insert into account_entry (account_id, at, seq, transfer_id, debit_micros, credit_micros)
  select account_id, at, seq, transfer_id, debit_micros, credit_micros from ledger_entry
  where seq <= (select through_seq from ledger_rollup) order by 1, 2, 3;
insert into account_day (account_id, day, debits_micros, credits_micros)
  select account_id, (at at time zone 'UTC')::date, sum(debit_micros), sum(credit_micros) from ledger_entry
  where seq <= (select through_seq from ledger_rollup) group by 1, 2;
insert into ledger_day (ledger, entity, kind, day, debits_micros, credits_micros)
  select a.ledger, a.entity, a.kind, d.day, sum(d.debits_micros), sum(d.credits_micros)
  from account_day d join ledger_account a on a.id = d.account_id group by 1, 2, 3, 4;
insert into margin_month (month, ledger, entity, kind, claim_id, pack_id, micros)
  select date_trunc('month', e.at at time zone 'UTC')::date, a.ledger, a.entity, a.kind, e.claim_id, o.pack_id,
         sum(case when a.kind like '%\_REVENUE' then e.credit_micros - e.debit_micros else e.debit_micros - e.credit_micros end)
  from ledger_entry e
  join ledger_account a on a.id = e.account_id
  left join credit_lot l on l.id = e.lot_id
  left join purchase_order o on o.id = l.order_id
  where e.seq <= (select through_seq from ledger_rollup)
    and a.kind in ('COMPUTE_REVENUE', 'FEE_REVENUE', 'BREAKAGE_REVENUE', 'COMPUTE_COST', 'ROYALTY_COST', 'PROMOTION_COST',
                   'CHARGEBACK_COST')
  group by 1, 2, 3, 4, 5, 6;

grant select, insert on account_entry to kyodaku_admin;
grant select, insert, update on account_day, ledger_day, margin_month to kyodaku_admin;
grant select on ledger_entry to kyodaku_admin;
