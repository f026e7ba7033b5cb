-- Generators are paid by the same payouts as tenants: each row is of one or the other. See docs/decisions/0371-payees.md.
set constraints all immediate;

-- What of both is to be paid; whoever asks sees of it what it sees of the statements.
create view payable_statement with (security_invoker = true) as
  select s.id, s.number, s.tenant_id, null::uuid as generator_id, s.tenant_id as payee_id, s.selling_entity, s.currency, s.payable_minor, s.due_date, s.due_at
  from statement s
  union all
  select g.id, g.number, null, g.generator_id, g.generator_id, g.selling_entity, g.currency, g.payable_minor, g.due_date, g.due_at
  from generator_statement g;
grant select on payable_statement to kyodaku_admin;

alter table payout_account alter column tenant_id drop not null;
alter table payout_account add column generator_id uuid references generator;
alter table payout_account add constraint payout_account_one_payee check (num_nonnulls(tenant_id, generator_id) = 1);
alter table payout_account add column payee_id uuid not null generated always as (coalesce(tenant_id, generator_id)) stored;
create unique index payout_account_payee on payout_account (payee_id, selling_entity);

create or replace function payout_account_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE'
     or (new.id, new.tenant_id, new.generator_id, new.selling_entity, new.created_at)
        is distinct from (old.id, old.tenant_id, old.generator_id, old.selling_entity, old.created_at)
     or (old.stripe_account is not null and new.stripe_account is distinct from old.stripe_account) then
    raise exception 'a payout account stays whose it is' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

alter table payout_hold alter column tenant_id drop not null;
alter table payout_hold add column generator_id uuid references generator;
alter table payout_hold add constraint payout_hold_one_payee check (num_nonnulls(tenant_id, generator_id) = 1);
alter table payout_hold add column payee_id uuid not null generated always as (coalesce(tenant_id, generator_id)) stored;
create unique index payout_hold_once_payee on payout_hold (payee_id) where released_at is null;
create index payout_hold_latest_payee on payout_hold (payee_id, held_at desc);
drop index payout_hold_once;
drop index payout_hold_latest;
create or replace function payout_hold_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.released_at is not null
     or (new.id, new.tenant_id, new.generator_id, new.reason, new.held_by, new.held_at)
        is distinct from (old.id, old.tenant_id, old.generator_id, old.reason, old.held_by, old.held_at) then
    raise exception 'why payouts were held never changes, and they are released once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

-- A statement's payout is found by its one statement, whichever it is of.
alter table payout_asked drop constraint payout_asked_statement_id_fkey;
create function payout_asked_refers() returns trigger
  language plpgsql as $$
begin
  if not exists (select from statement s where s.id = new.statement_id)
     and not exists (select from generator_statement g where g.id = new.statement_id) then
    raise exception 'no statement %', new.statement_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;
create trigger payout_asked_refers before insert on payout_asked for each row execute function payout_asked_refers();

alter table payout alter column tenant_id drop not null;
alter table payout add column generator_id uuid references generator;
alter table payout add constraint payout_one_payee check (num_nonnulls(tenant_id, generator_id) = 1);
-- The number that its statement has, by which its payee knows it.
alter table payout add column statement_number int;
alter table payout no force row level security;
alter table statement no force row level security;
update payout p set statement_number = s.number from statement s where s.id = p.statement_id;
alter table payout force row level security;
alter table statement force row level security;
set constraints all immediate;
alter table payout alter column statement_number set not null;
alter table payout add column payee_id uuid not null generated always as (coalesce(tenant_id, generator_id)) stored;
create index payout_payee on payout (payee_id, planned_at desc);
-- The statement is looked for when the payout is planned (payout_pays_its_statement), and is never deleted.
alter table payout drop constraint payout_statement_id_fkey;

create or replace function payout_pays_its_statement() returns trigger
  language plpgsql as $$
begin
  if new.status <> 'PLANNED' or not exists (
      select from payable_statement s
      where (s.id, s.number, s.selling_entity, s.currency, s.payable_minor)
            = (new.statement_id, new.statement_number, new.selling_entity, new.currency, new.amount_minor)
        and (s.tenant_id, s.generator_id) is not distinct from (new.tenant_id, new.generator_id)) then
    raise exception 'a payout is what its statement says' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

do $$
declare
  body text := pg_get_functiondef('payout_goes_forward()'::regprocedure);
  anew text := replace(replace(body, 'new.tenant_id,', 'new.tenant_id, new.generator_id, new.statement_number,'),
                       'old.tenant_id,', 'old.tenant_id, old.generator_id, old.statement_number,');
begin
  if anew = body then
    raise exception 'payout_goes_forward is not what it was';
  end if;
  execute anew;
end
$$;

-- Tenants are told; generators ask.
drop trigger it_happened on payout;
create trigger it_happened after update on payout
  for each row when (new.tenant_id is not null and old.status <> new.status and new.status in ('SENT', 'PAID', 'RETURNED'))
  execute function it_happened();
drop trigger it_happened on payout_account;
create trigger it_happened after update on payout_account
  for each row when (new.tenant_id is not null and old.status <> new.status and new.status = 'RESTRICTED')
  execute function it_happened();
