package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.generatorpay.ComputeStage;
import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.ConnectingGeneratorAccount;
import io.kyodaku.stripe.ConnectingPayoutAccount.Outcome;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.verification.Check;
import io.kyodaku.wallet.World;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generators are paid by the same machinery as tenants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorPayoutTest {

  private static final URI ANYWHERE = URI.create("http://127.0.0.1:1/");

  private final List<ComputeStage> all = new ArrayList<>();
  private PayoutStage stage;

  @BeforeAll
  void open() {
    stage = new PayoutStage();
  }

  @AfterAll
  void close() {
    assertThat(
            all.getFirst()
                .faults(
                    Check.Name.COMPUTE_EQUALS_STATEMENTS,
                    Check.Name.STATEMENTS_ADD_UP,
                    Check.Name.PAYOUTS_EQUAL_STATEMENTS,
                    Check.Name.STATEMENTS_ARE_IN_THE_LOG))
        .isEmpty();
    all.forEach(ComputeStage::end);
    stage.close();
  }

  /** A generator that is owed so many yen by a statement that is due; it has no account yet. */
  private ComputeStage owed(int yen) {
    ComputeStage own = new ComputeStage(stage.database);
    all.add(own);
    own.world.purchase(own.creator, yen, yen, World.JPY);
    own.use(own.generator, World.CREDIT, yen);
    own.world.clock.pass(Duration.ofDays(31));
    own.closed(1);
    return own;
  }

  private ComputeStage payable(int yen) {
    ComputeStage own = owed(yen);
    told(own);
    assertThat(connect(own)).isInstanceOf(Outcome.Onboarding.class);
    stage.stripe.control("accounts/" + account(own) + "/onboard", Map.of());
    // Looks anew, as an event would have it.
    connect(own);
    return own;
  }

  private void told(ComputeStage own) {
    own.world.execute(
        "insert into generator_payee (generator_id, email, country, currency, set_by, set_at)"
            + " values (?, 'money@generator.example', 'JP', 'JPY', ?, now())",
        own.generator,
        own.world.account());
  }

  private Outcome connect(ComputeStage own) {
    return new ConnectingGeneratorAccount(
            stage.database.admin(), stage.stripe.gateway, stage.stripe.clock)
        .connect(own.generator, SellingEntity.JP, ANYWHERE, ANYWHERE);
  }

  private String account(ComputeStage own) {
    return stage.stripe.text(
        "select stripe_account from payout_account where generator_id = ?", own.generator);
  }

  private Payout planned(ComputeStage own) {
    stage.run.execute(Actor.system());
    return payout(own);
  }

  private Payout payout(ComputeStage own) {
    List<Payout> found = payouts(own);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<Payout> payouts(ComputeStage own) {
    return stage.payouts.list(Optional.of(Payee.ofGenerator(own.generator)), 0, 10);
  }

  private static long owed(ComputeStage own, AccountKind kind) {
    return own.balance(kind, "JP", "JPY") / World.CREDIT;
  }

  private void assertSentOnce(ComputeStage own) {
    Payout sent = payout(own);
    assertThat(sent.status()).isEqualTo(Payout.Status.SENT);
    assertThat(stage.transfers(sent.id())).hasSize(1);
    assertThat(
            stage.stripe.call("GET", "/v1/payouts", Map.of(), account(own)).getAsJsonArray("data"))
        .hasSize(1);
    assertThat(own.balance(AccountKind.PAYOUTS_IN_TRANSIT, "JP", "JPY"))
        .isEqualTo(-sent.amount().micros());
  }

  @Test
  void aStatementIsPlannedSentAndPaid() {
    ComputeStage own = payable(120);
    Payout planned = planned(own);
    assertThat(planned.amount()).isEqualTo(Money.ofMinor(120, World.JPY));
    assertThat(planned.statementNumber()).isEqualTo(1);
    stage.send(planned);
    assertSentOnce(own);
    assertThat(owed(own, AccountKind.COMPUTE_STATEMENT_PAYABLE)).isEqualTo(120);

    stage.bank(payout(own), "paid");
    stage.inbox.run("");
    assertThat(payout(own).status()).isEqualTo(Payout.Status.PAID);
    assertThat(owed(own, AccountKind.COMPUTE_STATEMENT_PAYABLE)).isZero();
    assertThat(owed(own, AccountKind.PAYOUTS_IN_TRANSIT)).isZero();
    // Tenants' accounts know nothing of it.
    assertThat(own.balance(AccountKind.STATEMENT_PAYABLE, "JP", "JPY")).isZero();
  }

  @Test
  void whatComesBackIsOwedAgainAndPaidWithTheNextStatement() {
    ComputeStage own = payable(70);
    Payout planned = planned(own);
    stage.send(planned);
    stage.bank(payout(own), "failed");
    stage.inbox.run("");
    Payout returned = payout(own);
    assertThat(returned.status()).isEqualTo(Payout.Status.RETURNED);
    assertThat(owed(own, AccountKind.COMPUTE_STATEMENT_PAYABLE)).isZero();
    assertThat(owed(own, AccountKind.COMPUTE_PAYABLE)).isEqualTo(70);
    stage.takingBack.run(returned.id().toString());
    stage.takingBack.run(returned.id().toString());
    assertThat(owed(own, AccountKind.PAYOUTS_IN_TRANSIT)).isZero();

    own.world.clock.pass(Duration.between(own.world.clock.instant(), stage.stripe.clock.instant()));
    own.world.clock.pass(Duration.ofDays(40));
    GeneratorStatementDetail next = own.closed(1).getFirst();
    assertThat(next.lines())
        .extracting(GeneratorStatement.Line::kind)
        .containsExactly(GeneratorStatement.LineKind.RETURNED_PAYOUT);
    assertThat(next.statement().payableMinor()).isEqualTo(70);
    assertThat(payouts(own)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/transfers", "/v1/payouts"})
  void anAnswerThatIsLostAfterStripeActedPaysOnce(String path) {
    ComputeStage own = payable(50);
    Payout planned = planned(own);
    stage.stripe.control("faults", Map.of("kind", "error_after", "path", path, "times", "3"));
    assertThatThrownBy(() -> stage.send(planned)).isInstanceOf(StripeStep.NotNow.class);
    stage.send(planned);
    assertSentOnce(own);
  }

  @Test
  void whoeverRunsAtTheSameTimePaysOnce() throws Exception {
    ComputeStage own = payable(40);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(
            pool.submit(
                () -> {
                  stage.send(planned(own));
                  return true;
                }));
      }
      for (Future<?> run : runs) {
        try {
          run.get();
        } catch (ExecutionException busy) {
          // Stripe is busy with the same key.
          assertThat(busy.getCause()).isInstanceOf(StripeStep.NotNow.class);
        }
      }
    }
    stage.send(payout(own));
    assertSentOnce(own);
  }

  @Test
  void itWaitsForAnAccountAndWhileItIsSuspendedOrHeld() {
    ComputeStage own = owed(30);
    assertThat(readiness(own)).isEqualTo(Readiness.NO_ACCOUNT);
    assertThat(connect(own)).isInstanceOf(Outcome.NotPossible.class);
    told(own);
    connect(own);
    assertThat(readiness(own)).isEqualTo(Readiness.ACCOUNT_PENDING);
    stage.stripe.control("accounts/" + account(own) + "/onboard", Map.of());
    connect(own);
    assertThat(readiness(own)).isEqualTo(Readiness.READY);

    Payee payee = Payee.ofGenerator(own.generator);
    UUID operator = own.world.account();
    HoldingPayouts holding = new HoldingPayouts(stage.database.admin(), stage.stripe.clock);
    assertThat(holding.hold(operator, payee, "Asked."))
        .isInstanceOf(HoldingPayouts.Outcome.Done.class);
    assertThat(holding.hold(operator, payee, "Again."))
        .isInstanceOf(HoldingPayouts.Outcome.NotPossible.class);
    assertThat(readiness(own)).isEqualTo(Readiness.PAYOUTS_HELD);
    holding.release(operator, payee);
    TestTenants.execute(
        stage.database,
        "update generator set disabled_at = now(), disabled_reason = 'r' where id = ?",
        own.generator);
    assertThat(readiness(own)).isEqualTo(Readiness.TENANT_HELD);
    TestTenants.execute(
        stage.database,
        "update generator set disabled_at = null, disabled_reason = null where id = ?",
        own.generator);
    Payout planned = planned(own);
    holding.hold(operator, payee, "Wait.");
    stage.send(planned);
    assertThat(payout(own).held()).contains(Readiness.PAYOUTS_HELD);
    holding.release(operator, payee);
    stage.run.execute(Actor.system());
    stage.send(payout(own));
    assertSentOnce(own);
  }

  private Readiness readiness(ComputeStage own) {
    return stage.run.preview().stream()
        .filter(due -> due.payee().equals(Payee.ofGenerator(own.generator)))
        .findFirst()
        .orElseThrow()
        .readiness();
  }

  @Test
  void aPayoutIsWhatItsOwnStatementSays() {
    ComputeStage own = payable(20);
    DuePayout due =
        stage.run.preview().stream()
            .filter(one -> one.payee().equals(Payee.ofGenerator(own.generator)))
            .findFirst()
            .orElseThrow();
    for (Object[] other :
        new Object[][] {
          {payable(25).generator, due.statementId(), 1, "JPY", 20},
          {own.generator, UUID.randomUUID(), 1, "JPY", 20},
          {own.generator, due.statementId(), 2, "JPY", 20},
          {own.generator, due.statementId(), 1, "USD", 20},
          {own.generator, due.statementId(), 1, "JPY", 21}
        }) {
      assertThatThrownBy(
              () ->
                  own.world.execute(
                      """
                      insert into payout (id, generator_id, statement_id, statement_number, currency, amount_minor,
                        selling_entity, stripe_account, status, planned_at)
                      values (gen_random_uuid(), ?, ?, ?, ?, ?, 'JP', 'acct', 'PLANNED', now())
                      """,
                      other))
          .as("%s", List.of(other))
          .hasMessageContaining("a payout is what its statement says");
    }
    planned(own);
  }
}
