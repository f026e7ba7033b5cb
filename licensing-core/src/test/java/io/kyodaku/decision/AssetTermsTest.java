package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.CLOCK;
import static io.kyodaku.decision.TestCatalogue.claim;
import static io.kyodaku.decision.TestCatalogue.contract;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssetTermsTest {

  private final TestCatalogue catalogue = new TestCatalogue();

  @Test
  void eachUseIsShownWithItsListPriceInMoneyAndCredits() {
    UUID asset =
        catalogue.asset("Alice", claim(tenant("USD"), "US|GB", 10_000, 150_000, PolicyPreset.OPEN));
    List<AssetTerms.Term> terms = terms(asset);
    assertThat(terms)
        .extracting(AssetTerms.Term::use)
        .containsExactly(Use.PERSONAL, Use.SHARED, Use.COMMERCIAL);
    assertThat(terms)
        .extracting(AssetTerms.Term::listFeePerSecondMicros)
        .containsExactly(150_000L, 150_000L, 450_000L);
    assertThat(terms)
        .extracting(AssetTerms.Term::creditMicrosPerSecond)
        .containsExactly(15_000_000L, 15_000_000L, 45_000_000L);
    assertThat(terms)
        .allSatisfy(term -> assertThat(term.territories()).containsExactly("GB", "US"));
  }

  @Test
  void whatIsFreeAndWhatIsBlockedCostsNothing() {
    UUID asset = catalogue.asset("Momotaro", claim(tenant("JPY"), PolicyPreset.FAN));
    List<AssetTerms.Term> terms = terms(asset);
    assertThat(terms)
        .extracting(AssetTerms.Term::action)
        .containsExactly(Action.ALLOW, Action.ALLOW, Action.BLOCK);
    assertThat(terms)
        .extracting(AssetTerms.Term::creditMicrosPerSecond)
        .containsExactly(0L, 5_000_000L, 0L);
    assertThat(terms).allSatisfy(term -> assertThat(term.territories()).containsExactly("*"));
  }

  @Test
  void everyOwnerHasItsOwnTerms() {
    UUID asset =
        catalogue.asset(
            "Dracula",
            claim(tenant("EUR"), PolicyPreset.ASK),
            claim(tenant("JPY"), PolicyPreset.CLOSED));
    assertThat(terms(asset))
        .extracting(AssetTerms.Term::action)
        .containsExactly(
            Action.ASK, Action.ASK, Action.ASK, Action.BLOCK, Action.BLOCK, Action.BLOCK);
  }

  @Test
  void whatCannotBeLicensedNowHasNoTerms() {
    UUID stopped = catalogue.asset("A", true, claim(tenant("JPY"), PolicyPreset.OPEN));
    UUID unverified =
        catalogue.asset(
            "B", claim(tenant(false, false, contract("JPY", 7_000, null)), PolicyPreset.OPEN));
    UUID ownerStopped =
        catalogue.asset(
            "C", claim(tenant(true, true, contract("JPY", 7_000, null)), PolicyPreset.OPEN));
    UUID datedAhead =
        catalogue.asset(
            "D",
            claim(
                tenant(
                    true,
                    false,
                    contract("JPY", 7_000, null, TestCatalogue.NOW.plus(Duration.ofDays(1)))),
                PolicyPreset.OPEN));
    assertThat(List.of(stopped, unverified, ownerStopped, datedAhead, Ids.next()))
        .allSatisfy(asset -> assertThat(terms(asset)).isEmpty());
  }

  private List<AssetTerms.Term> terms(UUID asset) {
    return new AssetTerms(catalogue.holder(), CLOCK).of(asset);
  }
}
