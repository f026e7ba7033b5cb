package io.kyodaku.plugins.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Guarantees and advances, in yen, under a contract that gives half of the fees. */
class PromisesTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MICROS = 1_000_000;

  @Test
  void aPeriodIsLiftedToItsMinimum() {
    TieredSettings settings = settings(1_000, GuaranteeSpan.PERIOD, 10_000);
    assertThat(lines(settings, month(2026, 7, 300)))
        .containsExactly(
            line(LineType.GUARANTEE, 700 * MICROS, "Minimum guaranteed for the period"));
    assertThat(lines(settings, month(2026, 7, 0)))
        .extracting(StatementLine::amountMicros)
        .containsExactly(1_000 * MICROS);
    assertThat(lines(settings, month(2026, 7, 1_000))).isEmpty();
  }

  @Test
  void aYearIsLiftedToItsMinimumWithThePeriodOfThe31stOfDecember() {
    TieredSettings settings = settings(12_000, GuaranteeSpan.YEAR, 10_000);
    assertThat(lines(settings, after(2025, 12, month(2026, 11, 500)))).isEmpty();
    assertThat(lines(settings, after(2025, 12, month(2026, 12, 500))))
        .containsExactly(
            line(
                LineType.GUARANTEE,
                (12_000 - 11 * 100 - 500) * MICROS,
                "Minimum guaranteed for 2026"));
  }

  @Test
  void onlyTheDaysOfTheFirstYearAreGuaranteed() {
    // From the 15th of March to the 31st of December are 292 of 365 days, or four fifths.
    Period march = new Period(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 4, 1));
    PeriodFacts december = month(2026, 12, 0);
    List<PastPeriod> past = List.of(past(march, 0), past(april(), 600));
    assertThat(lines(settings(10_000, GuaranteeSpan.YEAR, 10_000), with(december, past, 0)))
        .containsExactly(
            line(
                LineType.GUARANTEE,
                (8_000 - 600) * MICROS,
                "Minimum guaranteed for 2026 (292 of 365 days)"));
  }

  @Test
  void aContractThatBeginsInDecemberIsGuaranteedTheDaysThatAreLeft() {
    PeriodFacts facts = month(2026, 12, 0);
    assertThat(lines(settings(365, GuaranteeSpan.YEAR, 10_000), facts))
        .extracting(StatementLine::amountMicros)
        .containsExactly(31 * MICROS);
  }

  @Test
  void aWeekOverNewYearClosesTheYearInWhichItBegan() {
    Period last = new Period(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4));
    Period before = new Period(LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 5));
    Period next = new Period(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 11));
    TieredSettings settings = settings(1_000, GuaranteeSpan.YEAR, 10_000);
    List<PastPeriod> past = List.of(past(before, 900));
    assertThat(lines(settings, with(facts(last, 300), past, 0)))
        .extracting(StatementLine::amountMicros)
        .as("the week before belongs to 2025")
        .containsExactly(700 * MICROS);
    assertThat(lines(settings, with(facts(next, 0), past, 0))).isEmpty();
  }

  @Test
  void whatVolumeAndEarlierGuaranteesAddedCounts() {
    PastPeriod november =
        new PastPeriod(
            new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 12, 1)), 0, 0, 0, 0, 0);
    PastPeriod thisYear =
        new PastPeriod(
            new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)),
            200 * MICROS,
            100 * MICROS,
            30 * MICROS,
            20 * MICROS,
            0);
    assertThat(
            lines(
                settings(1_000, GuaranteeSpan.YEAR, 10_000),
                with(month(2026, 12, 0), List.of(november, thisYear), 0)))
        .extracting(StatementLine::amountMicros)
        .containsExactly(850 * MICROS);
  }

  @Test
  void anAdvanceIsEarnedBackBeforeAnythingIsPaid() {
    TieredSettings all = settings(0, GuaranteeSpan.YEAR, 10_000);
    assertThat(lines(all, with(month(2026, 7, 300), List.of(), 1_000)))
        .containsExactly(line(LineType.RECOUPMENT, -300 * MICROS, "Advance earned back"));
    assertThat(lines(all, with(month(2026, 7, 300), List.of(), 120)))
        .extracting(StatementLine::amountMicros)
        .containsExactly(-120 * MICROS);
    assertThat(lines(all, month(2026, 7, 300))).isEmpty();
    assertThat(lines(all, with(month(2026, 7, 0), List.of(), 120))).isEmpty();
  }

  @Test
  void aPartOfTheEarningsCanEarnItBackAndTheRestIsPaid() {
    assertThat(
            lines(
                settings(0, GuaranteeSpan.YEAR, 2_500),
                with(month(2026, 7, 300), List.of(), 1_000)))
        .extracting(StatementLine::amountMicros)
        .containsExactly(-75 * MICROS);
    assertThat(
            lines(settings(0, GuaranteeSpan.YEAR, 0), with(month(2026, 7, 300), List.of(), 1_000)))
        .isEmpty();
  }

  @Test
  void linesComeAsTiersThenRecoupmentThenGuarantee() {
    // 20,000 usages with fees of 1,000,000 yen: 500,000 of royalties, and 72,500 for volume.
    UsageTotal total =
        new UsageTotal(new UUID(0, 1), Use.SHARED, 20_000, 0, 1_000_000 * MICROS, 500_000 * MICROS);
    TieredSettings settings =
        new TieredSettings(
            Measure.USAGES,
            List.of(new Tier(1_000, 5_500), new Tier(10_000, 6_000)),
            600_000 * MICROS,
            GuaranteeSpan.PERIOD,
            10_000);
    PeriodFacts facts =
        new PeriodFacts(july(), YEN, 5_000, List.of(total), List.of(), 2_000_000 * MICROS);
    assertThat(lines(settings, facts))
        .extracting(StatementLine::type, StatementLine::amountMicros)
        .containsExactly(
            tuple(LineType.TIER, 72_500 * MICROS),
            tuple(LineType.RECOUPMENT, -500_000 * MICROS),
            tuple(LineType.GUARANTEE, 27_500 * MICROS));
  }

  @Test
  void whatEarnsBackAnAdvanceCountsTowardsTheMinimumAndTheOpenRestDoesNot() {
    TieredSettings settings = settings(1_000, GuaranteeSpan.PERIOD, 10_000);
    assertThat(lines(settings, with(month(2026, 7, 300), List.of(), 5_000)))
        .extracting(StatementLine::type, StatementLine::amountMicros)
        .containsExactly(
            tuple(LineType.RECOUPMENT, -300 * MICROS), tuple(LineType.GUARANTEE, 700 * MICROS));
  }

  private static TieredSettings settings(long guaranteed, GuaranteeSpan span, long recoupBps) {
    return new TieredSettings(
        Measure.USAGES, List.of(new Tier(1, 0)), guaranteed * MICROS, span, recoupBps);
  }

  private static List<StatementLine> lines(TieredSettings settings, PeriodFacts facts) {
    return new TieredRoyalty().periodTerms(settings).lines(facts);
  }

  private static StatementLine line(LineType type, long micros, String text) {
    return StatementLine.ofPeriod(type, micros, YEN, text);
  }

  private static Period july() {
    return new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
  }

  private static Period april() {
    return new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 1));
  }

  private static PeriodFacts month(int year, int month, long royalty) {
    LocalDate first = LocalDate.of(year, month, 1);
    return facts(new Period(first, first.plusMonths(1)), royalty);
  }

  private static PeriodFacts facts(Period period, long royalty) {
    UsageTotal total =
        new UsageTotal(new UUID(0, 1), Use.SHARED, 1, 8, 2 * royalty * MICROS, royalty * MICROS);
    return new PeriodFacts(period, YEN, 5_000, royalty == 0 ? List.of() : List.of(total));
  }

  private static PeriodFacts with(PeriodFacts facts, List<PastPeriod> past, long advance) {
    return new PeriodFacts(
        facts.period(), facts.currency(), facts.shareBps(), facts.totals(), past, advance * MICROS);
  }

  /** With every month from this one on stated before it, each of 100 yen. */
  private static PeriodFacts after(int year, int month, PeriodFacts facts) {
    List<PastPeriod> past = new ArrayList<>();
    LocalDate first = LocalDate.of(year, month, 1);
    while (first.isBefore(facts.period().fromInclusive())) {
      past.add(past(new Period(first, first.plusMonths(1)), 100));
      first = first.plusMonths(1);
    }
    return with(facts, past, 0);
  }

  private static PastPeriod past(Period period, long royalty) {
    return new PastPeriod(period, 2 * royalty * MICROS, royalty * MICROS, 0, 0, 0);
  }
}
