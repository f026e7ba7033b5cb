package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is missing to the guaranteed minimum.
 *
 * <p>The minimum is of what was <em>earned</em>: royalties and what volume added, whether they were
 * paid out or earned back an advance. What earns an advance back thus counts towards the minimum,
 * once; the part of an advance that nothing has earned back does not count.
 *
 * <p>A period belongs to the year of its first day, so the one that contains 31 December closes the
 * year, and the next begins another. The first year is guaranteed by its days, from the first day
 * that was ever stated.
 */
final class Guarantee {

  private Guarantee() {}

  /**
   * The line of a guarantee, if one is due in this period and something is missing.
   *
   * @param earned what this period earned, with what volume added and before anything is taken off,
   *     in micros
   */
  static Optional<StatementLine> line(
      TieredSettings settings, PeriodFacts facts, BigInteger earned) {
    return switch (settings.guaranteeSpan()) {
      case PERIOD ->
          line(facts, settings.guaranteeMicros(), earned, "Minimum guaranteed for the period");
      case YEAR ->
          closesItsYear(facts.period()) ? ofYear(settings, facts, earned) : Optional.empty();
    };
  }

  private static boolean closesItsYear(Period period) {
    return period.toExclusive().getYear() > yearOf(period);
  }

  private static Optional<StatementLine> ofYear(
      TieredSettings settings, PeriodFacts facts, BigInteger earned) {
    int year = yearOf(facts.period());
    LocalDate newYear = LocalDate.of(year, 1, 1);
    LocalDate first = firstDayStated(facts);
    LocalDate from = first.isAfter(newYear) ? first : newYear;
    long days = ChronoUnit.DAYS.between(from, newYear.plusYears(1));
    int daysOfYear = newYear.lengthOfYear();
    long guaranteed =
        BigInteger.valueOf(settings.guaranteeMicros())
            .multiply(BigInteger.valueOf(days))
            .divide(BigInteger.valueOf(daysOfYear))
            .longValueExact();
    String text = "Minimum guaranteed for " + year;
    return line(
        facts,
        guaranteed,
        earned.add(earnedBefore(facts, year)),
        days == daysOfYear ? text : text + " (" + days + " of " + daysOfYear + " days)");
  }

  private static LocalDate firstDayStated(PeriodFacts facts) {
    return facts.past().isEmpty()
        ? facts.period().fromInclusive()
        : facts.past().getFirst().period().fromInclusive();
  }

  /** What the year's earlier periods earned, and what guarantees added to them. */
  private static BigInteger earnedBefore(PeriodFacts facts, int year) {
    BigInteger sum = BigInteger.ZERO;
    for (PastPeriod past : facts.past()) {
      if (yearOf(past.period()) == year) {
        sum =
            sum.add(BigInteger.valueOf(past.royaltyMicros()))
                .add(BigInteger.valueOf(past.tierMicros()))
                .add(BigInteger.valueOf(past.guaranteeMicros()));
      }
    }
    return sum;
  }

  private static int yearOf(Period period) {
    return period.fromInclusive().getYear();
  }

  private static Optional<StatementLine> line(
      PeriodFacts facts, long guaranteed, BigInteger earned, String text) {
    BigInteger missing = BigInteger.valueOf(guaranteed).subtract(earned);
    return missing.signum() > 0
        ? Optional.of(
            StatementLine.ofPeriod(
                LineType.GUARANTEE, missing.longValueExact(), facts.currency(), text))
        : Optional.empty();
  }
}
