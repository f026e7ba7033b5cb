package io.kyodaku.wallet;

/** How a lot came about. */
public enum LotKind {
  PURCHASED,
  /** Given; it cost nothing, and what it pays for is the platform's promotion. */
  PROMOTIONAL
}
