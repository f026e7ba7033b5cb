package io.kyodaku.plugin.api;

import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What happened in one period under one contract, and what earlier ones came to.
 *
 * @param period the days of the period, read in the schedule's zone
 * @param currency the currency of every amount here
 * @param shareBps the contract's share for the tenant in basis points, 0 to 10,000
 * @param totals the settled usages, added up by asset and use; each pair at most once, ordered by
 *     asset id and use, so that equal periods have equal facts
 * @param past the periods that were stated before in the same currency, the earliest first; the
 *     last {@value #PAST_AT_MOST} where there are more. Each begins where the one before ends, by
 *     the clock of its own schedule's zone: where a contract changed that, two may share a day
 * @param openAdvanceMicros what was paid in advance and not earned back yet, in micros, not
 *     negative
 */
public record PeriodFacts(
    Period period,
    Currency currency,
    int shareBps,
    List<UsageTotal> totals,
    List<PastPeriod> past,
    long openAdvanceMicros) {

  /** More than a year of days. */
  public static final int PAST_AT_MOST = 400;

  public PeriodFacts {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(currency, "currency");
    Checks.that(shareBps >= 0 && shareBps <= 10_000, "a share is 0 to 10,000 basis points");
    totals = totals.stream().sorted(UsageTotal.ORDER).toList();
    for (int i = 1; i < totals.size(); i++) {
      Checks.that(
          UsageTotal.ORDER.compare(totals.get(i - 1), totals.get(i)) != 0,
          "an asset and use is totalled once");
    }
    past = past.stream().sorted(PastPeriod.ORDER).toList();
    Checks.that(past.size() <= PAST_AT_MOST, "so many earlier periods are told");
    Checks.that(openAdvanceMicros >= 0, "an advance is not negative");
  }

  /** A first period, without an advance. */
  public PeriodFacts(Period period, Currency currency, int shareBps, List<UsageTotal> totals) {
    this(period, currency, shareBps, totals, List.of(), 0);
  }
}
