package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.ConnectingPayoutAccount.Outcome;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutAccountTest {

  private static final String CAPABILITY =
      "v2.core.account[configuration.recipient].capability_status_updated";

  private final TestDatabase database = TestDatabase.fresh();
  private StripeStage stage;
  private ConnectingPayoutAccount connecting;
  private ProcessingStripeEvents processing;

  @BeforeAll
  void open() {
    stage = StripeStage.open(database);
    connecting = new ConnectingPayoutAccount(database.admin(), stage.gateway, stage.clock);
    processing =
        new ProcessingStripeEvents(
            database.admin(),
            List.of(new UpdatingPayoutAccount(stage.gateway, stage.clock)),
            stage.clock);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private Outcome connect(TenantId tenant) {
    return connecting.connect(
        tenant,
        "owner@tenant.example",
        URI.create("http://127.0.0.1:1/back"),
        URI.create("http://127.0.0.1:1/again"));
  }

  private List<String> accounts(TenantId tenant) {
    return stage.texts(
        "select stripe_account from payout_account where tenant_id = ?", tenant.value());
  }

  private String status(TenantId tenant) {
    return stage.text("select status from payout_account where tenant_id = ?", tenant.value());
  }

  @Test
  void itIsPendingUntilItsOwnerHasToldStripeAndActiveThen() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    assertThat(connect(tenant)).isInstanceOf(Outcome.Onboarding.class);
    assertThat(status(tenant)).isEqualTo("PENDING");
    String account = accounts(tenant).getFirst();

    int before = stage.texts("select id from stripe_event where type = ?", CAPABILITY).size();
    stage.control("accounts/" + account + "/onboard", Map.of());
    stage.await(CAPABILITY, before + 2);
    processing.run("");
    assertThat(status(tenant)).isEqualTo("ACTIVE");

    stage.control("accounts/" + account + "/onboard", Map.of("outcome", "restrict"));
    stage.await(CAPABILITY, before + 4);
    processing.run("");
    assertThat(status(tenant)).isEqualTo("RESTRICTED");
    assertThat(stage.text("select reason from payout_account where tenant_id = ?", tenant.value()))
        .contains("restricted_other");
  }

  @Test
  void aFailedVerificationBeforeTheFirstSuccessIsStillPending() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    stage.control(
        "accounts/" + accounts(tenant).getFirst() + "/onboard", Map.of("outcome", "fail"));
    connect(tenant);
    assertThat(status(tenant)).isEqualTo("PENDING");
  }

  @Test
  void anOldEventDoesNotTakeBackWhatIsSoNow() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    String account = accounts(tenant).getFirst();
    stage.control("accounts/" + account + "/onboard", Map.of("outcome", "fail"));
    stage.control("accounts/" + account + "/onboard", Map.of());
    connect(tenant);
    assertThat(status(tenant)).isEqualTo("ACTIVE");
    processing.run("");
    assertThat(status(tenant)).isEqualTo("ACTIVE");
  }

  @Test
  void whileStripeIsAskedNothingIsHeld() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    String account = accounts(tenant).getFirst();
    Runnable nothingIsHeld = () -> assertThat(stage.idleInTransaction()).isEqualTo("0");
    stage.whileStripeIsSlow(
        "GET", "/v2/core/accounts/" + account, () -> connect(tenant), nothingIsHeld);
    stage.control("accounts/" + account + "/onboard", Map.of());
    awaitCapability(account);
    stage.whileStripeIsSlow(
        "GET", "/v2/core/accounts/" + account, () -> processing.run(""), nothingIsHeld);
    assertThat(status(tenant)).isEqualTo("ACTIVE");
  }

  /** Of two looks at once the one that began first may be answered last. */
  @Test
  void aLookThatTookLongDoesNotTakeBackWhatWasSeenMeanwhile() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    String account = accounts(tenant).getFirst();
    stage.control("accounts/" + account + "/onboard", Map.of("outcome", "restrict"));
    awaitCapability(account);
    stage.whileStripeIsSlow(
        "GET",
        "/v2/core/accounts/" + account,
        () -> processing.run(""),
        () -> {
          stage.control("accounts/" + account + "/onboard", Map.of());
          connect(tenant);
          assertThat(status(tenant)).isEqualTo("ACTIVE");
        });
    assertThat(status(tenant)).isEqualTo("ACTIVE");
  }

  private void awaitCapability(String account) {
    stage.awaitRow(
        "select id from stripe_event where object_id = ? and type = ?", account, CAPABILITY);
  }

  @Test
  void beginningAgainMakesNoSecondAccount() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    connect(tenant);
    assertThat(accounts(tenant)).hasSize(1);
  }

  @Test
  void anAnswerThatIsLostMakesNoSecondAccount() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    int before = existing();
    stage.control(
        "faults", Map.of("kind", "error_after", "path", "/v2/core/accounts", "times", "3"));
    assertThat(connect(tenant)).isEqualTo(new Outcome.TryAgain());
    assertThat(accounts(tenant)).containsExactly("null");
    assertThat(connect(tenant)).isInstanceOf(Outcome.Onboarding.class);
    assertThat(existing()).isEqualTo(before + 1);
  }

  private int existing() {
    return stage.read("/v2/core/accounts?limit=100").getAsJsonArray("data").size();
  }

  @Test
  void whoeverWasRejectedConnectsNothing() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    TestTenants.execute(
        database, "update tenant set status = 'REJECTED' where id = ?", tenant.value());
    assertThat(connect(tenant)).isEqualTo(new Outcome.NotPossible());
    assertThat(accounts(tenant)).isEmpty();
  }

  @Test
  void aTenantSeesItsOwnAccountAloneAndWritesNone() {
    TenantId mine = TestTenants.verified(database, "JPY");
    TenantId other = TestTenants.verified(database, "JPY");
    connect(mine);
    connect(other);
    TenantTransactions transactions = TenantTransactions.of(database);
    List<PayoutAccount> seen =
        transactions.run(mine, (entities, rows) -> new OwnPayoutAccounts(rows).list(mine));
    assertThat(seen).extracting(PayoutAccount::payee).containsExactly(Payee.of(mine));
    List<PayoutAccount> others =
        transactions.run(mine, (entities, rows) -> new OwnPayoutAccounts(rows).list(other));
    assertThat(others).isEmpty();
    assertThatThrownBy(
            () ->
                transactions.run(
                    mine,
                    (entities, rows) -> {
                      try (var connection = rows.getConnection();
                          var update =
                              connection.prepareStatement(
                                  "update payout_account set status = 'ACTIVE'")) {
                        return update.executeUpdate();
                      }
                    }))
        .rootCause()
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void anAccountNeverChangesHands() {
    TenantId tenant = TestTenants.verified(database, "JPY");
    connect(tenant);
    for (String attack :
        List.of(
            "update payout_account set stripe_account = 'acct_mine' where tenant_id = ?",
            "update payout_account set selling_entity = 'EU' where tenant_id = ?",
            "delete from payout_account where tenant_id = ?")) {
      assertThatThrownBy(() -> TestTenants.execute(database, attack, tenant.value()))
          .rootCause()
          .hasMessageContaining("stays whose it is");
    }
  }
}
