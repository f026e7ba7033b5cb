package io.kyodaku.plugins.tiered;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * What a statement's reader, the host and the law of arithmetic hold guarantees and advances to.
 */
class PromisesPropertyTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MOST = 1_000_000_000_000L;

  @Property
  void noMoreIsEarnedBackThanIsOpenNorThanWasEarnedAndNothingIsOwedBack(
      @ForAll("settings") TieredSettings settings, @ForAll("facts") PeriodFacts facts) {
    List<StatementLine> lines = lines(settings, facts);
    long back = -sum(lines, LineType.RECOUPMENT);
    assertThat(back).isBetween(0L, Math.min(facts.openAdvanceMicros(), royalties(facts)));
    assertThat(lines).noneMatch(line -> line.amountMicros() == 0);
  }

  @Property
  void allThatIsEarnedEarnsBackAsMuchAsItMay(@ForAll("facts") PeriodFacts facts) {
    TieredSettings all = new TieredSettings(Measure.FEES, STAIR, 0, GuaranteeSpan.YEAR, 10_000);
    assertThat(-sum(lines(all, facts), LineType.RECOUPMENT))
        .isEqualTo(Math.min(facts.openAdvanceMicros(), royalties(facts)));
  }

  @Property
  void aPeriodComesToExactlyItsMinimumOrToWhatItEarned(
      @ForAll @LongRange(max = MOST) long minimum,
      @ForAll @IntRange(max = 10_000) int recoupBps,
      @ForAll("facts") PeriodFacts facts) {
    TieredSettings settings =
        new TieredSettings(Measure.FEES, STAIR, minimum, GuaranteeSpan.PERIOD, recoupBps);
    List<StatementLine> lines = lines(settings, facts);
    long earned = royalties(facts) + sum(lines, LineType.TIER);
    assertThat(earned + sum(lines, LineType.GUARANTEE)).isEqualTo(Math.max(minimum, earned));
  }

  @Property
  void whateverItsMonthsEarnAWholeYearIsLiftedOnceToItsMinimum(
      @ForAll @LongRange(max = MOST) long minimum,
      @ForAll("royaltiesOfAYear") List<Long> royalties) {
    TieredSettings settings =
        new TieredSettings(
            Measure.USAGES, List.of(new Tier(1, 0)), minimum, GuaranteeSpan.YEAR, 10_000);
    List<PastPeriod> past = new ArrayList<>();
    long earned = 0;
    long guaranteed = 0;
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (int month = 0; month < 12; month++) {
      Period period = new Period(first.plusMonths(month), first.plusMonths(month + 1));
      long royalty = royalties.get(month);
      PeriodFacts facts = new PeriodFacts(period, YEN, 5_000, List.of(total(1, royalty)), past, 0);
      long added = sum(lines(settings, facts), LineType.GUARANTEE);
      past.add(new PastPeriod(period, 2 * royalty, royalty, 0, added, 0));
      earned += royalty;
      guaranteed += added;
    }
    assertThat(earned + guaranteed).isEqualTo(Math.max(minimum, earned));
    assertThat(past.subList(0, 11)).allMatch(month -> month.guaranteeMicros() == 0);
  }

  @Property
  void withoutAGuaranteeAndAnAdvanceThereAreTiersAlone(
      @ForAll("facts") PeriodFacts facts, @ForAll GuaranteeSpan span) {
    PeriodFacts first =
        new PeriodFacts(facts.period(), facts.currency(), facts.shareBps(), facts.totals());
    assertThat(lines(new TieredSettings(Measure.FEES, STAIR, 0, span, 10_000), first))
        .allMatch(line -> line.type() == LineType.TIER);
  }

  @Property
  void theSamePeriodHasTheSameLinesAgain(
      @ForAll("settings") TieredSettings settings, @ForAll("facts") PeriodFacts facts) {
    assertThat(lines(settings, facts)).isEqualTo(lines(settings, facts));
  }

  private static final List<Tier> STAIR = List.of(new Tier(10, 6_000), new Tier(1_000, 9_000));

  @Provide
  Arbitrary<TieredSettings> settings() {
    return Combinators.combine(
            Arbitraries.longs().between(0, MOST),
            Arbitraries.of(GuaranteeSpan.class),
            Arbitraries.longs().between(0, 10_000))
        .as(
            (minimum, span, recoupBps) ->
                new TieredSettings(Measure.FEES, STAIR, minimum, span, recoupBps));
  }

  @Provide
  Arbitrary<PeriodFacts> facts() {
    Arbitrary<List<Long>> royalties = Arbitraries.longs().between(0, MOST).list().ofMaxSize(5);
    return Combinators.combine(
            royalties,
            Arbitraries.longs().between(0, 3 * MOST),
            Arbitraries.integers().between(1, 12))
        .as(
            (amounts, advance, month) -> {
              List<UsageTotal> totals = new ArrayList<>();
              for (long amount : amounts) {
                totals.add(total(totals.size(), amount));
              }
              LocalDate first = LocalDate.of(2026, month, 1);
              return new PeriodFacts(
                  new Period(first, first.plusMonths(1)), YEN, 5_000, totals, List.of(), advance);
            });
  }

  @Provide
  Arbitrary<List<Long>> royaltiesOfAYear() {
    return Arbitraries.longs().between(0, MOST / 6).list().ofSize(12);
  }

  private static UsageTotal total(int asset, long royalty) {
    return new UsageTotal(new UUID(0, asset), Use.SHARED, 1, 8, 2 * royalty, royalty);
  }

  private static List<StatementLine> lines(TieredSettings settings, PeriodFacts facts) {
    return new TieredRoyalty().periodTerms(settings).lines(facts);
  }

  private static long sum(List<StatementLine> lines, LineType type) {
    return lines.stream()
        .filter(line -> line.type() == type)
        .mapToLong(StatementLine::amountMicros)
        .sum();
  }

  private static long royalties(PeriodFacts facts) {
    return facts.totals().stream().mapToLong(UsageTotal::royaltyMicros).sum();
  }
}
