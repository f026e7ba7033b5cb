-- Why a jar from the inbox folder was not let in, until an operator has seen it.
create table plugin_rejection (
  id      uuid primary key,
  file    text not null check (length(file) between 1 and 200),
  reason  text not null check (length(reason) between 1 and 60),
  text    text not null check (length(text) <= 2000),
  at      timestamptz not null,
  seen_at timestamptz,
  seen_by uuid references account,
  check ((seen_at is null) = (seen_by is null))
);
create index plugin_rejection_unseen on plugin_rejection (at) where seen_at is null;
grant select, insert, update on plugin_rejection to kyodaku_admin;

-- Queues are counted on every visit.
create index tenant_status on tenant (status, created_at);
create index payout_returned on payout (returned_at) where status = 'RETURNED' and reversal_id is null;
-- The one usage behind a statement's sum.
create index royalty_authorization on royalty (authorization_id) where kind <> 'USAGE';
-- Who did what, by what and whom.
create index audit_entry_action on audit_entry (action, at desc);
create index audit_entry_actor on audit_entry (actor_id, at desc);
-- Contracts by how they stand.
create index contract_version_status on contract_version (status, created_at desc);
-- Payouts by how they stand.
create index payout_status on payout (status, planned_at desc);
-- What a statement adds up, in the order of its pages.
create index statement_royalty_page on statement_royalty (statement_id, royalty_id);
drop index statement_royalty_statement;
