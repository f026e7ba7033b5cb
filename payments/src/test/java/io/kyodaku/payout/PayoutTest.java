package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.Statement;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.ProcessingStripeEvents;
import io.kyodaku.stripe.StripeGateway;
import io.kyodaku.stripe.StripeMisused;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestTenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutTest {

  private PayoutStage stage;

  @BeforeAll
  void open() {
    stage = new PayoutStage();
  }

  @AfterAll
  void close() {
    assertThat(stage.faults()).as("what statements and payouts say of each other").isEmpty();
    stage.close();
  }

  @Test
  void aPayoutIsPlannedSentAndPaid() {
    TenantId tenant = stage.payable(1_200);
    Payout planned = stage.planned(tenant);
    assertThat(planned.status()).isEqualTo(Payout.Status.PLANNED);
    assertThat(stage.stripe.texts("select kind from job where key = ?", planned.id().toString()))
        .containsExactly("payout");

    stage.send(planned);
    Payout sent = stage.payout(tenant);
    assertThat(sent.status()).isEqualTo(Payout.Status.SENT);
    assertThat(stage.transfers(sent.id()))
        .singleElement()
        .satisfies(transfer -> assertThat(transfer.get("amount").getAsLong()).isEqualTo(1_200));
    assertThat(stage.bankPayouts(tenant)).isEqualTo(1);
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isEqualTo(-1_200_000_000);
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, tenant)).isEqualTo(1_200_000_000);

    stage.bank(sent, "paid");
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.PAID);
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isZero();
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, tenant)).isZero();
  }

  @Test
  void whileStripeIsAskedWhetherItArrivedNothingIsHeld() {
    TenantId tenant = stage.payable(390);
    Payout sent = stage.sent(tenant);
    stage.bank(sent, "paid");
    stage.stripe.whileStripeIsSlow(
        "GET",
        "/v1/payouts/" + sent.bank().stripeId().orElseThrow(),
        () -> stage.inbox.run(""),
        () -> assertThat(stage.stripe.idleInTransaction()).isEqualTo("0"));
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.PAID);
  }

  @Test
  void anAccountPaysOutOnlyWhenItIsToldTo() {
    TenantId tenant = stage.payable(10);
    stage.sent(tenant);
    assertThat(
            stage
                .stripe
                .call("GET", "/v1/balance_settings", Map.of(), stage.account(tenant))
                .toString())
        .contains("\"interval\":\"manual\"");
  }

  @Test
  void whatComesBackIsOwedAgainAndPaidWithTheNextStatement() {
    TenantId tenant = stage.payable(700);
    Payout sent = stage.sent(tenant);
    stage.bank(sent, "failed");
    stage.inbox.run("");
    Payout returned = stage.payout(tenant);
    assertThat(returned.status()).isEqualTo(Payout.Status.RETURNED);
    assertThat(returned.note()).isNotEmpty();
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, tenant)).isZero();
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, tenant)).isEqualTo(700_000_000);

    stage.takingBack.run(returned.id().toString());
    stage.takingBack.run(returned.id().toString());
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isZero();
    assertThat(stage.heldByAccount(tenant)).isZero();

    Statement next = stage.nextStatement(tenant).statement();
    assertThat(next.payableMinor()).isEqualTo(700);
  }

  @Test
  void whatHadArrivedCanStillComeBack() {
    TenantId tenant = stage.payable(800);
    Payout sent = stage.sent(tenant);
    stage.bank(sent, "paid");
    stage.inbox.run("");
    stage.bank(sent, "failed");
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.RETURNED);
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, tenant)).isZero();
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, tenant)).isEqualTo(800_000_000);
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isEqualTo(-800_000_000);
  }

  @Test
  void eventsInTheWrongOrderEndWhereStripeDoes() {
    TenantId tenant = stage.payable(900);
    Payout sent = stage.sent(tenant);
    stage.stripe.control("deliveries/rule", Map.of("reorder", "2", "duplicates", "1"));
    stage.stripe.control(
        "payouts/" + sent.bank().stripeId().orElseThrow() + "/settle", Map.of("outcome", "paid"));
    stage.bank(sent, "failed");
    stage.stripe.control("deliveries/rule", Map.of());
    stage.stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = 'payout.paid'",
        sent.bank().stripeId().orElseThrow());
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.RETURNED);
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, tenant)).isEqualTo(900_000_000);
    assertThat(
            stage.stripe.texts(
                "select id from statement_entry where tenant_id = ?", tenant.value()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/transfers", "/v1/payouts"})
  void anAnswerThatIsLostAfterStripeActedPaysOnce(String path) {
    TenantId tenant = stage.payable(500);
    Payout planned = stage.planned(tenant);
    stage.stripe.control("faults", Map.of("kind", "error_after", "path", path, "times", "3"));
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    assertThat(stage.payout(tenant).note()).contains("did not answer");
    stage.send(planned);
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertPaidOnce(tenant);
  }

  private void assertPaidOnce(TenantId tenant) {
    Payout payout = stage.payout(tenant);
    assertThat(stage.transfers(payout.id())).hasSize(1);
    assertThat(stage.bankPayouts(tenant)).isEqualTo(1);
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant))
        .isEqualTo(-payout.amount().micros());
  }

  @Test
  void aTransferWhoseKeyStripeHasForgottenIsFoundAndNotMadeAgain() {
    TenantId tenant = stage.payable(400);
    Payout planned = stage.planned(tenant);
    TestTenants.execute(
        stage.database,
        "update payout set transfer_tried_at = now() - interval '3 days' where id = ?",
        planned.id());
    stage.stripe.call(
        "POST",
        "/v1/transfers",
        Map.of(
            "amount", "400",
            "currency", "jpy",
            "destination", stage.account(tenant),
            "transfer_group", planned.id().toString(),
            "metadata[kyodaku_payout]", planned.id().toString()));
    stage.send(planned);
    assertPaidOnce(tenant);
  }

  @Test
  void theEventOfATransferMendsAnAnswerThatWasLost() {
    TenantId tenant = stage.payable(450);
    Payout planned = stage.planned(tenant);
    stage.stripe.control(
        "faults", Map.of("kind", "error_after", "path", "/v1/transfers", "times", "3"));
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    String transfer = stage.transfers(planned.id()).getFirst().get("id").getAsString();
    stage.stripe.awaitRow("select id from stripe_event where object_id = ?", transfer);
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    stage.send(planned);
    assertPaidOnce(tenant);
  }

  @Test
  void anAnswerToTheWayBackThatIsLostTakesBackOnce() {
    TenantId tenant = stage.payable(650);
    Payout sent = stage.sent(tenant);
    stage.bank(sent, "failed");
    stage.inbox.run("");
    stage.stripe.control(
        "faults", Map.of("kind", "error_after", "path", "/v1/transfers", "times", "3"));
    assertThatThrownBy(() -> stage.takingBack.run(sent.id().toString()))
        .isInstanceOf(StripeStep.NotNow.class);
    stage.takingBack.run(sent.id().toString());
    assertThat(stage.payout(tenant).reversal().isDone()).isTrue();
    assertThat(stage.heldByAccount(tenant)).isZero();
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isZero();
  }

  @Test
  void manyWorkersAndManyRunsPayOnce() throws Exception {
    TenantId tenant = stage.payable(550);
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(
            () -> {
              stage.run.execute(Actor.system());
              return true;
            });
      }
      for (Future<Boolean> done : workers.invokeAll(runs)) {
        done.get();
      }
      String id = stage.payout(tenant).id().toString();
      List<Callable<Boolean>> sends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sends.add(
            () -> {
              stage.sending.run(id);
              return true;
            });
      }
      for (Future<Boolean> done : workers.invokeAll(sends)) {
        done.get();
      }
    }
    assertPaidOnce(tenant);
  }

  @Test
  void aRefusalIsNotedAndTheNextRunTriesAgain() {
    // Together more than the entity has.
    stage.sent(stage.payable(60_000_000));
    TenantId tenant = stage.payable(60_000_000);
    Payout planned = stage.planned(tenant);
    stage.send(planned);
    Payout refused = stage.payout(tenant);
    assertThat(refused.status()).isEqualTo(Payout.Status.PLANNED);
    assertThat(refused.note()).contains("balance_insufficient");

    stage.stripe.call("POST", "/v1/topups", Map.of("amount", "60000000", "currency", "jpy"));
    assertThat(stage.run.execute(Actor.system()).resumed()).contains(planned.id());
    stage.send(planned);
    assertPaidOnce(tenant);
    assertThat(stage.payout(tenant).note()).isEmpty();
  }

  @Test
  void whatStripeForbidsUsIsNotedOnThePayoutAndOnTheEventWithoutOurKey() {
    TenantId tenant = stage.payable(395);
    Payout planned = stage.planned(tenant);
    StripeGateway misconfigured = stage.stripe.misconfigured();
    assertThatThrownBy(
            () ->
                new SendingPayout(stage.database.admin(), misconfigured, stage.stripe.clock)
                    .run(planned.id().toString()))
        .isInstanceOf(StripeMisused.class);
    assertThat(stage.payout(tenant).note()).contains("does not know our key").doesNotContain("sk_");

    stage.send(planned);
    Payout sent = stage.payout(tenant);
    stage.bank(sent, "paid");
    new ProcessingStripeEvents(
            stage.database.admin(),
            List.of(new ConfirmingPayout(misconfigured, stage.stripe.clock)),
            stage.stripe.clock)
        .run("");
    assertThat(
            stage.stripe.text(
                "select error from stripe_event where object_id = ? and type = 'payout.paid'",
                sent.bank().stripeId().orElseThrow()))
        .startsWith("Stripe does not know our key")
        .doesNotContain("sk_");
  }

  @Test
  void whoCannotBePaidWaitsAndIsSeen() {
    TenantId without = stage.owed(10);
    TenantId pending = stage.owed(20);
    stage.connect(pending);
    TenantId suspended = stage.payable(30);
    stage.standing(suspended, "SUSPENDED");
    TenantId restricted = stage.payable(40);
    stage.stripe.control(
        "accounts/" + stage.account(restricted) + "/onboard", Map.of("outcome", "restrict"));
    stage.connect(restricted);

    TenantId ready = stage.payable(50);
    assertThat(stage.run.preview().getFirst().readiness()).isEqualTo(Readiness.READY);
    assertThat(stage.run.preview())
        .filteredOn(due -> due.payee().equals(Payee.of(ready)))
        .extracting(DuePayout::amountMinor)
        .containsExactly(50L);
    assertThat(stage.run.preview())
        .filteredOn(
            due ->
                due.payee()
                    .tenant()
                    .filter(List.of(without, pending, suspended, restricted)::contains)
                    .isPresent())
        .extracting(DuePayout::readiness)
        .containsExactlyInAnyOrder(
            Readiness.NO_ACCOUNT,
            Readiness.ACCOUNT_PENDING,
            Readiness.TENANT_HELD,
            Readiness.ACCOUNT_RESTRICTED);
    PayoutRun.Report report = stage.run.execute(Actor.system());
    assertThat(report.waiting())
        .extracting(DuePayout::payee)
        .contains(Payee.of(without), Payee.of(pending));
    for (TenantId tenant : List.of(without, pending, suspended, restricted)) {
      assertThat(stage.payouts.list(Optional.of(Payee.of(tenant)), 0, 10)).isEmpty();
    }
  }

  @Test
  void whoHasClosedIsStillPaidWhatItEarned() {
    TenantId closed = stage.payable(60);
    stage.standing(closed, "CLOSED");
    assertThat(stage.run.preview())
        .filteredOn(due -> due.payee().equals(Payee.of(closed)))
        .extracting(DuePayout::readiness)
        .containsExactly(Readiness.READY);
    Payout planned = stage.planned(closed);
    stage.send(planned);
    assertThat(stage.payout(closed).status()).isEqualTo(Payout.Status.SENT);
  }

  @Test
  void whoIsSuspendedAfterPlanningIsHeldUntilVerifiedAgain() {
    TenantId tenant = stage.payable(310);
    Payout planned = stage.planned(tenant);
    stage.standing(tenant, "SUSPENDED");
    stage.send(planned);
    Payout held = stage.payout(tenant);
    assertThat(held.status()).isEqualTo(Payout.Status.PLANNED);
    assertThat(held.held()).contains(Readiness.TENANT_HELD);
    assertThat(stage.transfers(planned.id())).isEmpty();
    assertThat(stage.run.execute(Actor.system()).resumed()).doesNotContain(planned.id());

    stage.standing(tenant, "VERIFIED");
    assertThat(stage.run.execute(Actor.system()).resumed()).contains(planned.id());
    stage.send(planned);
    assertThat(stage.payout(tenant).held()).isEmpty();
    assertPaidOnce(tenant);
  }

  @Test
  void anAccountThatStripeRestrictsAfterPlanningIsSentNothing() {
    TenantId tenant = stage.payable(320);
    Payout planned = stage.planned(tenant);
    stage.stripe.control(
        "accounts/" + stage.account(tenant) + "/onboard", Map.of("outcome", "restrict"));
    stage.connect(tenant);
    stage.send(planned);
    assertThat(stage.payout(tenant).held()).contains(Readiness.ACCOUNT_RESTRICTED);
    assertThat(stage.transfers(planned.id())).isEmpty();
  }

  @Test
  void whatIsTransferredDoesNotGoOnToTheBankOfWhoeverIsSuspended() {
    TenantId tenant = stage.payable(330);
    Payout planned = stage.planned(tenant);
    stage.stripe.control("faults", Map.of("kind", "error", "path", "/v1/payouts", "times", "3"));
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    stage.standing(tenant, "SUSPENDED");
    stage.send(planned);
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertThat(stage.payout(tenant).held()).contains(Readiness.TENANT_HELD);
    assertThat(stage.bankPayouts(tenant)).isZero();

    stage.standing(tenant, "VERIFIED");
    stage.send(planned);
    assertPaidOnce(tenant);
  }

  /** The transfer was made before, and only its answer was lost: that it is there stays true. */
  @Test
  void aTransferThatWasMadeIsFoundAlsoForWhoeverIsSuspendedSince() {
    TenantId tenant = stage.payable(340);
    Payout planned = stage.planned(tenant);
    stage.stripe.control(
        "faults", Map.of("kind", "error_after", "path", "/v1/transfers", "times", "3"));
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    stage.standing(tenant, "SUSPENDED");
    stage.send(planned);
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertThat(stage.transfers(planned.id())).hasSize(1);
    assertThat(stage.bankPayouts(tenant)).isZero();
  }

  /** Made by hand in Stripe's dashboard, say, with our payout's id on it. */
  @ParameterizedTest
  @ValueSource(strings = {"amount", "currency", "destination"})
  void aTransferOfSomethingElseThanWeAskForIsNotBookedAndIsSeen(String other) {
    TenantId tenant = stage.payable(360);
    Payout planned = stage.planned(tenant);
    stage.stripe.call("POST", "/v1/topups", Map.of("amount", "1000", "currency", "usd"));
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "amount",
                "360",
                "currency",
                "jpy",
                "destination",
                stage.account(tenant),
                "metadata[kyodaku_payout]",
                planned.id().toString()));
    switch (other) {
      case "amount" -> form.put("amount", "1");
      case "currency" -> form.put("currency", "usd");
      default -> form.put("destination", stage.account(stage.payable(1)));
    }
    String transfer = stage.stripe.call("POST", "/v1/transfers", form).get("id").getAsString();
    stage.stripe.awaitRow("select id from stripe_event where object_id = ?", transfer);
    stage.inbox.run("");
    assertNotBooked(tenant, transfer);
  }

  @Test
  void aTransferOnAConnectedAccountIsNotBookedAndIsSeen() {
    TenantId tenant = stage.payable(370);
    Payout sent = stage.sent(tenant);
    String transfer = sent.transfer().stripeId().orElseThrow();
    stage.stripe.awaitRow("select id from stripe_event where object_id = ?", transfer);
    String real =
        stage.stripe.text("select payload from stripe_event where object_id = ?", transfer);
    TenantId other = stage.payable(370);
    Payout planned = stage.planned(other);
    JsonObject event =
        JsonParser.parseString(
                real.replace(transfer, "tr_connected")
                    .replace(sent.id().toString(), planned.id().toString())
                    .replace(stage.account(tenant), stage.account(other)))
            .getAsJsonObject();
    event.addProperty("id", "evt_connected");
    event.addProperty("account", stage.account(other));
    stage.stripe.deliver(event.toString());
    stage.inbox.run("");
    assertNotBooked(other, "tr_connected");
  }

  private void assertNotBooked(TenantId tenant, String transfer) {
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.PLANNED);
    assertThat(stage.balance(AccountKind.PAYOUTS_IN_TRANSIT, tenant)).isZero();
    assertThat(
            stage.stripe.text(
                "select status || ' ' || error from stripe_event where object_id = ?", transfer))
        .startsWith("DEAD ");
  }

  @Test
  void aBankPayoutOfAnotherAmountConfirmsNothing() {
    TenantId tenant = stage.payable(380);
    stage.stripe.control("faults", Map.of("kind", "error", "path", "/v1/payouts", "times", "3"));
    Payout planned = stage.planned(tenant);
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    String byHand =
        stage
            .stripe
            .call(
                "POST",
                "/v1/payouts",
                Map.of(
                    "amount", "1",
                    "currency", "jpy",
                    "metadata[kyodaku_payout]", planned.id().toString()),
                stage.account(tenant))
            .get("id")
            .getAsString();
    stage.stripe.control("payouts/" + byHand + "/settle", Map.of("outcome", "paid"));
    stage.stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = 'payout.paid'", byHand);
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertThat(
            stage.stripe.text(
                "select error from stripe_event where object_id = ? and type = 'payout.paid'",
                byHand))
        .contains("1 JPY");
  }

  @Test
  void anothersEventConfirmsNothing() {
    TenantId tenant = stage.payable(350);
    Payout sent = stage.sent(tenant);
    TestTenants.execute(
        stage.database,
        "insert into stripe_event (id, selling_entity, event_id, account, type, object_id, payload,"
            + " created_at, received_at, status, next_at) values (?, 'US', 'evt_foreign', ?,"
            + " 'payout.paid', ?, ?, now(), now(), 'RECEIVED', now())",
        UUID.randomUUID(),
        stage.account(tenant),
        sent.bank().stripeId().orElseThrow(),
        """
        {"id":"evt_foreign","object":"event","type":"payout.paid","created":1,
         "data":{"object":{"id":"x","metadata":{"kyodaku_payout":"%s"}}}}
        """
            .formatted(sent.id()));
    stage.inbox.run("");
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertThat(stage.stripe.text("select status from stripe_event where event_id = 'evt_foreign'"))
        .isEqualTo("DEAD");
  }

  @Test
  void aPayoutNeverGoesBackNorPaysAnythingElse() {
    TenantId tenant = stage.payable(250);
    Payout sent = stage.sent(tenant);
    for (String attack :
        List.of(
            "update payout set status = 'PLANNED', sent_at = null, transfer_id = null where id = ?",
            "update payout set transfer_id = 'tr_other' where id = ?",
            "update payout set amount_minor = 1 where id = ?",
            "update payout set stripe_account = 'acct_mine' where id = ?",
            "insert into payout select gen_random_uuid(), tenant_id, statement_id, selling_entity,"
                + " stripe_account, currency, amount_minor, 'PLANNED' from payout where id = ?",
            "delete from payout where id = ?")) {
      assertThatThrownBy(() -> TestTenants.execute(stage.database, attack, sent.id()))
          .as(attack)
          .hasRootCauseInstanceOf(java.sql.SQLException.class);
    }
  }

  @Test
  void aTenantSeesItsOwnPayoutsAlone() {
    TenantId mine = stage.payable(150);
    TenantId other = stage.payable(160);
    Payout own = stage.planned(mine);
    stage.payout(other);
    TenantTransactions transactions = TenantTransactions.of(stage.database);
    List<Payout> seen =
        transactions.run(mine, (entities, rows) -> new OwnPayouts(rows).list(mine, 0, 10));
    assertThat(seen).extracting(Payout::id).containsExactly(own.id());
    List<Payout> others =
        transactions.run(mine, (entities, rows) -> new OwnPayouts(rows).list(other, 0, 10));
    assertThat(others).isEmpty();
    Set<UUID> both = Set.of(own.statementId(), stage.payout(other).statementId());
    Map<UUID, Payout> byStatement =
        transactions.run(mine, (entities, rows) -> new OwnPayouts(rows).ofStatements(mine, both));
    assertThat(byStatement).containsOnlyKeys(own.statementId());
  }
}
