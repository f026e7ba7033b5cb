package io.kyodaku.plugin.api;

import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What happened in one period under one contract.
 *
 * @param period the days of the period, read in the schedule's zone
 * @param currency the currency of every amount here
 * @param shareBps the contract's share for the tenant in basis points, 0 to 10,000
 * @param totals the settled usages, added up by asset and use; each pair at most once, ordered by
 *     asset id and use, so that equal periods have equal facts
 */
public record PeriodFacts(Period period, Currency currency, int shareBps, List<UsageTotal> totals) {

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
  }
}
