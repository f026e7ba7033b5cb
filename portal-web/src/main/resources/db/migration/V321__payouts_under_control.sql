-- What bounds payouts: what one operator sends alone, what is too little to be sent, and who is sent nothing for now.
-- See docs/decisions/0331-payouts-under-control.md.

-- By currency; the latest counts. Without a row there is no minimum and no limit.
create table payout_rule (
  id            uuid primary key,
  currency      char(3) not null check (currency in ('JPY', 'USD', 'EUR')),
  -- What is due to a tenant is sent once it comes to this together.
  minimum_minor bigint not null check (minimum_minor between 0 and 1000000000000),
  -- What is sent in 24 hours without another operator; null is without a limit.
  alone_minor   bigint check (alone_minor between 0 and 1000000000000),
  set_by        uuid not null references account,
  set_at        timestamptz not null,
  act_id        uuid references asked_act
);
create index payout_rule_latest on payout_rule (currency, set_at desc, id desc);
create trigger payout_rule_is_forever before update or delete on payout_rule for each row execute function forbid_change();
create trigger payout_rule_no_truncate before truncate on payout_rule for each statement execute function forbid_change();

-- What is sent alone is never made more by one operator.
create function payout_rule_is_not_loosened_alone() returns trigger
  language plpgsql as $$
declare
  before bigint;
begin
  select r.alone_minor into before from payout_rule r where r.currency = new.currency order by r.set_at desc, r.id desc limit 1;
  if before is not null and (new.alone_minor is null or new.alone_minor > before)
     and not exists (select from asked_act a where a.id = new.act_id and a.kind = 'PAYOUT_LIMIT' and a.status = 'ALLOWED') then
    raise exception 'a limit is raised by two operators' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_rule_is_not_loosened_alone before insert on payout_rule
  for each row execute function payout_rule_is_not_loosened_alone();

-- Which statements an act that was asked for would pay.
create table payout_asked (
  act_id       uuid not null references asked_act,
  statement_id uuid not null references statement,
  primary key (act_id, statement_id)
);
create index payout_asked_statement on payout_asked (statement_id);
create trigger payout_asked_is_forever before update or delete on payout_asked for each row execute function forbid_change();
create trigger payout_asked_no_truncate before truncate on payout_asked for each statement execute function forbid_change();

-- A tenant that is sent nothing for now, for a reason that it reads.
create table payout_hold (
  id          uuid primary key,
  tenant_id   uuid not null references tenant,
  reason      text not null check (length(reason) between 1 and 500),
  held_by     uuid not null references account,
  held_at     timestamptz not null,
  released_by uuid references account,
  released_at timestamptz,
  check ((released_by is null) = (released_at is null))
);
create unique index payout_hold_once on payout_hold (tenant_id) where released_at is null;
create index payout_hold_latest on payout_hold (tenant_id, held_at desc);
create function payout_hold_stays() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.released_at is not null
     or (new.id, new.tenant_id, new.reason, new.held_by, new.held_at)
        is distinct from (old.id, old.tenant_id, old.reason, old.held_by, old.held_at) then
    raise exception 'why payouts were held never changes, and they are released once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_hold_stays before update or delete on payout_hold for each row execute function payout_hold_stays();
create trigger payout_hold_no_truncate before truncate on payout_hold for each statement execute function forbid_change();

alter table payout_hold enable row level security;
alter table payout_hold force row level security;
create policy operator on payout_hold for all to kyodaku_admin using (true) with check (true);
create policy own_rows on payout_hold for select to kyodaku_tenant using (tenant_id = app_tenant());
grant select (id, tenant_id, reason, held_at, released_at) on payout_hold to kyodaku_tenant;
grant select, insert, update (released_by, released_at) on payout_hold to kyodaku_admin;
grant select, insert on payout_rule, payout_asked to kyodaku_admin;

alter table payout drop constraint payout_held_check;
alter table payout add constraint payout_held_check
  check (held in ('NO_ACCOUNT', 'ACCOUNT_PENDING', 'ACCOUNT_RESTRICTED', 'TENANT_HELD', 'PAYOUTS_HELD', 'ENTITY_NOT_SET_UP'));
-- Who else allowed it, where one operator was not enough.
alter table payout add column act_id uuid references asked_act;
create index payout_alone on payout (currency, planned_at) include (amount_minor) where act_id is null;

create function payout_was_allowed() returns trigger
  language plpgsql as $$
declare
  alone bigint;
begin
  if tg_op = 'UPDATE' then
    if new.act_id is distinct from old.act_id then
      raise exception 'who allowed a payout never changes' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if new.act_id is null then
    select r.alone_minor into alone from payout_rule r where r.currency = new.currency order by r.set_at desc, r.id desc limit 1;
    if new.amount_minor > alone then
      raise exception 'a payout above the limit is allowed by two operators' using errcode = 'restrict_violation';
    end if;
  elsif not exists (
      select from payout_asked p join asked_act a on a.id = p.act_id
      where (p.act_id, p.statement_id) = (new.act_id, new.statement_id) and a.kind = 'PAYOUTS' and a.status = 'ALLOWED') then
    raise exception 'nobody allowed this payout' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger payout_was_allowed before insert or update of act_id on payout
  for each row execute function payout_was_allowed();
