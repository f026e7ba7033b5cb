-- Credits, authorizations and the ledger. Amounts are micros: millionths of a credit, or of a currency's major unit.

-- The chart of accounts, see docs/chart-of-accounts.md. Each ledger (CREDIT, or a currency) has one set of books for each
-- selling entity; credits belong to no single entity and have '-'.
create table ledger_account (
  id         uuid primary key,
  ledger     text not null check (ledger = 'CREDIT' or ledger ~ '^[A-Z]{3}$'),
  entity     text not null check (entity in ('-', 'JP', 'US', 'EU')),
  kind       text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  owner_id   uuid,
  created_at timestamptz not null,
  check ((ledger = 'CREDIT') = (entity = '-')),
  unique nulls not distinct (ledger, entity, kind, owner_id),
  unique (id, ledger, entity)
);

-- The sums of a creator's lots. Its row is the lock that everything of one creator takes first. Fill factors leave room for
-- updates in place.
create table wallet (
  creator_id        uuid primary key references creator,
  available_micros  bigint not null default 0 check (available_micros >= 0),
  held_micros       bigint not null default 0 check (held_micros >= 0),
  available_account uuid not null references ledger_account,
  held_account      uuid not null references ledger_account,
  created_at        timestamptz not null
) with (fillfactor = 70);

-- Credits bought or granted together. Every credit of a lot is in exactly one of five places, and what the lot cost is
-- recognised with the credits that leave it for good: all of it when the last one goes.
create table credit_lot (
  id                uuid primary key,
  creator_id        uuid not null references wallet,
  kind              text not null check (kind in ('PURCHASED', 'PROMOTIONAL')),
  order_id          uuid unique,
  credits_micros    bigint not null check (credits_micros > 0),
  available_micros  bigint not null check (available_micros >= 0),
  held_micros       bigint not null default 0 check (held_micros >= 0),
  burned_micros     bigint not null default 0 check (burned_micros >= 0),
  expired_micros    bigint not null default 0 check (expired_micros >= 0),
  revoked_micros    bigint not null default 0 check (revoked_micros >= 0),
  cost_micros       bigint not null check (cost_micros >= 0),
  recognised_micros bigint not null default 0,
  currency          char(3) not null,
  selling_entity    text not null check (selling_entity in ('JP', 'US', 'EU')),
  expires_at        timestamptz,
  created_at        timestamptz not null,
  -- Of its own, so that the partial index below does not stand in the way of updates in place.
  live              boolean not null generated always as (available_micros + held_micros > 0) stored,
  check (available_micros + held_micros + burned_micros + expired_micros + revoked_micros = credits_micros),
  check (recognised_micros
         = div(cost_micros::numeric * (burned_micros::numeric + expired_micros + revoked_micros), credits_micros)),
  check ((kind = 'PURCHASED') = (order_id is not null)),
  check (kind = 'PURCHASED' or cost_micros = 0)
) with (fillfactor = 70);
create index credit_lot_live on credit_lot (creator_id) where live;
create index credit_lot_expiry on credit_lot (expires_at) where live;

