package io.kyodaku.catalog;

/** What becomes of usages that were granted before a stop and not yet settled. */
public enum GrantedBefore {
  /** They are voided and their credits released, within seconds. */
  TAKEN_BACK,
  /** They may be settled until they expire; what has expired is not held anew. */
  MAY_SETTLE
}
