package io.kyodaku.plugin.formula;

/** What formulas reckon in. */
final class Units {

  /** Micros of a major unit, boxed once: it is read on the hot path. */
  static final Long UNIT = 1_000_000L;

  private Units() {}
}
