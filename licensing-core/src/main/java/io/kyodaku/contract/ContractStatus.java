package io.kyodaku.contract;

/** Where a contract version is. */
public enum ContractStatus {
  /** May still change. */
  DRAFT,
  /** The owner signed; the platform hasn't yet. */
  SIGNED,
  IN_FORCE,
  /** The platform declined what the owner signed. */
  REJECTED,
  /** Another version took its place. */
  ENDED
}
