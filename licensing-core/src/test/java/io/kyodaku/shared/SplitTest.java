package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SplitTest {

  @Property
  void partsAddUpExactlyToTheWhole(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long amount,
      @ForAll @Size(min = 1, max = 12)
          List<@LongRange(min = 1, max = Long.MAX_VALUE) Long> weights) {
    assertThat(sum(Split.byWeights(amount, weights))).isEqualTo(BigInteger.valueOf(amount));
  }

  @Property
  void everyPartIsWithinOneMicroOfItsProportion(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount,
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
    BigInteger total = sum(weights);
    List<Long> parts = Split.byWeights(amount, weights);
    for (int i = 0; i < parts.size(); i++) {
      BigInteger exactTimesTotal =
          BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights.get(i)));
      BigInteger difference =
          BigInteger.valueOf(parts.get(i)).multiply(total).subtract(exactTimesTotal);
      assertThat(difference.abs()).isLessThan(total);
    }
  }

  @Property
  void ownersAndPlatformsSharesAddUpToTheFee(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long fee,
      @ForAll @IntRange(min = 0, max = 10_000) int bps) {
    long owner = Split.share(fee, bps);
    assertThat(owner).isBetween(0L, fee);
  }

  private static BigInteger sum(List<Long> values) {
    return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
