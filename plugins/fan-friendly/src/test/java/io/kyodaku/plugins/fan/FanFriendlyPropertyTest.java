package io.kyodaku.plugins.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Use;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FanFriendlyPropertyTest {

  private static final long MOST = 1_000_000_000_000_000L;

  @Property
  void aSharedUsageNeverCostsMoreThanTheListFeeNorThanTheCap(
      @ForAll @LongRange(max = 10_000) long factorBps,
      @ForAll @LongRange(max = 1_000_000_000_000L) long cap,
      @ForAll @LongRange(max = MOST) long listFee,
      @ForAll @IntRange(max = 10_000) int ownershipBps) {
    FanSettings settings = new FanSettings(factorBps, cap, 10_000);
    long fee = FanFriendlyTest.fee(settings, Use.SHARED, listFee, ownershipBps);
    assertThat(fee).isBetween(0L, cap == 0 ? listFee : Math.min(cap, listFee));
  }

  @Property
  void aHigherListFeeNeverCostsLess(
      @ForAll Use use,
      @ForAll @LongRange(max = 10_000) long sharedBps,
      @ForAll @LongRange(max = 1_000_000_000_000L) long cap,
      @ForAll @LongRange(max = 100_000) long commercialBps,
      @ForAll @LongRange(max = MOST) long listFee,
      @ForAll @LongRange(max = MOST) long more) {
    FanSettings settings = new FanSettings(sharedBps, cap, commercialBps);
    assertThat(FanFriendlyTest.fee(settings, use, listFee + more, 10_000))
        .isGreaterThanOrEqualTo(FanFriendlyTest.fee(settings, use, listFee, 10_000));
  }

  @Property
  void aCommercialUsageCostsTheExactMultipleRoundedDown(
      @ForAll @LongRange(max = 100_000) long factorBps,
      @ForAll @LongRange(max = MOST) long listFee) {
    assertThat(
            FanFriendlyTest.fee(new FanSettings(0, 0, factorBps), Use.COMMERCIAL, listFee, 10_000))
        .isEqualTo(
            BigInteger.valueOf(listFee)
                .multiply(BigInteger.valueOf(factorBps))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact());
  }
}
