package io.kyodaku.plugin.testkit;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Facts to ask plugins about: edges first, then a wide spread; the same at every run. */
public final class SampleFacts {

  private static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("JPY"), Currency.getInstance("USD"), Currency.getInstance("EUR"));
  private static final int SPREAD = 300;

  private SampleFacts() {}

  /** Usages from one free second to an hour at a million yen a second. */
  public static List<UsageFacts> usages() {
    SplittableRandom random = new SplittableRandom(20260101);
    List<UsageFacts> usages = new ArrayList<>();
    for (Currency currency : CURRENCIES) {
      usages.add(usage(currency, Use.PERSONAL, Quality.STANDARD, 1, 0, 10_000));
      usages.add(usage(currency, Use.SHARED, Quality.PREMIUM, 1, 1, 1));
      usages.add(
          usage(currency, Use.COMMERCIAL, Quality.PREMIUM, 3_600, 1_000_000_000_000L, 10_000));
    }
    for (int i = 0; i < SPREAD; i++) {
      usages.add(
          usage(
              oneOf(CURRENCIES, random),
              oneOf(List.of(Use.values()), random),
              oneOf(List.of(Quality.values()), random),
              random.nextLong(1, 601),
              random.nextLong(0, 100_000_001),
              random.nextInt(1, 10_001)));
    }
    return usages;
  }

  private static <T> T oneOf(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The usage with other seconds, and the list fee that follows from them. */
  public static UsageFacts withSeconds(UsageFacts usage, long seconds) {
    return usage(
        usage.currency(),
        usage.use(),
        usage.quality(),
        seconds,
        usage.pricePerSecondMicros(),
        usage.ownershipBps());
  }

  private static UsageFacts usage(
      Currency currency,
      Use use,
      Quality quality,
      long seconds,
      long pricePerSecondMicros,
      int ownershipBps) {
    int useFactorBps = use == Use.COMMERCIAL ? 30_000 : 10_000;
    long listFeeMicros =
        Math.multiplyExact(pricePerSecondMicros, seconds)
            / 10_000
            * useFactorBps
            / 10_000
            * ownershipBps;
    return new UsageFacts(
        new UUID(0, 1),
        AssetKind.CHARACTER,
        use,
        List.of("JP", "US"),
        seconds,
        quality,
        pricePerSecondMicros,
        useFactorBps,
        ownershipBps,
        listFeeMicros,
        currency);
  }

  /**
   * Periods from one without any usage to one with a hundred assets, each as a first one and with a
   * year before it.
   */
  public static List<PeriodFacts> periods() {
    SplittableRandom random = new SplittableRandom(20260201);
    List<PeriodFacts> periods = new ArrayList<>();
    for (Currency currency : CURRENCIES) {
      for (int shareBps : List.of(0, 1, 5_000, 10_000)) {
        for (int assets : List.of(0, 1, 2, 7, 100)) {
          periods.add(period(random, currency, shareBps, assets));
          periods.add(later(random, period(random, currency, shareBps, assets)));
        }
      }
    }
    return periods;
  }

  private static PeriodFacts period(
      SplittableRandom random, Currency currency, int shareBps, int assets) {
    List<UsageTotal> totals = new ArrayList<>();
    for (int asset = 1; asset <= assets; asset++) {
      for (Use use : Use.values()) {
        long usages = random.nextLong(0, 2_000);
        long feeBaseMicros = usages == 0 ? 0 : random.nextLong(0, 100_000_000_000L);
        totals.add(
            new UsageTotal(
                new UUID(0, asset),
                use,
                usages,
                usages * 8,
                feeBaseMicros,
                feeBaseMicros / 10_000 * shareBps));
      }
    }
    Period july = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
    return new PeriodFacts(july, currency, shareBps, totals);
  }

  /** The same with the months before it, and an advance that may be earned back in part. */
  private static PeriodFacts later(SplittableRandom random, PeriodFacts facts) {
    List<PastPeriod> past = new ArrayList<>();
    for (int months = 12; months > 0; months--) {
      LocalDate from = facts.period().fromInclusive().minusMonths(months);
      long fees = random.nextLong(0, 10_000_000_000L);
      past.add(
          new PastPeriod(
              new Period(from, from.plusMonths(1)),
              fees,
              fees / 10_000 * facts.shareBps(),
              random.nextLong(0, 1_000_000),
              random.nextLong(0, 1_000_000),
              random.nextLong(0, 1_000_000)));
    }
    return new PeriodFacts(
        facts.period(),
        facts.currency(),
        facts.shareBps(),
        facts.totals(),
        past,
        random.nextLong(0, 10_000_000_000L));
  }

  /** Balances of one period, from the least that can be paid to a fortune; each the greater. */
  public static List<Long> balances() {
    List<Long> balances = new ArrayList<>();
    for (long micros = 10_000; micros < 1_000_000_000_000_000L; micros *= 7) {
      balances.add(micros);
    }
    return balances;
  }
}
