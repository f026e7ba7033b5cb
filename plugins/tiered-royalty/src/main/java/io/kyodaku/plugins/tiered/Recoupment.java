package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a period earns back of an open advance: a part of its earnings, never more than is open, and
 * never more than its royalties, for what a statement takes off is no more than these.
 */
final class Recoupment {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);

  private Recoupment() {}

  /**
   * The line that takes it off, if something is earned back.
   *
   * @param royalties what the period's usages earned, in micros
   * @param earned the same with what volume added
   */
  static Optional<StatementLine> line(
      TieredSettings settings, PeriodFacts facts, BigInteger royalties, BigInteger earned) {
    BigInteger back =
        earned
            .multiply(BigInteger.valueOf(settings.recoupBps()))
            .divide(WHOLE_BPS)
            .min(royalties)
            .min(BigInteger.valueOf(facts.openAdvanceMicros()));
    return back.signum() > 0
        ? Optional.of(
            StatementLine.ofPeriod(
                LineType.RECOUPMENT,
                -back.longValueExact(),
                facts.currency(),
                "Advance earned back"))
        : Optional.empty();
  }
}
