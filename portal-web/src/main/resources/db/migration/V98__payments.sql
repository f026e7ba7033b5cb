-- Why nothing more is sent of a payout now: what it was planned on no longer stands. Empty when nothing holds it.
alter table payout add column held text
  check (held in ('NO_ACCOUNT', 'ACCOUNT_PENDING', 'ACCOUNT_RESTRICTED', 'TENANT_HELD', 'ENTITY_NOT_SET_UP'));

-- How often what Stripe says of an account was recorded. Stripe is asked without a lock; an answer is recorded only where
-- nobody recorded another since the question, because nobody knows which of the two saw the later state.
alter table payout_account add column looks int not null default 0;

-- Why Stripe did not take an order, for operators.
alter table purchase_order add column note text not null default '' check (length(note) <= 1000);
create index purchase_order_noted on purchase_order (created_at desc) where note <> '';

-- Nothing ever closed a tenant.
alter table tenant drop constraint tenant_status_check;
alter table tenant add constraint tenant_status_check check (status in ('APPLIED', 'VERIFIED', 'REJECTED', 'SUSPENDED'));
