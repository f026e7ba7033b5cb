package io.kyodaku.contract;

/** Where a contract version is. */
public enum ContractStatus {
  /** May still change. */
  DRAFT,
  /** The owner signed; the platform hasn't yet. */
  SIGNED,
  /** Both signed; it takes force at its date, and until then the one before goes on. */
  AGREED,
  IN_FORCE,
  /** The platform declined what the owner signed. */
  REJECTED,
  /** Another version took its place, or the contract ended. */
  ENDED,
  /** It was agreed and never began: another was agreed before, or the contract ended. */
  LAPSED
}