-- What a generator asked for on behalf of a creator, and what came of it. The prompt is not kept, only its salted hash.
create table usage_authorization (
  id                        uuid primary key,
  generator_id              uuid not null references generator not enforced,
  creator_id                uuid not null references creator not enforced,
  link_id                   uuid references creator_link not enforced,
  status                    text not null
                            check (status in ('PENDING_APPROVAL', 'AUTHORIZED', 'SETTLED', 'VOIDED', 'EXPIRED')),
  use                       text not null check (use in ('PERSONAL', 'SHARED', 'COMMERCIAL')),
  territories               text not null check (length(territories) between 2 and 1000),
  seconds                   int not null check (seconds > 0),
  quality                   text not null check (quality in ('STANDARD', 'PREMIUM')),
  prompt_salt               char(32) not null,
  prompt_hash               char(64) not null,
  -- JSON: assets named, themes, matches, reasons.
  facts                     text not null,
  obligations               text not null,
  rate_card_id              uuid not null references rate_card not enforced,
  compute_per_second_micros bigint not null check (compute_per_second_micros >= 0),
  compute_micros            bigint not null check (compute_micros >= 0),
  par_version               int not null,
  price_micros              bigint not null,
  held_micros               bigint not null,
  charged_micros            bigint not null default 0,
  settled_seconds           int,
  snapshot_version          bigint not null,
  created_at                timestamptz not null,
  granted_at                timestamptz,
  expires_at                timestamptz not null,
  ended_at                  timestamptz,
  check (price_micros >= compute_micros),
  check (held_micros = case status when 'AUTHORIZED' then price_micros else 0 end),
  check (charged_micros between 0 and price_micros),
  check (status = 'SETTLED' or charged_micros = 0),
  check ((status = 'SETTLED') = (settled_seconds is not null)),
  check (settled_seconds between 1 and seconds),
  check (granted_at is not null or status not in ('AUTHORIZED', 'SETTLED')),
  check ((status in ('PENDING_APPROVAL', 'AUTHORIZED')) = (ended_at is null))
) with (fillfactor = 80, toast_tuple_target = 4080);
create index usage_authorization_creator on usage_authorization (creator_id, id);
create index usage_authorization_open on usage_authorization (expires_at)
  where status in ('PENDING_APPROVAL', 'AUTHORIZED');

-- What was asked never changes, what was granted is frozen, and states only move forward.
create function usage_authorization_stays() returns trigger
  language plpgsql as $$
begin
  if (new.id, new.generator_id, new.creator_id, new.use, new.territories, new.seconds, new.quality, new.prompt_salt,
      new.prompt_hash, new.facts, new.created_at)
     is distinct from
     (old.id, old.generator_id, old.creator_id, old.use, old.territories, old.seconds, old.quality, old.prompt_salt,
      old.prompt_hash, old.facts, old.created_at) then
    raise exception 'what was asked never changes' using errcode = 'restrict_violation';
  end if;
  if old.granted_at is not null and
     (new.obligations, new.rate_card_id, new.compute_per_second_micros, new.compute_micros, new.par_version,
      new.price_micros, new.snapshot_version, new.granted_at, new.expires_at)
     is distinct from
     (old.obligations, old.rate_card_id, old.compute_per_second_micros, old.compute_micros, old.par_version,
      old.price_micros, old.snapshot_version, old.granted_at, old.expires_at) then
    raise exception 'what was granted is frozen' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (
      ('PENDING_APPROVAL', 'AUTHORIZED'), ('PENDING_APPROVAL', 'VOIDED'), ('PENDING_APPROVAL', 'EXPIRED'),
      ('AUTHORIZED', 'SETTLED'), ('AUTHORIZED', 'VOIDED'), ('AUTHORIZED', 'EXPIRED'),
      ('EXPIRED', 'SETTLED'), ('EXPIRED', 'VOIDED')) then
    raise exception 'an authorization does not go from % to %', old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger usage_authorization_stays before update on usage_authorization
  for each row execute function usage_authorization_stays();

-- The terms on which each claim was granted, frozen with the authorization; also what a tenant sees of a usage.
create table authorization_license (
  authorization_id          uuid not null references usage_authorization not enforced,
  claim_id                  uuid not null references ownership_claim not enforced,
  tenant_id                 uuid not null references tenant not enforced,
  position                  int not null,
  asset_id                  uuid not null references asset not enforced,
  contract_id               uuid not null references contract not enforced,
  contract_version_id       uuid not null references contract_version not enforced,
  contract_version          int not null,
  rule_id                   text not null check (length(rule_id) between 1 and 200),
  currency                  char(3) not null,
  selling_entity            text not null check (selling_entity in ('JP', 'US', 'EU')),
  price_per_second_micros   bigint not null check (price_per_second_micros >= 0),
  use_factor                int not null check (use_factor >= 0),
  ownership_bps             int not null check (ownership_bps between 0 and 10000),
  list_fee_per_second_micros bigint not null check (list_fee_per_second_micros >= 0),
  fee_micros                bigint not null check (fee_micros >= 0),
  fee_credit_micros         bigint not null check (fee_credit_micros >= 0),
  share_bps                 int not null check (share_bps between 0 and 10000),
  royalty_base              text not null check (royalty_base in ('LIST', 'NET')),
  chargeback_on_owner       boolean not null,
  max_fee_bps               int not null check (max_fee_bps >= 0),
  terms_plugin              text,
  terms_hash                char(64),
  terms_config              text,
  use                       text not null,
  seconds                   int not null,
  quality                   text not null,
  territories               text not null,
  requested_at              timestamptz not null,
  primary key (authorization_id, claim_id)
);
create index authorization_license_tenant on authorization_license (tenant_id, authorization_id);

