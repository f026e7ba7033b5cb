package io.kyodaku.rule;

/** What the creator wants the result for. */
public enum Use {
  /** Kept to oneself and one's friends. */
  PERSONAL,
  /** Published without being paid for. */
  SHARED,
  /** Published in the course of a business. */
  COMMERCIAL
}
