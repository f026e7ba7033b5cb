package io.kyodaku.ledger;

/** Why a transfer was made. */
public enum TransferCode {
  /** A purchase was paid. */
  LOT_PAID,
  /** Its credits were issued. */
  LOT_ISSUED,
  /** Credits were given. */
  LOT_GRANTED,
  /** Credits were reserved for an authorization. */
  HELD,
  /** Reserved credits were set free. */
  RELEASED,
  /** Reserved credits paid for compute. */
  BURNED_COMPUTE,
  /** Reserved credits paid a licence fee. */
  BURNED_FEE,
  /** What credits spent on compute had cost became revenue. */
  COMPUTE_RECOGNISED,
  /** What credits spent on a licence fee had cost became revenue. */
  FEE_RECOGNISED,
  /** A generator earned its compute. */
  COMPUTE_OWED,
  /** What an owner earned, as a cost in the books of the lot that paid. */
  ROYALTY_COST,
  /** The same handed to the entity or currency of the owner's contract. */
  ROYALTY_CROSSED,
  /** An owner earned its royalty. */
  ROYALTY_OWED,
  /** A royalty, or one of its steps, was taken back. */
  ROYALTY_REVERSED,
  /** Credits expired unspent. */
  LOT_EXPIRED,
  /** What they had cost became revenue. */
  BREAKAGE_RECOGNISED,
  /** Unspent credits were taken back after a chargeback. */
  LOT_REVOKED,
  /** Spent credits of a chargeback became the creator's debt. */
  DEBT_INCURRED,
  /** Stripe took back a payment. */
  CHARGED_BACK
}
