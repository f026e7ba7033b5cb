package io.kyodaku.plugins.tiered;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TieredRoyaltyPropertyTest {

  @Property
  void apportioningAddsUpAndStaysWithinOneOfTheExactPart(
      @ForAll @LongRange(min = 0) long amount,
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0) Long> weights) {
    BigInteger sum =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    Assume.that(sum.signum() > 0);
    List<Long> parts = LargestRemainder.apportion(amount, weights);
    assertThat(parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(BigInteger.valueOf(amount));
    for (int i = 0; i < parts.size(); i++) {
      BigInteger down =
          BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights.get(i))).divide(sum);
      assertThat(parts.get(i) - down.longValueExact()).isBetween(0L, 1L);
    }
  }

  @Property
  void theDifferenceIsNeverNegativeAndNeverMoreThanWhatIsLeftOfTheFees(
      @ForAll("settings") TieredSettings settings,
      @ForAll("totals") List<UsageTotal> totals,
      @ForAll @IntRange(max = 10_000) int shareBps) {
    List<StatementLine> lines = lines(settings, shareBps, totals);
    assertThat(lines).allMatch(line -> line.amountMicros() > 0);
    BigInteger fees =
        totals.stream()
            .map(total -> BigInteger.valueOf(total.feeBaseMicros()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger left =
        fees.multiply(BigInteger.valueOf(10_000 - shareBps)).divide(BigInteger.valueOf(10_000));
    assertThat(BigInteger.valueOf(TieredRoyaltyTest.sum(lines))).isLessThanOrEqualTo(left);
  }

  @Property
  void theOrderOfTheTotalsDoesNotMatter(
      @ForAll("settings") TieredSettings settings, @ForAll("totals") List<UsageTotal> totals) {
    List<UsageTotal> reversed = new ArrayList<>(totals);
    Collections.reverse(reversed);
    assertThat(lines(settings, 5_000, reversed)).isEqualTo(lines(settings, 5_000, totals));
  }

  @Property
  void moreFeesOfTheSameAssetNeverEarnLess(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long feeMicros,
      @ForAll @LongRange(max = 1_000_000_000_000L) long moreMicros,
      @ForAll @IntRange(max = 10_000) int shareBps) {
    TieredSettings stair =
        TieredRoyaltyTest.tiers(
            Measure.FEES,
            List.of(new Tier(10, 2_000), new Tier(1_000, 5_000), new Tier(90_000, 9_000)));
    UUID asset = new UUID(0, 1);
    long less =
        TieredRoyaltyTest.sum(
            TieredRoyaltyTest.lines(stair, shareBps, TieredRoyaltyTest.total(asset, 1, feeMicros)));
    long more =
        TieredRoyaltyTest.sum(
            TieredRoyaltyTest.lines(
                stair, shareBps, TieredRoyaltyTest.total(asset, 1, feeMicros + moreMicros)));
    assertThat(more).isGreaterThanOrEqualTo(less);
  }

  @Property
  void aSingleStepOverFeesIsTheExactDifference(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long feeMicros,
      @ForAll @LongRange(min = 1, max = 1_000_000) long above,
      @ForAll @IntRange(max = 10_000) int tierBps) {
    TieredSettings step = TieredRoyaltyTest.tiers(Measure.FEES, List.of(new Tier(above, tierBps)));
    long slice = Math.max(0, feeMicros - above * 1_000_000);
    long expected =
        BigInteger.valueOf(slice)
            .multiply(BigInteger.valueOf(Math.max(0, tierBps - 3_000)))
            .divide(BigInteger.valueOf(10_000))
            .longValueExact();
    assertThat(
            TieredRoyaltyTest.sum(
                TieredRoyaltyTest.lines(
                    step, 3_000, TieredRoyaltyTest.total(new UUID(0, 1), 1, feeMicros))))
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<TieredSettings> settings() {
    Arbitrary<List<Long>> thresholds =
        Arbitraries.longs().between(1, 1_000_000).list().uniqueElements().ofMinSize(1).ofMaxSize(5);
    Arbitrary<List<Long>> shares = Arbitraries.longs().between(0, 10_000).list().ofSize(5);
    return Combinators.combine(Arbitraries.of(Measure.class), thresholds, shares)
        .as(
            (measure, above, bps) -> {
              List<Long> climbing = bps.stream().sorted().toList();
              List<Long> rising = above.stream().sorted().toList();
              List<Tier> tiers = new ArrayList<>();
              for (int i = 0; i < rising.size(); i++) {
                tiers.add(new Tier(rising.get(i), climbing.get(i)));
              }
              return TieredRoyaltyTest.tiers(measure, tiers);
            });
  }

  @Provide
  Arbitrary<List<UsageTotal>> totals() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1_000_000),
            Arbitraries.longs().between(0, 1_000_000_000_000_000L))
        .as(List::of)
        .list()
        .ofMaxSize(20)
        .map(
            pairs -> {
              List<UsageTotal> totals = new ArrayList<>();
              for (List<Long> pair : pairs) {
                totals.add(
                    TieredRoyaltyTest.total(new UUID(0, totals.size()), pair.get(0), pair.get(1)));
              }
              return totals;
            });
  }

  private static List<StatementLine> lines(
      TieredSettings settings, int shareBps, List<UsageTotal> totals) {
    return TieredRoyaltyTest.lines(settings, shareBps, totals.toArray(new UsageTotal[0]));
  }
}
