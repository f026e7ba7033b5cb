-- The one log: leaves of an append-only Merkle tree (RFC 6962). Use cases add entries in their own transaction; a
-- background job gives them their place in the tree and signs the head. Payload hashes are salted; no personal data.
create table log_entry (
  id         uuid primary key,
  kind       text not null check (kind in ('GRANT', 'SETTLEMENT', 'LEDGER_BATCH', 'STATEMENT', 'CONSENT', 'AUDIT', 'CONTRACT')),
  subject_id uuid not null,
  salt       bytea not null check (length(salt) = 16),
  payload    bytea not null check (length(payload) = 32),
  at         timestamptz not null,
  txid       xid8 not null default pg_current_xact_id()
);
-- The order in which the sealer takes entries: by the transaction that wrote them.
create index log_entry_order on log_entry (txid, id);
create index log_entry_subject on log_entry (subject_id);

create table log_leaf (
  index     bigint primary key check (index >= 0),
  entry_id  uuid not null unique references log_entry,
  leaf_hash bytea not null check (length(leaf_hash) = 32)
);

create table log_head (
  size      bigint primary key check (size >= 0),
  root      bytea not null check (length(root) = 32),
  frontier  bytea not null,
  signed_at timestamptz not null,
  kid       text not null,
  signature text not null
);

-- What people and operators did. The one table of the audit trail; its leaves prove that no line was changed.
create table audit_entry (
  id         uuid primary key,
  at         timestamptz not null,
  actor_id   uuid,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'API_KEY', 'SYSTEM')),
  tenant_id  uuid references tenant,
  action     text not null check (length(action) between 1 and 100),
  subject_id uuid,
  detail     text not null default '' check (length(detail) <= 2000)
);
create index audit_entry_at on audit_entry (at desc);
create index audit_entry_tenant on audit_entry (tenant_id, at desc);

-- Keys that sign receipts and heads; the private half is sealed under the installation's secret.
create table signing_key (
  kid        text primary key,
  public_jwk text not null,
  sealed     bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

do $$
declare
  table_name text;
begin
  foreach table_name in array array['log_entry', 'log_leaf', 'log_head', 'audit_entry'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()',
                   table_name || '_is_forever', table_name);
    execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()',
                   table_name || '_no_truncate', table_name);
  end loop;
end
$$;
