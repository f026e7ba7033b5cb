-- Why nothing more is sent of a payout now: what it was planned on no longer stands. Empty when nothing holds it.
alter table payout add column held text
  check (held in ('NO_ACCOUNT', 'ACCOUNT_PENDING', 'ACCOUNT_RESTRICTED', 'TENANT_HELD', 'ENTITY_NOT_SET_UP'));
