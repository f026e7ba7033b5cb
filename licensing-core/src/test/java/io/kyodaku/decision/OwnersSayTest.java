package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On whom a refusal hangs: nobody learns from it what others said, or of what they own. */
class OwnersSayTest {

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();
  private final TenantFacts one = TestCatalogue.tenant("JPY");
  private final TenantFacts other = TestCatalogue.tenant("JPY");

  private Optional<Concern> concern(List<UUID> assets) {
    Usage usage = Usages.usage("a garden", assets, Use.SHARED, 5, Quality.STANDARD, "JP");
    Decided decided = catalogue.deciding().decideTelling(usage, generator);
    assertThat(decided.decision()).isInstanceOf(Decision.Refused.class);
    return decided.concern().get();
  }

  private UUID asset(String name, TenantFacts owner, PolicyPreset preset) {
    return catalogue.asset(name, TestCatalogue.claim(owner, preset));
  }

  @Test
  void itHangsOnTheOnlyOneWhoBlocksAndTellsOfItsOwnAssetsAlone() {
    UUID closed = asset("Closed", one, PolicyPreset.CLOSED);
    UUID open = asset("Asking", other, PolicyPreset.ASK);
    Concern concern = concern(List.of(closed, open)).orElseThrow();
    assertThat(concern.tenantId()).isEqualTo(one.id());
    assertThat(concern.own().claims()).extracting(OwnSay.OfClaim::assetId).containsExactly(closed);
    assertThat(concern.others()).isEqualTo(Action.ASK);
  }

  @Test
  void whereTwoRefuseNeitherIsToldOfIt() {
    UUID closed = asset("Closed", one, PolicyPreset.CLOSED);
    UUID another = asset("Another", other, PolicyPreset.CLOSED);
    assertThat(concern(List.of(closed, another))).isEmpty();
  }

  @Test
  void whereAnythingElseIsInTheWayItHangsOnNobody() {
    UUID closed = asset("Closed", one, PolicyPreset.CLOSED);
    UUID stopped = catalogue.asset("Stopped", true, TestCatalogue.claim(other, PolicyPreset.OPEN));
    assertThat(concern(List.of(closed, stopped))).isEmpty();
  }

  @Test
  void ofTooManyOwnersNobodyIsLookedAt() {
    List<UUID> assets = new ArrayList<>(List.of(asset("Closed", one, PolicyPreset.CLOSED)));
    for (int owner = 1; owner < OwnersSay.OWNERS_AT_MOST; owner++) {
      assets.add(asset("Open " + owner, TestCatalogue.tenant("JPY"), PolicyPreset.OPEN));
    }
    assertThat(concern(assets)).isPresent();
    assets.add(asset("One more", other, PolicyPreset.OPEN));
    assertThat(concern(assets)).isEmpty();
  }

  @Test
  void companyIsToldOfAmongTheOwnersAssetsOnly() {
    UUID theirs = asset("Theirs", other, PolicyPreset.OPEN);
    UUID mine = asset("Mine", one, PolicyPreset.OPEN);
    assertThat(concern(List.of(apartFrom(theirs), theirs))).isEmpty();
    UUID apart = apartFrom(mine);
    assertThat(concern(List.of(apart, mine, theirs)).map(Concern::own))
        .hasValueSatisfying(
            own -> {
              assertThat(own.decidedBy()).isEqualTo(CompanyIsWelcome.CODE);
              assertThat(own.claims())
                  .extracting(OwnSay.OfClaim::assetId)
                  .containsExactly(apart, mine);
            });
  }

  private UUID apartFrom(UUID company) {
    return catalogue.asset(
        "Apart from " + company,
        TestCatalogue.ruled(
            one, "{\"guards\":{\"neverWith\":[\"asset:" + company + "\"]}}", PolicyPreset.OPEN));
  }
}