-- Approval decides anew and so replaces the terms; once granted they stay.
create function authorization_license_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (
      select from usage_authorization where id = old.authorization_id and granted_at is not null) then
    raise exception 'granted terms never change' using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;
create trigger authorization_license_stays before update or delete on authorization_license
  for each row execute function authorization_license_stays();

-- An owner's answer where one was asked for. LAPSED: the question went away before it was answered.
create table authorization_approval (
  authorization_id uuid not null references usage_authorization,
  tenant_id        uuid not null references tenant,
  answer           text not null check (answer in ('PENDING', 'APPROVED', 'DECLINED', 'LAPSED')),
  asked_at         timestamptz not null,
  answered_at      timestamptz,
  answered_by      uuid references account,
  primary key (authorization_id, tenant_id),
  check ((answer = 'PENDING') = (answered_at is null)),
  check ((answer in ('APPROVED', 'DECLINED')) = (answered_by is not null))
);
create index authorization_approval_pending on authorization_approval (tenant_id, asked_at) where answer = 'PENDING';

-- Which credits are reserved for which authorization; gone when it ends (the transfers tell of it).
create table lot_hold (
  authorization_id uuid not null references usage_authorization not enforced,
  lot_id           uuid not null references credit_lot not enforced,
  position         int not null,
  amount_micros    bigint not null check (amount_micros > 0),
  primary key (authorization_id, lot_id)
);
create index lot_hold_lot on lot_hold (lot_id);

-- One key, one effect. (Answers and receipts are a few kilobytes: kept in the row, as compressing them on the hot path would
-- cost more than it saves.) The key is written in the transaction that takes effect, together with the answer. It belongs to the
-- generator, and only 201 and 202 bind it.
create table idempotency_key (
  generator_id     uuid not null references generator not enforced,
  key              text not null check (length(key) between 1 and 255),
  usage_hash       char(64) not null,
  authorization_id uuid not null references usage_authorization not enforced,
  status           int not null check (status in (201, 202)),
  body             text not null,
  created_at       timestamptz not null,
  primary key (generator_id, key)
) with (toast_tuple_target = 8160);

-- What was granted and what was settled, as it is signed. A signature costs a hundred times what the rest of a charge does,
-- so the charge fixes the text (its hash is in the log) and the signature follows: payload first, then jws instead.
create table receipt (
  authorization_id uuid not null references usage_authorization not enforced,
  kind             text not null check (kind in ('GRANT', 'SETTLEMENT')),
  payload          text,
  jws              text,
  created_at       timestamptz not null,
  primary key (authorization_id, kind),
  check ((payload is null) <> (jws is null))
) with (toast_tuple_target = 8160);
create index receipt_unsigned on receipt (created_at) where jws is null;

create function receipt_stays() returns trigger
  language plpgsql as $$
begin
  if old.jws is not null or new.jws is null
     or (new.authorization_id, new.kind, new.created_at) is distinct from (old.authorization_id, old.kind, old.created_at)
     or translate(encode(convert_to(old.payload, 'UTF8'), 'base64'), E'+/=\n', '-_')
        <> split_part(new.jws, '.', 2) then
    raise exception 'a receipt never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger receipt_stays before update on receipt for each row execute function receipt_stays();

