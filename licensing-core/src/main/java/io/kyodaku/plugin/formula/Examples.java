package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
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
import java.util.UUID;

/** The facts that every formula is asked about before a contract holds it. */
final class Examples {

  private static final UUID ASSET = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0001L);
  private static final UUID OTHER = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0002L);
  private static final int WHOLE = 10_000;
  private static final int COMMERCIAL_FACTOR = 30_000;
  private static final int SHARE = 7_000;
  private static final long UNIT = Units.UNIT;
  private static final long SHOWN_PRICE = 10;
  private static final int SHOWN_PERIODS = 3;

  /** Prices of a second, in major units: of a usual asset and of a dear one. */
  private static final List<Long> PRICES = List.of(10L, 1_000L);

  private static final List<List<String>> TERRITORIES =
      List.of(List.of("JP"), List.of("US"), List.of("DE", "JP", "US"));

  /** From the shortest to an hour, with neighbours where steps are likely. */
  static final List<Long> SECONDS =
      List.of(
          1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 14L, 15L, 16L, 19L, 20L, 21L, 29L, 30L, 31L,
          45L, 59L, 60L, 61L, 90L, 119L, 120L, 121L, 180L, 299L, 300L, 301L, 600L, 601L, 1_800L,
          3_599L, 3_600L);

  private Examples() {}

  static UsageFacts usage(
      AssetKind kind,
      Use use,
      Quality quality,
      List<String> territories,
      long pricePerSecond,
      long seconds,
      Currency currency) {
    int factor = use == Use.COMMERCIAL ? COMMERCIAL_FACTOR : WHOLE;
    return new UsageFacts(
        ASSET,
        kind,
        use,
        territories,
        seconds,
        quality,
        pricePerSecond * UNIT,
        factor,
        WHOLE,
        pricePerSecond * UNIT * seconds * factor / WHOLE,
        currency);
  }

  /** Usages that differ in nothing but their seconds, the shortest first. */
  static List<List<UsageFacts>> usages(Currency currency) {
    List<List<UsageFacts>> all = new ArrayList<>();
    for (AssetKind kind : AssetKind.values()) {
      for (Use use : Use.values()) {
        for (Quality quality : Quality.values()) {
          for (List<String> territories : TERRITORIES) {
            for (long price : PRICES) {
              all.add(
                  SECONDS.stream()
                      .map(s -> usage(kind, use, quality, territories, price, s, currency))
                      .toList());
            }
          }
        }
      }
    }
    return all;
  }

  /** A handful to show beside a formula. */
  static List<UsageFacts> ofFees(Currency currency) {
    List<String> home = List.of("JP");
    List<String> abroad = List.of("JP", "US");
    Quality standard = Quality.STANDARD;
    AssetKind kind = AssetKind.CHARACTER;
    return List.of(
        usage(kind, Use.PERSONAL, standard, home, SHOWN_PRICE, 1, currency),
        usage(kind, Use.PERSONAL, standard, home, SHOWN_PRICE, 8, currency),
        usage(kind, Use.SHARED, standard, home, SHOWN_PRICE, 8, currency),
        usage(kind, Use.COMMERCIAL, Quality.PREMIUM, abroad, SHOWN_PRICE, 15, currency),
        usage(kind, Use.COMMERCIAL, standard, abroad, SHOWN_PRICE, 120, currency));
  }

  /** A handful to show beside a formula. */
  static List<PeriodFacts> ofLines(Currency currency) {
    return periods(currency).subList(0, SHOWN_PERIODS);
  }

  /** A handful to show beside a formula: little and much, now and for long. */
  static List<PayableFacts> ofPaying(Currency currency) {
    List<PayableFacts> shown = new ArrayList<>();
    for (long amount : new long[] {100, 12_000}) {
      for (int before : new int[] {0, 7}) {
        Period period = month(2026, 11);
        shown.add(
            new PayableFacts(
                period,
                period.toExclusive().plusDays(14),
                currency,
                amount * UNIT,
                period.fromInclusive().minusMonths(before)));
      }
    }
    return shown;
  }

  /** The facts by the names that formulas have for them, which are the same in every language. */
  static String words(UsageFacts facts) {
    return "seconds = "
        + facts.seconds()
        + ", use = "
        + facts.use()
        + ", quality = "
        + facts.quality()
        + ", kind = "
        + facts.assetKind()
        + ", territories = "
        + facts.territories()
        + ", pricePerSecond = "
        + facts.pricePerSecondMicros();
  }

  /** A month without anything, usual months with and without a past, the last of a year. */
  static List<PeriodFacts> periods(Currency currency) {
    List<UsageTotal> totals =
        List.of(
            total(ASSET, Use.PERSONAL, 40, 320, 3_200),
            total(ASSET, Use.COMMERCIAL, 5, 75, 2_250),
            total(OTHER, Use.SHARED, 120, 960, 9_600));
    List<PeriodFacts> periods = new ArrayList<>();
    periods.add(new PeriodFacts(month(2026, 4), currency, SHARE, List.of()));
    periods.add(new PeriodFacts(month(2026, 4), currency, SHARE, totals));
    for (int month : new int[] {5, 9, 12}) {
      periods.add(
          new PeriodFacts(
              month(2026, month), currency, SHARE, totals, past(4, month), 3_000 * UNIT));
      periods.add(
          new PeriodFacts(month(2026, month), currency, SHARE, List.of(), past(4, month), 0));
    }
    return periods;
  }

  private static UsageTotal total(UUID asset, Use use, long usages, long seconds, long fees) {
    return new UsageTotal(asset, use, usages, seconds, fees * UNIT, fees * UNIT / WHOLE * SHARE);
  }

  private static List<PastPeriod> past(int from, int before) {
    List<PastPeriod> past = new ArrayList<>();
    for (int month = from; month < before; month++) {
      long fees = 1_000L * month * UNIT;
      past.add(
          new PastPeriod(month(2026, month), fees, fees / WHOLE * SHARE, UNIT, 2 * UNIT, 3 * UNIT));
    }
    return past;
  }

  static String words(PeriodFacts facts) {
    PeriodView view = PeriodView.of(facts);
    List<String> named = new ArrayList<>();
    for (String name : List.of("year", "month", "royalties", "fees", "usages", "openAdvance")) {
      named.add(name + " = " + view.find(name).orElse(""));
    }
    return String.join(", ", named) + ", size(past) = " + facts.past().size();
  }

  /**
   * Balances of one month each: by how long they wait, then by how much they are, the least first.
   */
  static List<List<PayableFacts>> balances(Currency currency) {
    List<List<PayableFacts>> all = new ArrayList<>();
    for (int month : new int[] {1, 2, 6, 12}) {
      Period period = month(2026, month);
      for (int before = 0; before <= 24; before++) {
        LocalDate since = period.fromInclusive().minusMonths(before);
        all.add(
            List.of(
                    1L,
                    UNIT / 2,
                    UNIT,
                    100 * UNIT,
                    999 * UNIT,
                    1_000 * UNIT,
                    5_000 * UNIT,
                    10_000 * UNIT,
                    100_000 * UNIT,
                    1_000_000 * UNIT)
                .stream()
                .map(
                    micros ->
                        new PayableFacts(
                            period, period.toExclusive().plusDays(14), currency, micros, since))
                .toList());
      }
    }
    return all;
  }

  static String words(PayableFacts facts) {
    BalanceView view = new BalanceView(facts);
    return "balance = "
        + facts.balanceMicros()
        + ", waitingDays = "
        + view.find("waitingDays").orElse("")
        + ", month = "
        + facts.period().fromInclusive().getMonthValue();
  }

  static Period month(int year, int month) {
    LocalDate first = LocalDate.of(year, month, 1);
    return new Period(first, first.plusMonths(1));
  }
}
