package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTenants;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidingAliasTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final TenantId first = TestTenants.verified(DATABASE, "JPY");
  private final TenantId newcomer = TestTenants.verified(DATABASE, "USD");
  private final UUID operator = TestTenants.account(DATABASE);
  private final String name = "Sherlock " + Ids.next();

  DecidingAliasTest() {
    String row = "Work,Detective,CHARACTER,en:" + name + ",FAN,*,1";
    IMPORTS.importRows(first, row);
    IMPORTS.importRows(newcomer, row);
  }

  @Test
  void theOperatorSeesWhoWantsWhatIsWhose() {
    AliasCollisions.Collision collision =
        new AliasCollisions(DATABASE.admin())
            .waiting(0).stream()
                .filter(one -> one.waiting().aliasId().equals(alias(newcomer)))
                .findFirst()
                .orElseThrow();
    assertThat(collision.waiting().tenantId()).isEqualTo(newcomer);
    assertThat(collision.live())
        .extracting(AliasCollisions.NameInUse::tenantId)
        .containsExactly(first);
  }

  @Test
  void approvedBothAreLiveAndItIsWrittenDown() {
    assertThat(decide(alias(newcomer), new DecidingAlias.Verdict.Approve()))
        .isEqualTo(new DecidingAlias.Decided(AliasStatus.LIVE));
    assertThat(status(newcomer)).isEqualTo("LIVE");
    assertThat(status(first)).isEqualTo("LIVE");
    assertThat(audited("alias-approved")).contains(name);
  }

  @Test
  void rejectedItStaysOutAndTheReasonIsWrittenDown() {
    assertThat(reject("It is theirs.")).isEqualTo(new DecidingAlias.Decided(AliasStatus.REJECTED));
    assertThat(status(newcomer)).isEqualTo("REJECTED");
    assertThat(status(first)).isEqualTo("LIVE");
    assertThat(audited("alias-rejected")).contains("It is theirs.");
  }

  @Test
  void theOwnersOfTheNameAreToldAndNobodyElse() {
    UUID owner = TestMail.owner(DATABASE, newcomer, "ja");
    UUID other = TestMail.owner(DATABASE, first, "en");
    reject("It is theirs.");

    assertThat(TestMail.to(DATABASE, owner)).hasSize(1);
    assertThat(TestMail.to(DATABASE, owner).getFirst().subject()).isEqualTo("名前の使用は認められませんでした");
    assertThat(TestMail.to(DATABASE, owner).getFirst().body())
        .contains(name, "Detective", "It is theirs.", "/asset?id=asset_");
    assertThat(TestMail.to(DATABASE, other)).isEmpty();
  }

  @Test
  void ownersAreToldThatTheirNameIsLive() {
    UUID owner = TestMail.owner(DATABASE, newcomer, "en");
    decide(alias(newcomer), new DecidingAlias.Verdict.Approve());
    decide(alias(newcomer), new DecidingAlias.Verdict.Approve());
    assertThat(TestMail.to(DATABASE, owner)).hasSize(1);
    assertThat(TestMail.to(DATABASE, owner).getFirst().body()).contains("“" + name + "”");
  }

  @Test
  void whatWasDecidedIsNotDecidedAgain() {
    decide(alias(newcomer), new DecidingAlias.Verdict.Approve());
    assertThat(reject("Too late.")).isEqualTo(new DecidingAlias.NotPending(AliasStatus.LIVE));
    assertThat(decide(alias(first), new DecidingAlias.Verdict.Approve()))
        .isEqualTo(new DecidingAlias.NotPending(AliasStatus.LIVE));
    assertThat(decide(Ids.next(), new DecidingAlias.Verdict.Approve()))
        .isEqualTo(new DecidingAlias.NotFound());
  }

  @Test
  void aRejectionNeedsAReason() {
    assertThat(reject(null)).isInstanceOf(DecidingAlias.Invalid.class);
    assertThat(reject(" ")).isInstanceOf(DecidingAlias.Invalid.class);
    assertThat(reject("x".repeat(1_001))).isInstanceOf(DecidingAlias.Invalid.class);
    assertThat(status(newcomer)).isEqualTo("PENDING");
  }

  @Test
  void anImportAfterwardsLeavesTheDecisionAlone() {
    reject("No.");
    Imports.Summary again =
        IMPORTS.importRows(newcomer, "Work,Detective,CHARACTER,en:" + name + ",FAN,*,1").summary();
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(status(newcomer)).isEqualTo("REJECTED");
  }

  @Test
  void aNameOfADisputedAssetIsDecidedWithTheConflictAlone() {
    TestTenants.execute(
        DATABASE,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) select gen_random_uuid(), ?, asset_id,"
            + " 10000, '*', 1, 'JPY', 'LIVE' from alias where tenant_id = ?",
        newcomer.value(),
        first.value());
    assertThat(decide(alias(newcomer), new DecidingAlias.Verdict.Approve()))
        .isInstanceOf(DecidingAlias.Disputed.class);
    assertThat(reject("No.")).isInstanceOf(DecidingAlias.Disputed.class);
    assertThat(status(newcomer)).isEqualTo("PENDING");
    assertThat(status(first)).isEqualTo("LIVE");
  }

  private DecidingAlias.Outcome decide(UUID alias, DecidingAlias.Verdict verdict) {
    return new DecidingAlias(DATABASE.admin(), CatalogImports.CLOCK)
        .decide(operator, alias, verdict);
  }

  private DecidingAlias.Outcome reject(@Nullable String reason) {
    return decide(alias(newcomer), new DecidingAlias.Verdict.Reject(reason));
  }

  private static UUID alias(TenantId tenant) {
    return Objects.requireNonNull(
        TestTenants.<UUID>value(
            DATABASE, "select id from alias where tenant_id = ?", tenant.value()));
  }

  private static @Nullable String status(TenantId tenant) {
    return TestTenants.value(
        DATABASE, "select status from alias where tenant_id = ?", tenant.value());
  }

  private @Nullable String audited(String action) {
    return TestTenants.value(
        DATABASE,
        "select detail from audit_entry where tenant_id = ? and action = ? and actor_id = ?",
        newcomer.value(),
        action,
        operator);
  }
}