-- One immutable entry of the ledger: an amount from one debit account to one credit account of the same ledger and the same
-- entity's books, so that debits equal credits by construction. A correction is another transfer.
create table transfer (
  id               uuid primary key,
  seq              bigint not null generated always as identity,
  ledger           text not null,
  entity           text not null,
  debit_account    uuid not null,
  credit_account   uuid not null,
  amount_micros    bigint not null check (amount_micros > 0),
  code             text not null check (code ~ '^[A-Z][A-Z_]{1,39}$'),
  lot_id           uuid references credit_lot not enforced,
  authorization_id uuid references usage_authorization not enforced,
  claim_id         uuid,
  reference_id     uuid,
  batch_id         uuid not null,
  at               timestamptz not null,
  check (debit_account <> credit_account),
  foreign key (debit_account, ledger, entity) references ledger_account (id, ledger, entity) not enforced,
  foreign key (credit_account, ledger, entity) references ledger_account (id, ledger, entity) not enforced
);
create index transfer_seq on transfer using brin (seq) with (pages_per_range = 32, autosummarize = on);
create index transfer_authorization on transfer (authorization_id) where authorization_id is not null;
create index transfer_lot on transfer (lot_id) where lot_id is not null;
create index transfer_lot_own on transfer (lot_id) where lot_id is not null and authorization_id is null;
create index transfer_reference on transfer (reference_id) where reference_id is not null;

-- Sums of transfers up to a sequence number, so that a balance need not read them all.
create table account_balance (
  account_id     uuid primary key references ledger_account,
  debits_micros  numeric(38) not null check (debits_micros >= 0),
  credits_micros numeric(38) not null check (credits_micros >= 0)
);
create table ledger_rollup (
  only_row    boolean primary key default true check (only_row),
  through_seq bigint not null
);
insert into ledger_rollup (through_seq) values (0);

-- A number up to which every transfer that will ever be is visible: taken while nobody is inserting, which is waited for
-- only shortly. Runs as the owner, because the operator's role may not lock what it may not change.
create function ledger_quiet_seq() returns bigint
  language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '200ms' as $$
declare
  quiet bigint;
begin
  lock table transfer in share mode;
  select case when is_called then last_value else 0 end into quiet from transfer_seq_seq;
  return quiet;
end
$$;
revoke execute on function ledger_quiet_seq() from public;

-- What one settled usage earned its owner, in the owner's currency; and what was taken back of it, as a row of its own. The
-- par version is the recorded rate of a NET base.
create table royalty (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant not enforced,
  authorization_id    uuid not null,
  claim_id            uuid not null,
  asset_id            uuid not null references asset not enforced,
  contract_version_id uuid not null references contract_version not enforced,
  kind                text not null check (kind in ('USAGE', 'REFUND', 'CHARGEBACK')),
  use                 text not null check (use in ('PERSONAL', 'SHARED', 'COMMERCIAL')),
  seconds             int not null check (seconds >= 0),
  currency            char(3) not null,
  selling_entity      text not null check (selling_entity in ('JP', 'US', 'EU')),
  fee_micros          bigint not null,
  base                text not null check (base in ('LIST', 'NET')),
  base_micros         bigint not null,
  share_bps           int not null check (share_bps between 0 and 10000),
  royalty_micros      bigint not null,
  platform_micros     bigint not null,
  par_version         int not null,
  at                  timestamptz not null,
  foreign key (authorization_id, claim_id) references authorization_license not enforced,
  check (royalty_micros + platform_micros = fee_micros),
  check (kind <> 'USAGE' or (fee_micros >= 0 and base_micros >= 0 and royalty_micros >= 0)),
  check (kind = 'USAGE' or (fee_micros <= 0 and base_micros <= 0 and royalty_micros <= 0))
);
create unique index royalty_once on royalty (authorization_id, claim_id) where kind = 'USAGE';
create index royalty_tenant on royalty (tenant_id, at);

-- References of the hot tables are enforced here, by the statement. A foreign key looks up and locks row by row: that was
-- three quarters of a charge, and locked the shared accounts and the generator that everybody charges on. What is referred to
-- is never deleted and never changes what it is, so looking at it when the reference is written says as much.
create function refer(all_there boolean, what text) returns void
  language plpgsql as $$
