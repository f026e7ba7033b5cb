package io.kyodaku.identity;

/** What a program with a key may do. */
public enum KeyScope {
  /** Quote, screen, authorize, settle and void; read authorizations, receipts and wallets. */
  GENERATE,
  /** Search the published catalogue. */
  READ_CATALOG,
  /** Import a rightsholder's catalogue. */
  IMPORT_CATALOG,
  /** Export a rightsholder's own contract. */
  READ_CONTRACT,
  /** Read the ledger's balances. */
  READ_LEDGER
}
