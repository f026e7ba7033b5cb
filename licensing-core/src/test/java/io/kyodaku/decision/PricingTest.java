package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.claim;
import static io.kyodaku.decision.TestCatalogue.contract;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Decision.Granted;
import io.kyodaku.decision.Decision.Refused;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricingTest {

  private static final Currency JPY = Currency.getInstance("JPY");
  private static final FeeSource NONE = (terms, facts) -> new FeeSource.Failed("no plugin");

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();

  @Test
  void aCentAndAYenAreACreditAtPar() {
    assertThat(TestCatalogue.PAR.toCreditMicros(10_000, Currency.getInstance("USD")))
        .isEqualTo(1_000_000);
    assertThat(TestCatalogue.PAR.toCreditMicros(10_000, Currency.getInstance("EUR")))
        .isEqualTo(1_000_000);
    assertThat(TestCatalogue.PAR.toCreditMicros(1_000_000, JPY)).isEqualTo(1_000_000);
  }

  @Property
  void feesBecomeCreditsHalfUp(
      @ForAll @LongRange(max = Long.MAX_VALUE) long micros,
      @ForAll @LongRange(min = 1, max = 100_000_000) long par) {
    BigDecimal exact =
        BigDecimal.valueOf(micros)
            .multiply(BigDecimal.valueOf(1_000_000))
            .divide(BigDecimal.valueOf(par), 0, RoundingMode.HALF_UP);
    ParTable table = new ParTable(1, Map.of(JPY, par));
    if (exact.toBigInteger().bitLength() < Long.SIZE) {
      assertThat(table.toCreditMicros(micros, JPY)).isEqualTo(exact.longValueExact());
    } else {
      assertThatThrownBy(() -> table.toCreditMicros(micros, JPY))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Property
  void listFeesAreExact(
      @ForAll @LongRange(max = 1_000_000_000_000L) long price,
      @ForAll @IntRange(min = 1, max = 10_000) int shareBps,
      @ForAll @IntRange(min = 1, max = Usage.SECONDS_AT_MOST) int seconds,
      @ForAll Use use) {
    TestCatalogue catalogue = new TestCatalogue();
    UUID generator = catalogue.generator();
    UUID asset =
        catalogue.asset("Momo", claim(tenant("JPY"), "*", shareBps, price, PolicyPreset.OPEN));
    Decision decision =
        catalogue
            .deciding()
            .decide(
                Usages.usage("a pond", List.of(asset), use, seconds, Quality.STANDARD, "JP"),
                generator);
    LicenseTerms terms = DecidingTest.price(decision).licenses().getFirst();
    BigInteger perSecond =
        BigDecimal.valueOf(price)
            .multiply(BigDecimal.valueOf(use == Use.COMMERCIAL ? 3 : 1))
            .toBigInteger();
    assertThat(BigInteger.valueOf(terms.feeMicros()))
        .isEqualTo(perSecond.multiply(BigInteger.valueOf(seconds)));
    assertThat(terms.shareBps()).isEqualTo(7_000);
    assertThat(terms.ownershipBps()).isEqualTo(10_000);
    assertThat(terms.held().stream().mapToInt(HeldPart::ppm).sum())
        .isEqualTo((10_000 - shareBps) * 100);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    List<UUID> assets = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      assets.add(
          catalogue.asset(
              "Dear " + i,
              claim(tenant("USD"), "*", 10_000, 1_000_000_000_000L, PolicyPreset.OPEN)));
    }
    Usage usage = Usages.usage("a pond", assets, Use.COMMERCIAL, 3_600, Quality.STANDARD, "JP");
    Refused refused = (Refused) catalogue.deciding().decide(usage, generator);
    assertThat(refused.reasons()).extracting(Reason::code).containsExactly(Reasons.UNPRICED);
  }

  @Test
  void aTermsPluginSaysTheFeeInPlaceOfTheListFee() {
    List<UsageFacts> asked = new ArrayList<>();
    UUID asset =
        catalogue.asset(
            "Momotaro",
            claim(
                tenant(true, false, contract("JPY", 7_000, "hash")),
                "*",
                10_000,
                2_500_000,
                PolicyPreset.OPEN));
    FeeSource fees =
        (terms, facts) -> {
          assertThat(terms.hash()).isEqualTo("hash");
          assertThat(terms.maxFeeBps()).isEqualTo(20_000);
          asked.add(facts);
          return new FeeSource.Agreed(1_234_567);
        };
    Granted granted =
        (Granted)
            catalogue
                .deciding(fees)
                .decide(Usages.of(List.of(asset), Use.COMMERCIAL, "JP", "DE"), generator);
    assertThat(granted.price().licenses().getFirst().feeMicros()).isEqualTo(1_234_567);
    assertThat(granted.price().licenses().getFirst().feeCreditMicros()).isEqualTo(1_234_567);
    UsageFacts facts = asked.getFirst();
    assertThat(facts.listFeeMicros()).isEqualTo(75_000_000);
    assertThat(facts.useFactorBps()).isEqualTo(30_000);
    assertThat(facts.ownershipBps()).isEqualTo(10_000);
    assertThat(facts.seconds()).isEqualTo(10);
    assertThat(facts.territories()).containsExactly("DE", "JP");
  }

  @Test
  void aPluginThatFailsRefusesAndSaysNothingOfItsInside() {
    UUID asset = pluginAsset(PolicyPreset.OPEN);
    Refused refused =
        (Refused) catalogue.deciding(NONE).decide(Usages.of(List.of(asset), Use.SHARED), generator);
    Reason reason = refused.reasons().getFirst();
    assertThat(reason.code()).isEqualTo("plugin-failed");
    assertThat(reason.assetId()).contains(asset);
    assertThat(reason.message()).doesNotContain("no plugin");
  }

  @Test
  void noPluginIsAskedWhatAFreeUseCosts() {
    UUID asset = pluginAsset(PolicyPreset.FAN);
    Granted granted =
        (Granted)
            catalogue.deciding(NONE).decide(Usages.of(List.of(asset), Use.PERSONAL), generator);
    assertThat(granted.price().totalMicros()).isEqualTo(20_000_000);
  }

  @Test
  void fewerSecondsCostLessOnTheSameTerms() {
    UUID asset = catalogue.asset("Momotaro", claim(tenant("USD"), PolicyPreset.OPEN));
    Usage usage = Usages.of(List.of(asset), Use.COMMERCIAL);
    Price granted = DecidingTest.price(catalogue.deciding().decide(usage, generator));
    Price four = repriced(catalogue.pricing(NONE), granted, usage, 4);
    assertThat(four.computeMicros()).isEqualTo(8_000_000);
    assertThat(four.licenses().getFirst().feeMicros()).isEqualTo(60_000_000);
    assertThat(four.licenses().getFirst().feeCreditMicros()).isEqualTo(6_000_000_000L);
    assertThat(four.totalMicros()).isEqualTo(6_008_000_000L);
    assertThat(repriced(catalogue.pricing(NONE), granted, usage, 10)).isEqualTo(granted);
  }

  @Property
  void whateverAPluginSaysOfFewerSecondsIsNeverAboveWhatWasGranted(
      @ForAll @IntRange(min = 1, max = 10) int seconds,
      @ForAll @LongRange(max = 1_000_000_000) long first,
      @ForAll @LongRange(max = 1_000_000_000) long later) {
    TestCatalogue catalogue = new TestCatalogue();
    UUID generator = catalogue.generator();
    UUID asset =
        catalogue.asset(
            "Momo", claim(tenant(true, false, contract("USD", 1, "hash")), PolicyPreset.OPEN));
    Usage usage = Usages.of(List.of(asset), Use.SHARED);
    Price granted =
        DecidingTest.price(
            catalogue.deciding((t, f) -> new FeeSource.Agreed(first)).decide(usage, generator));
    Price actual =
        repriced(catalogue.pricing((t, f) -> new FeeSource.Agreed(later)), granted, usage, seconds);
    assertThat(actual.totalMicros()).isLessThanOrEqualTo(granted.totalMicros());
    assertThat(actual.licenses().getFirst().feeMicros())
        .isEqualTo(seconds == 10 ? first : Math.min(first, later));
  }

  @Test
  void aPluginThatFailsWhenSettlingLeavesThePriceUnknown() {
    UUID asset = pluginAsset(PolicyPreset.OPEN);
    Usage usage = Usages.of(List.of(asset), Use.SHARED);
    Price granted =
        DecidingTest.price(
            catalogue.deciding((t, f) -> new FeeSource.Agreed(7)).decide(usage, generator));
    PricingOutcome outcome = catalogue.pricing(NONE).reprice(granted, PricingFacts.of(usage), 3);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PricingOutcome.Unpriced.class,
            unpriced -> assertThat(unpriced.reason().code()).isEqualTo("plugin-failed"));
  }

  @Test
  void moreSecondsThanGrantedOrNoneAreABug() {
    Price granted =
        DecidingTest.price(
            catalogue.deciding().decide(Usages.prompt("a pond", Use.SHARED), generator));
    PricingFacts facts =
        new PricingFacts(Use.SHARED, Quality.STANDARD, new TreeSet<>(List.of("JP")), 10);
    Pricing pricing = catalogue.pricing(NONE);
    assertThatThrownBy(() -> pricing.reprice(granted, facts, 11))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pricing.reprice(granted, facts, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UUID pluginAsset(PolicyPreset preset) {
    return catalogue.asset(
        "Momotaro", claim(tenant(true, false, contract("JPY", 7_000, "hash")), preset));
  }

  private static Price repriced(Pricing pricing, Price granted, Usage usage, int seconds) {
    return ((PricingOutcome.Priced) pricing.reprice(granted, PricingFacts.of(usage), seconds))
        .price();
  }
}
