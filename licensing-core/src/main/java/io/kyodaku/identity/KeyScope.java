package io.kyodaku.identity;

/** What a program with a key may do. */
public enum KeyScope {
  /** Quote, screen, authorize, settle and void; read authorizations, receipts and wallets. */
  GENERATE,
  /** Search the published catalogue. */
  READ_CATALOG,
  /** Import a rightsholder's catalogue. */
  IMPORT_CATALOG,
  /** Read the ledger's balances. */
  READ_LEDGER
}
