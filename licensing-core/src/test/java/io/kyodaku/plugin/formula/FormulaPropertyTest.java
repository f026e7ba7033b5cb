package io.kyodaku.plugin.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTerms;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Formulas beside the same terms written in Java. */
class FormulaPropertyTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long UNIT = 1_000_000;

  private final UsageTerms tiered =
      terms(
          """
          use == 'PERSONAL' ? 0
          : use == 'SHARED' ? min(part(listFee, 2500), 30 * unit)
          : territories.exists(t, t == 'US') || quality == 'PREMIUM'
          ? max(listFee, 100 * unit) : seconds * pricePerSecond\
          """);

  private static UsageTerms terms(String fee) {
    return new FormulaTerms().usageTerms(new FormulaSettings(fee, "[]"));
  }

  @Property(tries = 300)
  void aFeeIsWhatJavaMakesOfIt(
      @ForAll Use use,
      @ForAll Quality quality,
      @ForAll AssetKind kind,
      @ForAll boolean inTheStates,
      @ForAll @LongRange(min = 1, max = 100_000) long seconds,
      @ForAll @LongRange(min = 0, max = 10_000_000_000L) long price) {
    UsageFacts facts =
        new UsageFacts(
            new UUID(1, 2),
            kind,
            use,
            inTheStates ? List.of("JP", "US") : List.of("JP"),
            seconds,
            quality,
            price,
            10_000,
            10_000,
            price * seconds,
            YEN);
    long list = price * seconds;
    long expected =
        switch (use) {
          case PERSONAL -> 0;
          case SHARED -> Math.min(list / 4, 30 * UNIT);
          case COMMERCIAL ->
              inTheStates || quality == Quality.PREMIUM ? Math.max(list, 100 * UNIT) : list;
        };
    assertThat(tiered.fee(facts).micros()).isEqualTo(expected);
    assertThat(tiered.fee(facts).currency()).isEqualTo(YEN);
  }

  @Property(tries = 300)
  void aPartIsRoundedDownAndExact(@ForAll long amount, @ForAll @IntRange(max = 20_000) int bps) {
    UsageTerms part = terms("part(" + text(amount) + ", " + bps + ")");
    BigInteger[] exact =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(bps))
            .divideAndRemainder(BigInteger.valueOf(10_000));
    BigInteger floor = exact[1].signum() < 0 ? exact[0].subtract(BigInteger.ONE) : exact[0];
    if (floor.bitLength() < Long.SIZE) {
      assertThat(part.fee(usage()).micros()).isEqualTo(floor.longValueExact());
    } else {
      assertThatThrownBy(() -> part.fee(usage())).isInstanceOf(FormulaFailed.class);
    }
  }

  @Property(tries = 300)
  void whatOverflowsHasNoAnswer(@ForAll long a, @ForAll long b) {
    for (String operator : List.of("+", "-", "*")) {
      BigInteger exact =
          switch (operator) {
            case "+" -> BigInteger.valueOf(a).add(BigInteger.valueOf(b));
            case "-" -> BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));
            default -> BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
          };
      UsageTerms terms = terms(text(a) + " " + operator + " " + text(b));
      if (exact.bitLength() < Long.SIZE) {
        assertThat(terms.fee(usage()).micros()).isEqualTo(exact.longValueExact());
      } else {
        assertThatThrownBy(() -> terms.fee(usage())).isInstanceOf(FormulaFailed.class);
      }
    }
  }

  @Property(tries = 100)
  void linesAreWhatJavaMakesOfThem(
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> fees,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 1_000_000_000L) Long> before) {
    List<UsageTotal> totals = new ArrayList<>();
    for (int i = 0; i < fees.size(); i++) {
      totals.add(
          new UsageTotal(new UUID(7, i), Use.SHARED, i, i, fees.get(i), fees.get(i) / 10 * 7));
    }
    List<PastPeriod> past = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      LocalDate first = LocalDate.of(2025, 1, 1).plusMonths(i);
      past.add(
          new PastPeriod(
              new Period(first, first.plusMonths(1)), before.get(i), before.get(i), 0, 0, 0));
    }
    LocalDate july = LocalDate.of(2027, 7, 1);
    PeriodFacts facts =
        new PeriodFacts(new Period(july, july.plusMonths(1)), YEN, 7_000, totals, past, 0);
    List<StatementLine> lines =
        new FormulaTerms()
            .periodTerms(
                new FormulaSettings(
                    "listFee",
                    """
                    totals.filter(t, t.fees > 1000 * unit)
                      .map(t, tier(t, part(t.fees, 500), 'more ' + t.use))
                    + [guarantee(max(0, 5000 * unit - royalties
                        - sum(past.map(p, p.royalties))), 'at least')]\
                    """))
            .lines(facts);
    List<StatementLine> expected = new ArrayList<>();
    for (UsageTotal total : totals) {
      if (total.feeBaseMicros() > 1_000 * UNIT) {
        expected.add(
            StatementLine.ofTotal(
                LineType.TIER, total, total.feeBaseMicros() / 20, YEN, "more SHARED"));
      }
    }
    long earned =
        totals.stream().mapToLong(UsageTotal::royaltyMicros).sum()
            + past.stream().mapToLong(PastPeriod::royaltyMicros).sum();
    expected.add(
        StatementLine.ofPeriod(
            LineType.GUARANTEE, Math.max(0, 5_000 * UNIT - earned), YEN, "at least"));
    assertThat(lines).isEqualTo(expected);
  }

  @Property(tries = 300)
  void aBalanceIsPaidWhenJavaSaysSo(
      @ForAll @LongRange(min = 1, max = 20_000_000_000L) long balance,
      @ForAll @IntRange(max = 400) int waited) {
    PayoutSchedule schedule =
        new FormulaCalendar()
            .payoutSchedule(
                new FormulaCalendarSettings(
                    "balance >= 5000 * unit || waitingDays > 180 || month == 12",
                    CalendarUnit.WEEK,
                    "Asia/Tokyo",
                    10));
    Period week = schedule.period(LocalDate.of(2026, 11, 28));
    assertThat(week.fromInclusive()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(schedule.dueDate(week)).isEqualTo(LocalDate.of(2026, 12, 10));
    LocalDate since = week.fromInclusive().minusDays(waited);
    assertThat(schedule.pays(new PayableFacts(week, schedule.dueDate(week), YEN, balance, since)))
        .isEqualTo(balance >= 5_000 * UNIT || waited + 7 > 180);
  }

  /** The least number has no literal of its own without a sign before it. */
  private static String text(long number) {
    return number == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : "(" + number + ")";
  }

  private static UsageFacts usage() {
    return Examples.usage(AssetKind.STYLE, Use.SHARED, Quality.STANDARD, List.of("JP"), 1, 8, YEN);
  }
}
