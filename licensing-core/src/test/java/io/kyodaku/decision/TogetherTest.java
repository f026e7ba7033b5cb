package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.NOW;
import static io.kyodaku.decision.TestCatalogue.ruled;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two owners let appear together what each keeps apart, and divide what both ask. */
class TogetherTest {

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();
  private final TenantFacts first = tenant("JPY");
  private final TenantFacts second = tenant("JPY");
  private final UUID momo = Ids.next();
  private final UUID kaguya = Ids.next();

  private static String never(UUID tenant) {
    return "{\"guards\":{\"neverWith\":[\"tenant:" + tenant + "\"]}}";
  }

  private JointFacts agreement(int shareBps, String territories, @Nullable Instant until) {
    return agreement(shareBps, territories, Instant.EPOCH, until);
  }

  private JointFacts agreement(
      int shareBps, String territories, Instant from, @Nullable Instant until) {
    return new JointFacts(
        Ids.next(),
        new JointFacts.Side(first.id(), shareBps),
        new JointFacts.Side(second.id(), 10_000 - shareBps),
        Bits.of(Use.SHARED) | Bits.of(Use.PERSONAL),
        Territories.stored(territories),
        Instant.EPOCH,
        from,
        until);
  }

  private void together(JointFacts agreed) {
    catalogue.asset(
        momo,
        AssetKind.CHARACTER,
        "Momo",
        List.of(new JointFacts.Part(agreed, true)),
        ruled(first, never(second.id()), PolicyPreset.OPEN));
    catalogue.asset(
        kaguya,
        AssetKind.CHARACTER,
        "Kaguya",
        List.of(new JointFacts.Part(agreed, false)),
        ruled(second, never(first.id()), PolicyPreset.OPEN));
  }

  private Decision decided(Use use, String... territories) {
    return catalogue
        .deciding()
        .decide(Usages.of(List.of(momo, kaguya), use, territories), generator);
  }

  private static List<String> codes(Decision decision) {
    return ((Decision.Refused) decision).reasons().stream().map(Reason::code).toList();
  }

  @Test
  void whatBothKeepApartAppearsTogetherWhereTheyAgreed() {
    together(agreement(5_000, "JP|US", null));
    assertThat(decided(Use.SHARED, "JP", "US")).isInstanceOf(Decision.Granted.class);
    assertThat(codes(decided(Use.SHARED, "JP", "DE"))).as("not all territories").hasSize(2);
    assertThat(codes(decided(Use.COMMERCIAL, "JP"))).as("not this use").hasSize(2);
  }

  @Test
  void itHoldsFromItsBeginningToItsEnd() {
    together(agreement(5_000, "*", NOW.plusSeconds(1), null));
    assertThat(decided(Use.SHARED, "JP")).isInstanceOf(Decision.Refused.class);
    together(agreement(5_000, "*", NOW, NOW.plusSeconds(1)));
    assertThat(decided(Use.SHARED, "JP")).isInstanceOf(Decision.Granted.class);
    together(agreement(5_000, "*", Instant.EPOCH, NOW));
    assertThat(decided(Use.SHARED, "JP")).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aThirdBesideThemIsJudgedStill() {
    together(agreement(5_000, "*", null));
    UUID third =
        catalogue.asset("Third", ruled(tenant("JPY"), never(first.id()), PolicyPreset.OPEN));
    Decision decision =
        catalogue
            .deciding()
            .decide(Usages.of(List.of(momo, kaguya, third), Use.SHARED, "JP"), generator);
    assertThat(((Decision.Refused) decision).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.assetId()).contains(third));
  }

  @Test
  void nobodyAgreesWhereAnotherOwnerSpeaks() {
    JointFacts agreed = agreement(5_000, "*", null);
    together(agreed);
    ClaimFacts own = TestCatalogue.claim(second, "*", 10_000, 5_000_000, PolicyPreset.OPEN);
    ClaimFacts others =
        TestCatalogue.claim(tenant("JPY"), "US", 10_000, 5_000_000, PolicyPreset.OPEN);
    catalogue.asset(
        kaguya,
        AssetKind.CHARACTER,
        "Kaguya",
        List.of(new JointFacts.Part(agreed, false)),
        own,
        others);
    assertThat(decided(Use.SHARED, "JP")).isInstanceOf(Decision.Granted.class);
    assertThat(codes(decided(Use.SHARED, "JP", "US"))).containsExactly(CompanyIsWelcome.CODE);
    assertThat(codes(decided(Use.SHARED, "US"))).containsExactly(CompanyIsWelcome.CODE);
  }

  @Test
  void nobodyAgreesAloneAboutWhatItOwnsInPart() {
    JointFacts agreed = agreement(5_000, "*", null);
    together(agreed);
    ClaimFacts own = TestCatalogue.claim(second, "*", 6_000, 5_000_000, PolicyPreset.OPEN);
    ClaimFacts others =
        TestCatalogue.claim(tenant("JPY"), "JP", 4_000, 5_000_000, PolicyPreset.OPEN);
    catalogue.asset(
        kaguya,
        AssetKind.CHARACTER,
        "Kaguya",
        List.of(new JointFacts.Part(agreed, false)),
        own,
        others);
    assertThat(codes(decided(Use.SHARED, "JP")))
        .as("with another")
        .containsExactly(CompanyIsWelcome.CODE);
    assertThat(codes(decided(Use.SHARED, "US")))
        .as("what nobody owns is held")
        .containsExactly(CompanyIsWelcome.CODE);
  }

