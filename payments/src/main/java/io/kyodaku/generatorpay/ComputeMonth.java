package io.kyodaku.generatorpay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar month in the zone in which a generator is stated.
 *
 * @param fromAt its first moment; later than the first day begins where the zone was changed and
 *     the month before ended later
 */
record ComputeMonth(ZoneId zone, LocalDate first, LocalDate after, Instant fromAt) {

  /**
   * Half of the shortest: where the month before ended in another zone, hours before or after this
   * one's first day, what counts is in which month the middle lies.
   */
  private static final Duration MIDDLE = Duration.ofDays(14);

  /**
   * The one to be stated next.
   *
   * @param last where the last statement ended
   * @param since when what is not stated yet was first owed
   */
  static ComputeMonth next(ZoneId zone, Optional<Instant> last, Instant since) {
    YearMonth ofSince = YearMonth.from(since.atZone(zone));
    Instant begins = ofSince.atDay(1).atStartOfDay(zone).toInstant();
    if (last.isEmpty() || begins.isAfter(last.get())) {
      return new ComputeMonth(zone, ofSince.atDay(1), ofSince.plusMonths(1).atDay(1), begins);
    }
    YearMonth month = YearMonth.from(last.get().plus(MIDDLE).atZone(zone));
    return new ComputeMonth(zone, month.atDay(1), month.plusMonths(1).atDay(1), last.get());
  }

  /** The moment after its last. */
  Instant toAt() {
    return after.atStartOfDay(zone).toInstant();
  }
}
