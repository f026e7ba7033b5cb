package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.UsageTotal;

/** What a period's volume is counted in. */
public enum Measure {
  /** Settled usages. */
  USAGES("usages"),
  /** Rendered seconds. */
  SECONDS("seconds"),
  /** Whole units (dollars, yen) of the fees that the share is taken of. */
  FEES("units of fees");

  private static final long MICROS = 1_000_000;

  private final String words;

  Measure(String words) {
    this.words = words;
  }

  /** What a statement calls it. */
  String words() {
    return words;
  }

  /** How much of it is in these usages; fees are counted in micros. */
  long in(UsageTotal total) {
    return switch (this) {
      case USAGES -> total.usages();
      case SECONDS -> total.seconds();
      case FEES -> total.feeBaseMicros();
    };
  }

  /** How much {@link #in} counts for one of what the settings count. */
  long scale() {
    return this == FEES ? MICROS : 1;
  }
}
