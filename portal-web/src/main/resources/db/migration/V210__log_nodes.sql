-- The hashes of the log's perfect subtrees, level 1 and up (a leaf is level 0), which no later leaf changes: a proof reads
-- a few of them however large the log is. The sealer writes them with the leaves, and makes those of leaves that were
-- sealed before there was this table when it first runs.
create table log_node (
  level int not null check (level between 1 and 62),
  index bigint not null check (index >= 0),
  hash  bytea not null check (length(hash) = 32),
  primary key (level, index)
);
create trigger log_node_is_forever before update or delete on log_node for each row execute function forbid_change();
create trigger log_node_no_truncate before truncate on log_node for each statement execute function forbid_change();

-- Proofs are asked for by the hash of a leaf, too.
create index log_leaf_hash on log_leaf (leaf_hash);

grant select, insert on log_node to kyodaku_admin;