  @Test
  void anExplanationNamesTheAgreement() {
    JointFacts agreed = agreement(5_000, "*", null);
    together(agreed);
    Explained explained =
        catalogue.deciding().explain(Usages.of(List.of(momo, kaguya), Use.SHARED, "JP"), generator);
    assertThat(explained.steps().getFirst().kind()).isEqualTo(Step.Kind.AGREEMENT);
    assertThat(explained.steps().getFirst().code()).isEqualTo(agreed.wireId());
  }

  @Test
  void whatWouldBeGrantedIsFoundByAnAgreementToo() {
    together(agreement(5_000, "*", NOW.plus(Duration.ofDays(3)), null));
    Explained explained =
        catalogue.deciding().explain(Usages.of(List.of(momo, kaguya), Use.SHARED, "JP"), generator);
    assertThat(explained.alternatives())
        .anySatisfy(
            one ->
                assertThat(one.changes())
                    .containsExactly(new Change.NotBefore(NOW.plus(Duration.ofDays(3)))));
  }

  @Test
  void agreementsWithOthersAreNoMomentsToWaitFor() {
    JointFacts agreed = agreement(5_000, "*", NOW.plus(Duration.ofDays(9)), null);
    together(agreed);
    List<JointFacts.Part> parts = new ArrayList<>(List.of(new JointFacts.Part(agreed, true)));
    for (int day = 1; day < 9; day++) {
      parts.add(
          new JointFacts.Part(
              new JointFacts(
                  Ids.next(),
                  new JointFacts.Side(first.id(), 5_000),
                  new JointFacts.Side(Ids.next(), 5_000),
                  Bits.ALL,
                  Territories.everywhere(),
                  Instant.EPOCH,
                  NOW.plus(Duration.ofDays(day)),
                  null),
              true));
    }
    catalogue.asset(
        momo,
        AssetKind.CHARACTER,
        "Momo",
        parts,
        ruled(first, never(second.id()), PolicyPreset.OPEN));
    assertThat(
            catalogue
                .deciding()
                .explain(Usages.of(List.of(momo, kaguya), Use.SHARED, "JP"), generator)
                .alternatives())
        .anySatisfy(
            one ->
                assertThat(one.changes())
                    .containsExactly(new Change.NotBefore(NOW.plus(Duration.ofDays(9)))));
  }

  @Test
  void feesAreDividedAndTheCreatorPaysTheSame() {
    together(agreement(7_500, "*", null));
    Price price = DecidingTest.price(decided(Use.SHARED, "JP"));
    assertThat(price.licenses())
        .extracting(LicenseTerms::feeMicros)
        .containsExactly(75_000_000L, 25_000_000L);
    assertThat(price.licenses())
        .extracting(Pool::ownCredits)
        .containsExactly(50_000_000L, 50_000_000L);
    assertThat(price.totalMicros()).isEqualTo(100_000_000 + 20_000_000);
  }

  @Test
  void anAssetTakesPartInTheDivisionThatWasAgreedFirst() {
    TenantFacts third = tenant("JPY");
    UUID ume = Ids.next();
    JointFacts early = agreement(6_000, "*", null);
    JointFacts late =
        new JointFacts(
            Ids.next(),
            new JointFacts.Side(first.id(), 1_000),
            new JointFacts.Side(third.id(), 9_000),
            Bits.ALL,
            Territories.everywhere(),
            Instant.EPOCH.plusSeconds(1),
            Instant.EPOCH,
            null);
    together(early);
    catalogue.asset(
        momo,
        AssetKind.CHARACTER,
        "Momo",
        List.of(new JointFacts.Part(late, true), new JointFacts.Part(early, true)),
        ruled(
            first,
            "{\"guards\":{\"neverWith\":[\"tenant:"
                + second.id()
                + "\",\"tenant:"
                + third.id()
                + "\"]}}",
            PolicyPreset.OPEN));
    catalogue.asset(
        ume,
        AssetKind.CHARACTER,
        "Ume",
        List.of(new JointFacts.Part(late, false)),
        TestCatalogue.claim(third, PolicyPreset.OPEN));
    Price price =
        DecidingTest.price(
            catalogue
                .deciding()
                .decide(Usages.of(List.of(momo, kaguya, ume), Use.SHARED, "JP"), generator));
    assertThat(price.licenses())
        .extracting(LicenseTerms::feeMicros)
        .containsExactly(60_000_000L, 40_000_000L, 50_000_000L);
  }

  @Test
  void fewerSecondsAreDividedTheSameWay() {
    together(agreement(3_333, "*", null));
    Price price = DecidingTest.price(decided(Use.SHARED, "JP"));
    PricingFacts facts = PricingFacts.of(Usages.of(List.of(momo, kaguya), Use.SHARED, "JP"));
    PricingOutcome.Priced fewer =
        (PricingOutcome.Priced)
            catalogue
                .pricing((terms, usage) -> new FeeSource.Failed("none"))
                .reprice(price, facts, 7);
    assertThat(fewer.price().licenses())
        .extracting(LicenseTerms::feeMicros)
        .containsExactly(23_331_000L, 46_669_000L);
    assertThat(fewer.price().totalMicros()).isEqualTo(70_000_000 + 14_000_000);
  }
}
