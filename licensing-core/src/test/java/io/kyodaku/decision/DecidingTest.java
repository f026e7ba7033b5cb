package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.NOW;
import static io.kyodaku.decision.TestCatalogue.claim;
import static io.kyodaku.decision.TestCatalogue.contract;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Decision.Granted;
import io.kyodaku.decision.Decision.NeedsApproval;
import io.kyodaku.decision.Decision.Refused;
import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidingTest {

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();

  /** Ten seconds at 5 yen, where a yen is a credit; compute is 20 credits. */
  @ParameterizedTest
  @CsvSource({
    "CLOSED, PERSONAL,   refused,  0",
    "CLOSED, SHARED,     refused,  0",
    "CLOSED, COMMERCIAL, refused,  0",
    "FAN,    PERSONAL,   granted,  0",
    "FAN,    SHARED,     granted,  50",
    "FAN,    COMMERCIAL, refused,  0",
    "OPEN,   PERSONAL,   granted,  50",
    "OPEN,   SHARED,     granted,  50",
    "OPEN,   COMMERCIAL, granted,  150",
    "ASK,    PERSONAL,   asks,     50",
    "ASK,    SHARED,     asks,     50",
    "ASK,    COMMERCIAL, asks,     150",
  })
  void everyPresetAnswersEveryUse(PolicyPreset preset, Use use, String answer, long feeCredits) {
    catalogue.asset("Momotaro", claim(tenant("JPY"), preset));
    Decision decision = decide(Usages.prompt("Momotaro fights", use));
    assertThat(kind(decision)).isEqualTo(answer);
    if (!(decision instanceof Refused)) {
      Price price = price(decision);
      assertThat(price.computeMicros()).isEqualTo(20_000_000);
      assertThat(price.licenses().getFirst().feeCreditMicros()).isEqualTo(feeCredits * 1_000_000);
      assertThat(price.licenses().getFirst().feeMicros()).isEqualTo(feeCredits * 1_000_000);
      assertThat(price.totalMicros()).isEqualTo((20 + feeCredits) * 1_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, OPEN, OPEN, refused",
    "OPEN, CLOSED, CLOSED, granted",
    "ASK, OPEN, CLOSED, asks",
    "FAN, CLOSED, OPEN, granted"
  })
  void theRulesOfTheAssetComeBeforeThoseOfItsWorkAndOfItsTenant(
      PolicyPreset ofAsset, PolicyPreset ofWork, PolicyPreset ofTenant, String answer) {
    catalogue.asset("Momotaro", claim(tenant("JPY"), ofAsset, ofWork, ofTenant));
    assertThat(kind(decide(Usages.prompt("Momotaro", Use.PERSONAL)))).isEqualTo(answer);
  }

  @Test
  void whereNobodySaysAnythingItIsBlocked() {
    UUID asset = catalogue.asset("Momotaro", claim(tenant("JPY")));
    Refused refused = refused(Usages.prompt("Momotaro", Use.PERSONAL));
    assertThat(refused.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("not-allowed");
              assertThat(reason.assetId()).contains(asset);
              assertThat(reason.ruleId()).isEmpty();
              assertThat(reason.remedy()).isEmpty();
            });
  }

  @Test
  void aRuleThatBlocksIsNamedAndSoAreTheUsesThatItDoesNotBlock() {
    catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.FAN));
    Reason reason = refused(Usages.prompt("Momotaro", Use.COMMERCIAL)).reasons().getFirst();
    assertThat(reason.ruleId())
        .hasValueSatisfying(id -> assertThat(id).endsWith(":FAN:COMMERCIAL"));
    assertThat(reason.message()).contains("Momotaro");
    assertThat(reason.remedy()).contains("Ask for PERSONAL or SHARED use.");
  }

  @Test
  void aPromptWithoutRegisteredAssetsCostsItsCompute() {
    catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.CLOSED));
    Granted granted =
        (Granted)
            decide(
                Usages.usage(
                    "a dog on a beach", List.of(), Use.COMMERCIAL, 7, Quality.PREMIUM, "DE"));
    assertThat(granted.price().licenses()).isEmpty();
    assertThat(granted.price().totalMicros()).isEqualTo(35_000_000);
    assertThat(granted.obligations()).isEmpty();
    assertThat(granted.matches()).isEmpty();
    assertThat(granted.snapshotVersion()).isEqualTo(TestCatalogue.VERSION);
  }

  @Test
  void anAssetNamedByIdAndFoundInThePromptIsLicensedOnce() {
    UUID asset = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.OPEN));
    Granted granted =
        (Granted)
            decide(
                Usages.usage(
                    "Momotaro and MOMOTARO",
                    List.of(asset, asset),
                    Use.SHARED,
                    1,
                    Quality.STANDARD,
                    "JP"));
    assertThat(granted.price().licenses()).hasSize(1);
    assertThat(granted.matches())
        .containsExactly(
            new Match(asset, "Momotaro", "Momotaro", 0, 8),
            new Match(asset, "Momotaro", "Momotaro", 13, 21));
  }

  @Test
  void anAssetNamedByIdNeedNotStandInThePrompt() {
    UUID asset = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.CLOSED));
    assertThat(kind(decide(Usages.of(List.of(asset), Use.PERSONAL)))).isEqualTo("refused");
  }

  @Test
  void theStrictestWinsOverAllAssetsAndEachThatStandsInTheWayIsNamed() {
    UUID open = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID asks = catalogue.asset("Kaguya", claim(tenant("USD"), PolicyPreset.ASK));
    UUID closed = catalogue.asset("Alice", claim(tenant("EUR"), PolicyPreset.CLOSED));
    UUID alsoClosed = catalogue.asset("Dracula", claim(tenant("EUR"), PolicyPreset.FAN));
    assertThat(kind(decide(Usages.of(List.of(open), Use.COMMERCIAL)))).isEqualTo("granted");
    assertThat(kind(decide(Usages.of(List.of(open, asks), Use.COMMERCIAL)))).isEqualTo("asks");
    Refused refused = refused(Usages.of(List.of(open, asks, closed, alsoClosed), Use.COMMERCIAL));
    assertThat(refused.reasons())
        .extracting(reason -> reason.assetId().orElseThrow())
        .containsExactly(closed, alsoClosed);
  }

  @Test
  void onlyTheOwnersThatAskAreAsked() {
    TenantFacts asking = tenant("USD");
    UUID open = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID asks = catalogue.asset("Kaguya", claim(asking, PolicyPreset.ASK));
    NeedsApproval needs = (NeedsApproval) decide(Usages.of(List.of(open, asks), Use.SHARED));
    assertThat(needs.approvers()).containsExactly(asking.id());
    assertThat(needs.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.assetId()).contains(asks));
    assertThat(needs.price().licenses()).hasSize(2);
  }

  @Test
  void allOwnersOfOneAssetAreHeard() {
    TenantFacts first = tenant("JPY");
    TenantFacts second = tenant("USD");
    UUID asset =
        catalogue.asset(
            "Momotaro",
            claim(first, "*", 6_000, 5_000_000, PolicyPreset.OPEN),
            claim(second, "*", 4_000, 1_000_000, PolicyPreset.OPEN));
    Granted granted = (Granted) decide(Usages.of(List.of(asset), Use.SHARED));
    assertThat(granted.price().licenses())
        .extracting(LicenseTerms::tenantId)
        .containsExactly(first.id(), second.id());
    assertThat(granted.price().licenses())
        .extracting(LicenseTerms::feeMicros)
        .containsExactly(30_000_000L, 4_000_000L);
    assertThat(granted.price().licenses())
        .extracting(LicenseTerms::feeCreditMicros)
        .containsExactly(30_000_000L, 400_000_000L);
  }

  @Test
  void onlyClaimsWhereTheResultIsShownCount() {
    TenantFacts inJapan = tenant("JPY");
    TenantFacts inAmerica = tenant("USD");
    UUID asset =
        catalogue.asset(
            "Momotaro",
            claim(inJapan, "JP|KR", 10_000, 5_000_000, PolicyPreset.OPEN),
            claim(inAmerica, "US", 10_000, 1_000_000, PolicyPreset.CLOSED));
    assertThat(kind(decide(Usages.of(List.of(asset), Use.SHARED, "JP")))).isEqualTo("granted");
    assertThat(kind(decide(Usages.of(List.of(asset), Use.SHARED, "JP", "KR"))))
        .isEqualTo("granted");
    assertThat(kind(decide(Usages.of(List.of(asset), Use.SHARED, "JP", "US"))))
        .isEqualTo("refused");
  }

  @Test
  void aTerritoryThatNobodyClaimsRefuses() {
    UUID asset =
        catalogue.asset(
            "Momotaro", claim(tenant("JPY"), "JP", 10_000, 5_000_000, PolicyPreset.OPEN));
    Reason reason =
        refused(Usages.of(List.of(asset), Use.SHARED, "JP", "US", "FR")).reasons().getFirst();
    assertThat(reason.code()).isEqualTo(TerritoriesAreClaimed.CODE);
    assertThat(reason.message()).isEqualTo("Momotaro can't be licensed in FR, US.");
    assertThat(codes(refused(Usages.of(List.of(catalogue.asset("Nobody")), Use.SHARED))))
        .containsExactly(TerritoriesAreClaimed.CODE);
  }

  @Test
  void whatIsNotRegisteredIsRefusedWhenNamedById() {
    assertThat(codes(refused(Usages.of(List.of(Ids.next()), Use.PERSONAL))))
        .containsExactly(AssetsAreKnown.CODE);
  }

  @Test
  void aStopOverridesEveryRule() {
    UUID stopped = catalogue.asset("Momotaro", true, claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID ofStopped =
        catalogue.asset(
            "Kaguya", claim(tenant(true, true, contract("JPY", 1, null)), PolicyPreset.OPEN));
    assertThat(codes(refused(Usages.of(List.of(stopped), Use.PERSONAL))))
        .containsExactly(NothingIsStopped.CODE);
    assertThat(codes(refused(Usages.of(List.of(ofStopped), Use.PERSONAL))))
        .containsExactly(NothingIsStopped.CODE);
  }

  @Test
  void anOwnerThatIsNotVerifiedLicensesNothingButIsRecognised() {
    catalogue.asset(
        "Momotaro", claim(tenant(false, false, contract("JPY", 1, null)), PolicyPreset.OPEN));
    Refused refused = refused(Usages.prompt("Momotaro", Use.PERSONAL));
    assertThat(codes(refused)).containsExactly(OwnersAreVerified.CODE);
    assertThat(refused.matches()).hasSize(1);
  }

  @Test
  void anOwnerWithoutAContractInForceLicensesNothing() {
    Instant tomorrow = NOW.plusSeconds(86_400);
    UUID none = catalogue.asset("Momotaro", claim(tenant(true, false, null), PolicyPreset.OPEN));
    UUID later =
        catalogue.asset(
            "Kaguya",
            claim(tenant(true, false, contract("JPY", 1, null, tomorrow)), PolicyPreset.OPEN));
    UUID fromNow =
        catalogue.asset(
            "Alice", claim(tenant(true, false, contract("JPY", 1, null, NOW)), PolicyPreset.OPEN));
    assertThat(codes(refused(Usages.of(List.of(none), Use.PERSONAL))))
        .containsExactly(ContractsAreInForce.CODE);
    assertThat(codes(refused(Usages.of(List.of(later), Use.PERSONAL))))
        .containsExactly(ContractsAreInForce.CODE);
    assertThat(kind(decide(Usages.of(List.of(fromNow), Use.PERSONAL)))).isEqualTo("granted");
  }

  @Test
  void aPriceInACurrencyThatTheContractDoesNotHaveIsRefused() {
    TenantFacts swiss = tenant(true, false, contract("CHF", 1, null));
    UUID asset = catalogue.asset("Heidi", claim(swiss, PolicyPreset.OPEN));
    assertThat(codes(refused(Usages.of(List.of(asset), Use.PERSONAL))))
        .containsExactly(CurrenciesHaveAPar.CODE);
  }

  @Test
  void aGeneratorThatIsDisabledUnknownOrWithoutRatesGeneratesNothing() {
    UUID disabled = catalogue.generator(true, new Rates(Ids.next(), Instant.EPOCH, 1, 1));
    UUID withoutRates = catalogue.generator(false);
    UUID later = catalogue.generator(false, new Rates(Ids.next(), NOW.plusSeconds(1), 1, 1));
    Usage usage = Usages.prompt("a garden", Use.PERSONAL);
    assertThat(codes((Refused) catalogue.deciding().decide(usage, disabled)))
        .containsExactly(GeneratorMayWork.DISABLED);
    assertThat(codes((Refused) catalogue.deciding().decide(usage, Ids.next())))
        .containsExactly(GeneratorMayWork.DISABLED);
    assertThat(codes((Refused) catalogue.deciding().decide(usage, withoutRates)))
        .containsExactly(GeneratorMayWork.NO_RATE_CARD);
    assertThat(codes((Refused) catalogue.deciding().decide(usage, later)))
        .containsExactly(GeneratorMayWork.NO_RATE_CARD);
  }

  @Test
  void theNewestRatesThatHaveBegunCount() {
    UUID generator =
        catalogue.generator(
            false,
            new Rates(Ids.next(), NOW.plusSeconds(1), 9, 9),
            new Rates(Ids.next(), NOW, 3, 4),
            new Rates(Ids.next(), Instant.EPOCH, 1, 2));
    Granted granted =
        (Granted) catalogue.deciding().decide(Usages.prompt("a pond", Use.SHARED), generator);
    assertThat(granted.price().computePerSecondMicros()).isEqualTo(3);
  }

  @Test
  void whoeverIsRefusedHearsOfEverythingAtOnce() {
    UUID asset =
        catalogue.asset(
            "Momotaro",
            true,
            claim(tenant(false, true, null), "JP", 10_000, 1, PolicyPreset.CLOSED));
    Refused refused =
        (Refused)
            catalogue
                .deciding()
                .decide(Usages.of(List.of(asset, Ids.next()), Use.SHARED, "JP", "US"), Ids.next());
    assertThat(codes(refused))
        .containsExactly(
            GeneratorMayWork.DISABLED,
            AssetsAreKnown.CODE,
            NothingIsStopped.CODE,
            OwnersAreVerified.CODE,
            ContractsAreInForce.CODE,
            TerritoriesAreClaimed.CODE,
            Reasons.NOT_ALLOWED);
  }

  @Test
  void obligationsAddUpAndAreSaidOnce() {
    UUID one = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID other = catalogue.asset("Kaguya", claim(tenant("JPY"), PolicyPreset.FAN));
    Granted granted = (Granted) decide(Usages.of(List.of(one, other), Use.PERSONAL));
    assertThat(granted.obligations()).containsExactly("attribution");
  }

  @Test
  void aNodeThatHasLostTouchDecidesNothing() {
    SnapshotHolder holder = catalogue.holder();
    long[] now = {0};
    SnapshotHolder aging =
        new SnapshotHolder(new org.postgresql.ds.PGSimpleDataSource(), () -> now[0]);
    Deciding deciding =
        new Deciding(
            aging,
            new Pricing(aging, (t, f) -> new FeeSource.Agreed(0)),
            TestCatalogue.UNKNOWN_AGES,
            TestCatalogue.CLOCK);
    Usage usage = Usages.prompt("a pond", Use.SHARED);
    assertThatThrownBy(() -> deciding.decide(usage, generator))
        .isInstanceOf(OutOfTouchException.class);
    aging.swap(holder.current(), 0);
    now[0] = SnapshotHolder.OUT_OF_TOUCH_AFTER.toNanos();
    assertThat(kind(deciding.decide(usage, generator))).isEqualTo("granted");
    now[0]++;
    assertThatThrownBy(() -> deciding.decide(usage, generator))
        .isInstanceOf(OutOfTouchException.class);
    assertThat(aging.isInTouch()).isFalse();
    assertThat(aging.confirm(TestCatalogue.VERSION, now[0])).isTrue();
    assertThat(kind(deciding.decide(usage, generator))).isEqualTo("granted");
  }

  private Decision decide(Usage usage) {
    return catalogue.deciding().decide(usage, generator);
  }

  private Refused refused(Usage usage) {
    return (Refused) decide(usage);
  }

  static String kind(Decision decision) {
    return switch (decision) {
      case Granted unused -> "granted";
      case NeedsApproval unused -> "asks";
      case Refused unused -> "refused";
    };
  }

  static Price price(Decision decision) {
    return switch (decision) {
      case Granted granted -> granted.price();
      case NeedsApproval needs -> needs.price();
      case Refused refused -> throw new AssertionError(refused);
    };
  }

  private static List<String> codes(Refused refused) {
    return refused.reasons().stream().map(Reason::code).toList();
  }
}
