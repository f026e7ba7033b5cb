package io.kyodaku.log;

/** What a leaf of the log stands for. */
public enum EntryKind {
  GRANT,
  SETTLEMENT,
  LEDGER_BATCH,
  STATEMENT,
  CONSENT,
  CONTRACT,
  AUDIT
}
