package io.kyodaku.plugins.fan;

import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTerms;

/**
 * The fee by what is done with the result.
 *
 * <p>Each is a part of the list fee, rounded down to a micro, and the list fee grows with the
 * seconds; a cap keeps that.
 */
record FanTerms(FanSettings settings) implements UsageTerms {

  private static final long WHOLE_BPS = 10_000;

  @Override
  public Fee fee(UsageFacts facts) {
    long micros =
        switch (facts.use()) {
          case PERSONAL -> 0;
          case SHARED ->
              Math.min(
                  part(facts.listFeeMicros(), settings.sharedFactorBps()),
                  capMicros(facts.ownershipBps()));
          case COMMERCIAL -> part(facts.listFeeMicros(), settings.commercialFactorBps());
        };
    return new Fee(micros, facts.currency());
  }

  /** The cap is of the whole asset, as the list price is; an owner of half has half of it. */
  private long capMicros(int ownershipBps) {
    return settings.sharedCapMicros() == 0
        ? Long.MAX_VALUE
        : part(settings.sharedCapMicros(), ownershipBps);
  }

  /**
   * The exact part, rounded down: the whole ten-thousands first, so that only a fee that can't be
   * written down overflows.
   *
   * @throws ArithmeticException then
   */
  private static long part(long micros, long bps) {
    return Math.addExact(
        Math.multiplyExact(micros / WHOLE_BPS, bps), micros % WHOLE_BPS * bps / WHOLE_BPS);
  }
}
