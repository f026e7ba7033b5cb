package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ownership.AssertedShare;
import io.kyodaku.ownership.DecidingAssertion;
import io.kyodaku.ownership.Move;
import io.kyodaku.ownership.MovingConflict;
import io.kyodaku.rule.Territories;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A conflict from the rows to the decision: on a node that reads what changed, and years later. */
class DisputedAssetTest {

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId holder = licensing();
  private final TenantId asserting = licensing();
  private final UUID operator = TestTenants.account(database);
  private final UUID generator = TestLicensing.generator(database);
  private final UUID asset =
      TestLicensing.asset(
          database,
          holder,
          TestLicensing.work(database, holder),
          "Momo" + Ids.next().toString().replace("-", ""),
          "JP|US",
          5_000_000,
          "JPY");
  private final SnapshotLoader loader = new SnapshotLoader(database.reader(), Runnable::run);
  private final MovingConflict moving = new MovingConflict(database.admin(), Clock.systemUTC());

  private TenantId licensing() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    TestLicensing.contract(database, tenant, "JPY");
    return tenant;
  }

  private UUID dispute(String preset) {
    DecidingAssertion.Outcome made =
        new DecidingAssertion(database.admin(), Clock.systemUTC())
            .claimFor(
                operator,
                asserting,
                asset,
                new AssertedShare.Form("100", "US", "5", preset, "A deed"));
    return ((DecidingAssertion.Admitted) made).conflicts().getFirst();
  }

  @Test
  void whereItIsDisputedBothLicenseHalfAndAllOfItIsHeld() {
    loader.load();
    UUID conflict = dispute("OPEN");
    AssetFacts there = facts(loader.load());
    assertThat(there.claims()).hasSize(2);
    for (ClaimFacts claim : there.claims()) {
      assertThat(there.ownership().licensed(claim.id(), where("US")))
          .isEqualTo(
              new Ownership.Licensed(
                  5_000, List.of(new HeldPart(Optional.of(conflict), 1_000_000))));
    }
    assertThat(there.ownership().licensed(claimOf(there, holder), where("JP")))
        .isEqualTo(new Ownership.Licensed(10_000, List.of()));
  }

  @Test
  void theStrictestPolicyOfBothHoldsThereAndNowhereElse() {
    TestLicensing.policyOfAsset(database, holder, asset, "OPEN");
    loader.load();
    UUID conflict = dispute("CLOSED");
    assertThat(decided("US")).isEqualTo("refused");
    assertThat(decided("JP")).isEqualTo("granted");
    assertThat(moving.byParty(operator, conflict, new Move.Release(asserting, "")))
        .isInstanceOf(MovingConflict.Done.class);
    assertThat(decided("US")).isEqualTo("granted");
  }

  @Test
  void whatOwnersEditMeanwhileChangesNothingOfWhatIsDisputed() {
    UUID conflict = dispute("OPEN");
    execute(
        database,
        "update ownership_claim set territories = 'JP' where tenant_id = ? and asset_id = ?",
        holder.value(),
        asset);
    AssetFacts there = facts(loader.load());
    assertThat(there.ownership().licensed(claimOf(there, holder), where("US")).held())
        .containsExactly(new HeldPart(Optional.of(conflict), 1_000_000));
  }

  @Test
  void whatHeldAtAnEarlierVersionIsKnownStill() {
    UUID conflict = dispute("OPEN");
    long version = loader.load().version();
    moving.byParty(operator, conflict, new Move.Release(holder, ""));
    AssetFacts now = facts(loader.load());
    assertThat(now.ownership().licensed(claimOf(now, asserting), where("US")))
        .isEqualTo(new Ownership.Licensed(10_000, List.of()));
    assertThat(now.claims())
        .filteredOn(claim -> claim.tenant().id().equals(holder.value()))
        .singleElement()
        .extracting(ClaimFacts::territories)
        .isEqualTo(where("JP"));
    AssetFacts then =
        facts(new SnapshotArchive(database.reader()).at(version, List.of(asset), generator));
    assertThat(then.ownership().licensed(claimOf(then, holder), where("US")))
        .isEqualTo(
            new Ownership.Licensed(5_000, List.of(new HeldPart(Optional.of(conflict), 1_000_000))));
  }

  private AssetFacts facts(Snapshot snapshot) {
    return snapshot.asset(asset).orElseThrow();
  }

  private static UUID claimOf(AssetFacts asset, TenantId tenant) {
    return asset.claims().stream()
        .filter(claim -> claim.tenant().id().equals(tenant.value()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String decided(String territory) {
    Snapshot snapshot = loader.load();
    SnapshotHolder snapshots = new SnapshotHolder(database.reader(), () -> 0);
    snapshots.swap(snapshot, 0);
    Deciding deciding =
        new Deciding(
            snapshots,
            new Pricing(snapshots, (terms, facts) -> new FeeSource.Failed("there is no plugin")),
            TestCatalogue.UNKNOWN_AGES,
            Clock.systemUTC());
    return DecidingTest.kind(
        deciding.decide(
            Usages.of(List.of(asset), io.kyodaku.rule.Use.SHARED, territory), generator));
  }

  private static Territories where(String territories) {
    return Territories.stored(territories);
  }
}
