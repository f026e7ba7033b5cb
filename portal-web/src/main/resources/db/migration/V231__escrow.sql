-- What is earned where owners claim too much or too little of an asset is held: in escrow for the conflict, or for whoever turns
-- out to own the rest. See docs/decisions/0230-conflicts-of-ownership.md.

-- Which parts of the royalty are to be held, frozen with the terms: as io.kyodaku.decision.HeldPart.
alter table authorization_license add column held_parts text not null default '';
-- Held for what is new; what was there before is looked at later, while licences go on being written.
alter table authorization_license add constraint held_parts_length check (length(held_parts) <= 2000) not valid;

-- What the owner earned, what is held of it, and what is the platform's are the fee.
alter table royalty add column held_micros bigint not null default 0;
alter table royalty drop constraint royalty_check;
alter table royalty add constraint royalty_adds_up check (royalty_micros + held_micros + platform_micros = fee_micros) not valid;
alter table royalty add constraint royalty_held_sign
  check (case when kind = 'USAGE' then held_micros >= 0 else held_micros <= 0 end) not valid;

-- What is held of one royalty, for one conflict or because nobody owns that part; and what was taken back of it, as a row of its
-- own. tenant_id is whose contract it was earned under, which says in whose books it stands.
create table royalty_held (
  id               uuid primary key,
  royalty_id       uuid not null references royalty not enforced,
  tenant_id        uuid not null references tenant not enforced,
  authorization_id uuid not null references usage_authorization not enforced,
  asset_id         uuid not null references asset not enforced,
  conflict_id      uuid references ownership_conflict not enforced,
  currency         char(3) not null,
  selling_entity   text not null check (selling_entity in ('JP', 'US', 'EU')),
  amount_micros    bigint not null check (amount_micros <> 0),
  at               timestamptz not null
);
create index royalty_held_royalty on royalty_held (royalty_id);
create index royalty_held_conflict on royalty_held (conflict_id) where conflict_id is not null;
create index royalty_held_unowned on royalty_held (asset_id) where conflict_id is null;
create index royalty_held_tenant on royalty_held (tenant_id, at);

-- Held rows come first, and each royalty is checked against its own when it comes.
create or replace function royalty_refers() returns trigger
  language plpgsql as $$
begin
  perform refer(bool_and(l.claim_id is not null), tg_table_name)
    from added n
    left join authorization_license l
      on l.authorization_id = n.authorization_id and l.claim_id = n.claim_id and l.tenant_id = n.tenant_id
         and l.asset_id = n.asset_id and l.contract_version_id = n.contract_version_id and l.currency = n.currency
         and l.selling_entity = n.selling_entity
    having count(*) > 0;
  if exists (
      select from added n
      where n.held_micros <> coalesce((select sum(h.amount_micros) from royalty_held h
        where (h.royalty_id, h.tenant_id, h.authorization_id, h.asset_id, h.currency, h.selling_entity)
              = (n.id, n.tenant_id, n.authorization_id, n.asset_id, n.currency, n.selling_entity)), 0)
        and n.held_micros <> 0) then
    raise exception 'what is held of a royalty adds up' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

-- Of which conflicts something is to be released. Whoever adds to one holds its row to the end, so that what is released next has
-- all that was added before.
create table escrow_due (
  conflict_id uuid primary key references ownership_conflict,
  since       timestamptz not null
);

-- A conflict is not settled while something is added to its escrow, and what is added after that is due at once.
create function royalty_held_refers() returns trigger
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
  return null;
end
$$;
create constraint trigger royalty_held_refers after insert on royalty_held
  deferrable initially deferred for each row execute function royalty_held_refers();

create function escrow_is_due() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into escrow_due as d (conflict_id, since) values (new.id, new.settled_at)
    on conflict (conflict_id) do update set since = d.since;
  return null;
end
$$;
create trigger escrow_is_due after update on ownership_conflict
  for each row when (old.status <> 'SETTLED' and new.status = 'SETTLED') execute function escrow_is_due();
-- It is locked to be taken, which is an update to PostgreSQL.
grant select, update (since), delete on escrow_due to kyodaku_admin;

