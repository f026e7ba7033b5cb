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
