package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom it concerns what is said at a level. */
class PolicyReachTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");

  @Test
  void onlyAssetsThatSayNothingThemselvesListen() {
    IMPORTS.importRows(
        tenant,
        CatalogImports.row("A", "CHARACTER", "", "", "*", "1"),
        CatalogImports.row("B", "CHARACTER", "", "", "*", "3"),
        CatalogImports.row("C", "CHARACTER", "", "OPEN", "*", "9"),
        "Other,D,CHARACTER,,,*,2");
    UUID work = id("work", "title", "Work");
    PolicyReach.Reach ofWork = reach(new Level.OfWork(work)).orElseThrow();
    assertThat(List.of(ofWork.assets(), ofWork.others())).containsExactly(2L, 1L);
    assertThat(List.of(ofWork.lowest().micros(), ofWork.highest().micros()))
        .containsExactly(1_000_000L, 3_000_000L);
    assertThat(ofWork.above()).isEqualTo(PolicyPreset.CLOSED);
    PolicyReach.Reach ofAll = reach(new Level.OfTenant()).orElseThrow();
    assertThat(List.of(ofAll.assets(), ofAll.others())).containsExactly(3L, 1L);
    PolicyReach.Reach ofAsset = reach(new Level.OfAsset(id("asset", "name", "C"))).orElseThrow();
    assertThat(ofAsset.said()).contains(PolicyPreset.OPEN);
    assertThat(ofAsset.from()).isEqualTo(OwnCatalog.PolicyFrom.NOBODY);
    assertThat(ofAsset.lowest().micros()).isEqualTo(9_000_000);
  }

  @Test
  void whatIsAnothersIsNotThere() {
    IMPORTS.importRows(tenant, CatalogImports.row("A", "CHARACTER", "", "", "*", "1"));
    UUID asset = id("asset", "name", "A");
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    assertThat(reachAs(stranger, new Level.OfAsset(asset))).isEmpty();
    assertThat(reachAs(stranger, new Level.OfWork(id("work", "title", "Work")))).isEmpty();
  }

  @Test
  void rulesWithoutAPresetLeaveTheRestToTheLevelAbove() {
    IMPORTS.importRows(tenant, CatalogImports.row("A", "CHARACTER", "", "", "*", "1"));
    TestTenants.execute(
        DATABASE,
        "insert into policy (id, tenant_id, controls, updated_at) values (gen_random_uuid(), ?, ?,"
            + " now())",
        tenant.value(),
        "{\"zone\":\"Z\",\"rules\":[{\"id\":\"r\",\"name\":\"R\",\"action\":\"BLOCK\"}]}");
    PolicyReach.Reach ofAll = reach(new Level.OfTenant()).orElseThrow();
    assertThat(ofAll.said()).isEmpty();
    assertThat(ofAll.above()).isEqualTo(PolicyPreset.CLOSED);
    PolicyReach.Reach ofWork = reach(new Level.OfWork(id("work", "title", "Work"))).orElseThrow();
    assertThat(ofWork.from()).isEqualTo(OwnCatalog.PolicyFrom.NOBODY);
  }

  @Test
  void aFileAndAChangeOfManyLeaveVersions() {
    IMPORTS.importRows(tenant, CatalogImports.row("A", "CHARACTER", "", "OPEN", "*", "1"));
    IMPORTS.importRows(tenant, CatalogImports.row("A", "CHARACTER", "", "", "*", "1"));
    UUID asset = id("asset", "name", "A");
    ChangingAssets.Typed typed = new ChangingAssets.Typed("POLICY", "FAN");
    ChangingAssets.Selection all = new ChangingAssets.Selection.Chosen(java.util.Set.of(asset));
    TRANSACTIONS.<ChangingAssets.Outcome>run(
        tenant,
        (entities, rows) -> {
          ChangingAssets changing = new ChangingAssets(rows, CatalogImports.CLOCK);
          ChangingAssets.Seen seen = (ChangingAssets.Seen) changing.look(tenant, all, typed);
          return changing.change(tenant, CatalogImports.OWNER, all, typed, seen.mark());
        });
    assertThat(
            TestTenants.<String>value(
                DATABASE,
                "select string_agg(coalesce(preset, '-') || ' ' || how, ', ' order by id) from"
                    + " policy_version where asset_id = ? and said_by is not null",
                asset))
        .isEqualTo("OPEN FILE, - FILE, FAN MANY");
  }

  private Optional<PolicyReach.Reach> reach(Level level) {
    return reachAs(tenant, level);
  }

  private static Optional<PolicyReach.Reach> reachAs(TenantId as, Level level) {
    return TRANSACTIONS.run(as, (entities, rows) -> new PolicyReach(rows).of(as, level));
  }

  private UUID id(String table, String column, String name) {
    return Objects.requireNonNull(
        TestTenants.<UUID>value(
            DATABASE,
            "select id from " + table + " where tenant_id = ? and " + column + " = ?",
            tenant.value(),
            name));
  }
}
