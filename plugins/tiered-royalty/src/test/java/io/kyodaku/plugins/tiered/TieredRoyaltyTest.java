package io.kyodaku.plugins.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.PeriodTermsContract;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TieredRoyaltyTest implements PeriodTermsContract<TieredSettings> {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final Period JULY = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
  private static final UUID MOMOTARO = new UUID(0, 1);
  private static final UUID KAGUYA = new UUID(0, 2);
  private static final TieredSettings STAIR =
      tiers(Measure.USAGES, List.of(new Tier(1_000, 5_500), new Tier(10_000, 6_000)));

  @Override
  public KyodakuPlugin<TieredSettings> newPlugin() {
    return new TieredRoyalty();
  }

  @Override
  public List<TieredSettings> furtherConfigurations() {
    return List.of(
        tiers(Measure.FEES, List.of(new Tier(1, 10_000))),
        tiers(Measure.SECONDS, List.of(new Tier(1, 0), new Tier(1_000_000_000_000L, 10_000))),
        new TieredSettings(
            Measure.FEES, List.of(new Tier(1, 9_000)), 1_000_000_000, GuaranteeSpan.PERIOD, 2_500),
        new TieredSettings(
            Measure.USAGES, List.of(new Tier(1, 0)), 1_000_000_000, GuaranteeSpan.YEAR, 0));
  }

  @Test
  void volumeBelowTheFirstThresholdAddsNothing() {
    assertThat(lines(STAIR, 5_000, total(MOMOTARO, 1_000, 80_000_000_000L))).isEmpty();
  }

  @Test
  void onlyTheVolumeAboveAThresholdEarnsTheHigherShare() {
    // 4,000 usages with fees of 400,000 yen: 3,000 of them, or 300,000 yen, earn 5 % more.
    assertThat(lines(STAIR, 5_000, total(MOMOTARO, 4_000, 400_000_000_000L)))
        .containsExactly(
            new StatementLine(
                LineType.TIER,
                Optional.of(MOMOTARO),
                Optional.of(Use.SHARED),
                15_000_000_000L,
                YEN,
                "Higher share by volume: 4000 usages in the period"));
  }

  @Test
  void everySliceEarnsItsOwnTier() {
    // 20,000 usages, 1,000,000 yen: 9,000 at 5 % more are 22,500 yen, 10,000 at 10 % more are
    // 50,000 yen.
    assertThat(sum(lines(STAIR, 5_000, total(MOMOTARO, 20_000, 1_000_000_000_000L))))
        .isEqualTo(72_500_000_000L);
  }

  @Test
  void aTierBelowTheContractsShareTakesNothingAway() {
    // The contract gives 58 %: the tier of 55 % does not count, that of 60 % gives 2 % on half of
    // the fees.
    assertThat(sum(lines(STAIR, 5_800, total(MOMOTARO, 20_000, 1_000_000_000_000L))))
        .isEqualTo(10_000_000_000L);
  }

  @Test
  void volumeCountsOverAllAssetsAndTheDifferenceFollowsTheFees() {
    List<StatementLine> lines =
        lines(
            STAIR,
            5_000,
            total(MOMOTARO, 1_000, 30_000_000_000L),
            total(KAGUYA, 1_000, 10_000_000_000L));
    assertThat(lines)
        .extracting(StatementLine::amountMicros)
        .containsExactly(750_000_000L, 250_000_000L);
  }

  @Test
  void feesCanBeTheVolume() {
    TieredSettings byFees = tiers(Measure.FEES, List.of(new Tier(100_000, 6_000)));
    assertThat(lines(byFees, 5_000, total(MOMOTARO, 3, 150_000_500_000L)))
        .extracting(StatementLine::amountMicros, StatementLine::text)
        .containsExactly(
            tuple(5_000_050_000L, "Higher share by volume: 150000 units of fees in the period"));
  }

  @Test
  void microsLeftOverGoToTheLargestRemainders() {
    assertThat(LargestRemainder.apportion(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
    assertThat(LargestRemainder.apportion(100, List.of(1L, 3L, 3L))).containsExactly(14L, 43L, 43L);
    assertThat(LargestRemainder.apportion(1, List.of(0L, 5L))).containsExactly(0L, 1L);
  }

  @Test
  void totalsBeyondTheRangeOfALongStayExact() {
    List<StatementLine> lines =
        lines(
            tiers(Measure.FEES, List.of(new Tier(1, 10_000))),
            5_000,
            total(MOMOTARO, 1, Long.MAX_VALUE),
            total(KAGUYA, 1, Long.MAX_VALUE));
    assertThat(lines)
        .extracting(StatementLine::amountMicros)
        .allMatch(amount -> amount > Long.MAX_VALUE / 2 - 1_000_000);
  }

  @Test
  void aStairThatDoesNotClimbIsNoConfiguration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(Measure.USAGES, List.of(new Tier(10, 5_000), new Tier(10, 6_000))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(Measure.USAGES, List.of(new Tier(10, 6_000), new Tier(20, 5_000))));
  }

  /** What an agreement before guarantees and advances says. */
  static TieredSettings tiers(Measure measure, List<Tier> tiers) {
    return new TieredSettings(measure, tiers, 0, GuaranteeSpan.YEAR, 10_000);
  }

  static List<StatementLine> lines(TieredSettings settings, int shareBps, UsageTotal... totals) {
    return new TieredRoyalty()
        .periodTerms(settings)
        .lines(new PeriodFacts(JULY, YEN, shareBps, List.of(totals)));
  }

  static UsageTotal total(UUID asset, long usages, long feeBaseMicros) {
    return new UsageTotal(asset, Use.SHARED, usages, usages * 8, feeBaseMicros, feeBaseMicros / 2);
  }

  static long sum(List<StatementLine> lines) {
    return lines.stream().mapToLong(StatementLine::amountMicros).sum();
  }
}
