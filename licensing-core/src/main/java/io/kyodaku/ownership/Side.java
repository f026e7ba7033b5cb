package io.kyodaku.ownership;

/** On which side of a conflict a party is. */
public enum Side {
  /** It came last, or changed its share last. */
  ASSERTING,
  HOLDING
}