begin
  if all_there is distinct from true then
    raise exception '% refers to what does not exist or belongs elsewhere', what using errcode = 'foreign_key_violation';
  end if;
end
$$;

create function usage_authorization_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(
      g.id is not null and c.id is not null and r.id is not null
      and (n.link_id is null or l.id is not null)), tg_table_name)
    from added n
    left join generator g on g.id = n.generator_id
    left join creator c on c.id = n.creator_id
    left join rate_card r on r.id = n.rate_card_id and r.generator_id = n.generator_id
    left join creator_link l on l.id = n.link_id and l.creator_id = n.creator_id and l.generator_id = n.generator_id
    having count(*) > 0;
  return null;
end
$$;

create function authorization_license_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(a.id is not null and c.id is not null and v.id is not null), tg_table_name)
    from added n
    left join usage_authorization a on a.id = n.authorization_id
    left join ownership_claim c on c.id = n.claim_id and c.tenant_id = n.tenant_id and c.asset_id = n.asset_id
    left join contract_version v
      on v.id = n.contract_version_id and v.tenant_id = n.tenant_id and v.contract_id = n.contract_id
    having count(*) > 0;
  return null;
end
$$;

create function lot_hold_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(a.id is not null), tg_table_name)
    from added n
    left join credit_lot l on l.id = n.lot_id
    left join usage_authorization a on a.id = n.authorization_id and a.creator_id = l.creator_id
    having count(*) > 0;
  return null;
end
$$;

create function idempotency_key_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(a.id is not null), tg_table_name)
    from added n left join usage_authorization a on a.id = n.authorization_id and a.generator_id = n.generator_id
    having count(*) > 0;
  return null;
end
$$;

create function receipt_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(a.id is not null), tg_table_name)
    from added n left join usage_authorization a on a.id = n.authorization_id
    having count(*) > 0;
  return null;
end
$$;

create function royalty_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(l.claim_id is not null), tg_table_name)
    from added n
    left join authorization_license l
      on l.authorization_id = n.authorization_id and l.claim_id = n.claim_id and l.tenant_id = n.tenant_id
         and l.asset_id = n.asset_id and l.contract_version_id = n.contract_version_id and l.currency = n.currency
         and l.selling_entity = n.selling_entity
    having count(*) > 0;
  return null;
end
$$;

create function transfer_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(
      d.id is not null and c.id is not null
      and (n.lot_id is null or l.id is not null)
      and (n.authorization_id is null or a.id is not null)), tg_table_name)
    from added n
    left join ledger_account d on d.id = n.debit_account and d.ledger = n.ledger and d.entity = n.entity
    left join ledger_account c on c.id = n.credit_account and c.ledger = n.ledger and c.entity = n.entity
    left join credit_lot l on l.id = n.lot_id
    left join usage_authorization a on a.id = n.authorization_id
    having count(*) > 0;
  return null;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['usage_authorization', 'authorization_license', 'lot_hold', 'idempotency_key', 'receipt', 'royalty',
                           'transfer'] loop
    execute format('create trigger %I after insert on %I referencing new table as added '
                   'for each statement execute function %I()', t || '_refers', t, t || '_refers');
  end loop;
end
$$;

-- Append-only, whoever asks.
do $$
declare
  t text;
begin
  foreach t in array array['transfer', 'ledger_account', 'idempotency_key', 'royalty'] loop
    execute format('create trigger %I before update or delete or truncate on %I '
                   'for each statement execute function forbid_change()', t || '_is_forever', t);
  end loop;
  foreach t in array array['usage_authorization', 'receipt', 'wallet', 'credit_lot', 'authorization_approval'] loop
    execute format('create trigger %I before delete or truncate on %I '
                   'for each statement execute function forbid_change()', t || '_is_kept', t);
  end loop;
  execute 'create trigger authorization_license_no_truncate before truncate on authorization_license '
          'for each statement execute function forbid_change()';
end
$$;
