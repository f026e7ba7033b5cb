package io.kyodaku.plugins.fan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.UsageTermsContract;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FanFriendlyTest implements UsageTermsContract<FanSettings> {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MICROS = 1_000_000;

  /** A quarter of the list fee and at most 50 yen when shared; twice the list fee when sold. */
  private static final FanSettings SETTINGS = new FanSettings(2_500, 50 * MICROS, 20_000);

  @Override
  public KyodakuPlugin<FanSettings> newPlugin() {
    return new FanFriendly();
  }

  @Override
  public List<FanSettings> furtherConfigurations() {
    return List.of(
        SETTINGS,
        new FanSettings(0, 0, 0),
        new FanSettings(10_000, 1, 100_000),
        new FanSettings(3_333, 1_000_000_000_000L, 33_333));
  }

  @Test
  void whatFansMakeForThemselvesIsFree() {
    assertThat(fee(SETTINGS, Use.PERSONAL, 1_000_000 * MICROS)).isZero();
  }

  @Test
  void whatTheyShowCostsAPartOfTheListFeeUpToTheCap() {
    assertThat(fee(SETTINGS, Use.SHARED, 100 * MICROS)).isEqualTo(25 * MICROS);
    assertThat(fee(SETTINGS, Use.SHARED, 200 * MICROS)).isEqualTo(50 * MICROS);
    assertThat(fee(SETTINGS, Use.SHARED, 300 * MICROS)).isEqualTo(50 * MICROS);
  }

  @Test
  void withoutACapThePartAloneCounts() {
    assertThat(fee(new FanSettings(2_500, 0, 10_000), Use.SHARED, 4_000_000 * MICROS))
        .isEqualTo(1_000_000 * MICROS);
  }

  @Test
  void whoOwnsHalfHasHalfOfTheCap() {
    assertThat(fee(SETTINGS, Use.SHARED, 300 * MICROS, 5_000)).isEqualTo(25 * MICROS);
  }

  @Test
  void whoEarnsFromItPaysTheListFeeOrAMultipleWithoutACap() {
    assertThat(fee(SETTINGS, Use.COMMERCIAL, 300 * MICROS)).isEqualTo(600 * MICROS);
    assertThat(fee(new FanFriendly().defaultConfiguration(), Use.COMMERCIAL, 300 * MICROS))
        .isEqualTo(300 * MICROS);
  }

  @Test
  void partsAreExactAndRoundedDown() {
    assertThat(fee(new FanSettings(3_333, 0, 10_000), Use.SHARED, 19_999)).isEqualTo(6_665);
    long huge = Long.MAX_VALUE / 10;
    assertThat(fee(new FanSettings(9_999, 0, 10_000), Use.SHARED, huge))
        .isEqualTo(
            BigInteger.valueOf(huge)
                .multiply(BigInteger.valueOf(9_999))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact());
  }

  private static long fee(FanSettings settings, Use use, long listFeeMicros) {
    return fee(settings, use, listFeeMicros, 10_000);
  }

  static long fee(FanSettings settings, Use use, long listFeeMicros, int ownershipBps) {
    UsageFacts facts =
        new UsageFacts(
            new UUID(0, 1),
            AssetKind.CHARACTER,
            use,
            List.of("JP"),
            5,
            Quality.STANDARD,
            listFeeMicros / 5,
            10_000,
            ownershipBps,
            listFeeMicros,
            YEN);
    return new FanFriendly().usageTerms(settings).fee(facts).micros();
  }
}