-- A settled conflict's escrow goes to those to whom it was awarded. Parts and payments come first and the release last, so that
-- it is complete when it is there; what is settled late is in the conflict's next release.
create table escrow_release (
  id          uuid primary key,
  conflict_id uuid not null references ownership_conflict,
  at          timestamptz not null
);
create index escrow_release_conflict on escrow_release (conflict_id);

-- Each held row in one release, for ever.
create table escrow_release_part (
  held_id    uuid primary key references royalty_held,
  release_id uuid not null references escrow_release deferrable initially deferred
);
create index escrow_release_part_release on escrow_release_part (release_id);

-- from_micros left the escrow in the books that it stood in; what of it is nobody's goes on being held, and the rest reached an
-- owner as amount_micros in the books of its contract, at the rate of par_version where the currency is another.
create table escrow_payment (
  id             uuid primary key,
  release_id     uuid not null references escrow_release deferrable initially deferred,
  tenant_id      uuid references tenant,
  from_entity    text not null check (from_entity in ('JP', 'US', 'EU')),
  from_currency  char(3) not null,
  from_micros    bigint not null check (from_micros > 0),
  selling_entity text not null check (selling_entity in ('JP', 'US', 'EU')),
  currency       char(3) not null,
  amount_micros  bigint not null check (amount_micros >= 0),
  par_version    int,
  check (from_currency <> currency or from_micros = amount_micros),
  check ((from_currency <> currency) = (par_version is not null)),
  check (tenant_id is not null or (from_entity, from_currency) = (selling_entity, currency)),
  unique nulls not distinct (release_id, from_entity, from_currency, tenant_id)
);
create index escrow_payment_tenant on escrow_payment (tenant_id);

create function escrow_release_adds_up() returns trigger
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
       where held.micros is distinct from paid.micros)
     or exists (select from escrow_payment y where y.release_id = new.id and y.tenant_id is not null and not exists (
                  select from conflict_party p
                  where p.conflict_id = new.conflict_id and p.tenant_id = y.tenant_id and p.awarded_bps > 0)) then
    raise exception 'a release pays what was held to those to whom it was awarded' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger escrow_release_adds_up before insert on escrow_release
  for each row execute function escrow_release_adds_up();

create function escrow_release_is_complete() returns trigger
  language plpgsql as $$
begin
  if exists (select from escrow_release where id = new.release_id) then
    raise exception 'nothing is added to a release' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger escrow_release_is_complete before insert on escrow_release_part
  for each row execute function escrow_release_is_complete();
create trigger escrow_release_is_complete before insert on escrow_payment
  for each row execute function escrow_release_is_complete();

do $$
declare
  t text;
begin
  foreach t in array array['royalty_held', 'escrow_release', 'escrow_release_part', 'escrow_payment'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function forbid_change()',
                   t || '_is_forever', t);
  end loop;
  foreach t in array array['royalty_held', 'escrow_payment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_rows on %I for select to kyodaku_tenant using (tenant_id = app_tenant())', t);
    execute format('create policy platform on %I for all to kyodaku_charge, kyodaku_admin using (true) with check (true)', t);
    execute format('create policy adding_up on %I for select to current_user using (true)', t);
    execute format('grant select on %I to kyodaku_tenant, kyodaku_admin', t);
  end loop;
end
$$;
create policy adding_up on royalty for select to current_user using (true);
grant select, insert on royalty_held to kyodaku_charge;
grant insert on royalty_held to kyodaku_admin;
grant select, insert on escrow_release, escrow_release_part to kyodaku_admin;
grant insert on escrow_payment to kyodaku_admin;

-- What is held of a period's usages stands on its statement, and what is released on that of the period in which it is.
alter table statement_entry drop constraint statement_entry_kind_check;
alter table statement_entry add constraint statement_entry_kind_check check (kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED'));
alter table statement_line drop constraint statement_line_kind_check;
alter table statement_line add constraint statement_line_kind_check
  check (kind in ('USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'HELD', 'TIER', 'GUARANTEE', 'RECOUPMENT', 'RETURNED_PAYOUT',
                  'ESCROW_RELEASED'));
alter table statement_line drop constraint statement_line_check;
alter table statement_line add constraint statement_line_entry
  check ((kind in ('RETURNED_PAYOUT', 'ESCROW_RELEASED')) = (entry_id is not null));
alter table statement_line add constraint statement_line_held check (kind <> 'HELD' or amount_micros = 0);
