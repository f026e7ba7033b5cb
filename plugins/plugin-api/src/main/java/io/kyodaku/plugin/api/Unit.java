package io.kyodaku.plugin.api;

/** What a {@code long} setting counts. */
public enum Unit {
  /** A plain number. */
  NUMBER,
  /** Basis points: 10,000 is the whole. */
  BASIS_POINTS,
  /** Money in micros of the contract's currency. */
  MONEY_MICROS,
  /** Seconds of rendered media. */
  SECONDS,
  /** Calendar days. */
  DAYS
}
