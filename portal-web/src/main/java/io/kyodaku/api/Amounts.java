package io.kyodaku.api;

import java.math.BigDecimal;

/** Micros as they are on the wire: whole credits or major units with up to six decimals. */
final class Amounts {

  private static final int DECIMALS = 6;

  private Amounts() {}

  /**
   * Never written with an exponent: its scale is never negative, and it has at most six decimals.
   */
  static BigDecimal ofMicros(long micros) {
    BigDecimal shortest = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
