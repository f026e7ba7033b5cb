package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.foureyes.ActKind;
import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.AskedActs;
import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.foureyes.FourEyes.Outcome;
import io.kyodaku.identity.Operators;
import io.kyodaku.log.Actor;
import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.oversight.OperatorQueues.Queue;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.Payee;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one operator sends alone, what is held, and what is too little. */
class PayoutControlsTest {

  private static final Currency YEN = Currency.getInstance("JPY");

  private PayoutStage stage;
  private Operators operators;
  private AllowingPayoutAct allowing;
  private SettingPayoutRule setting;
  private HoldingPayouts holding;
  private AskedActs acts;
  private UUID one = Ids.next();
  private UUID other = Ids.next();

  @BeforeEach
  void open() {
    stage = new PayoutStage();
    operators = new Operators(stage.database.admin(), stage.stripe.clock);
    FourEyes eyes = new FourEyes(stage.database.admin(), operators.codes, stage.stripe.clock);
    allowing = new AllowingPayoutAct(eyes, stage.run, stage.stripe.clock);
    setting = new SettingPayoutRule(stage.database.admin(), stage.stripe.clock);
    holding = new HoldingPayouts(stage.database.admin(), stage.stripe.clock);
    acts = new AskedActs(stage.database.admin(), stage.stripe.clock);
    one = operators.operator();
    other = operators.operator();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aRunAboveTheLimitWaitsForAnotherOperatorAndThenPaysWhatWasSeen() {
    rule("", "1000");
    TenantId first = stage.payable(600);
    TenantId second = stage.payable(500);
    assertThat(stage.run.totals())
        .singleElement()
        .satisfies(
            total -> {
              assertThat(total.ready()).isEqualTo(2);
              assertThat(total.readyMoney()).isEqualTo(yen(1_100));
              assertThat(total.needsAnother()).isTrue();
            });
    PayoutRun.Report report = stage.run.execute(Actor.account(one));
    assertThat(report.planned()).isEmpty();
    assertThat(report.run()).isEmpty();
    AskedAct act = acts.find(report.asked().getFirst()).orElseThrow();
    assertThat(act.says()).isEqualTo("pay 2 statements, 1100 JPY");
    assertThat(stage.run.execute(Actor.account(one)).asked()).containsExactly(act.id());
    assertThat(stage.run.execute(Actor.system()).planned()).isEmpty();
    assertThat(waiting(Queue.ACTS_ASKED)).isEqualTo(1);

    TenantId later = stage.payable(1);
    assertThat(allowing.allow(act.id(), one, operators.code(0)))
        .isInstanceOf(Outcome.OwnAsking.class);
    assertThat(allowing.allow(act.id(), other, "123")).isInstanceOf(Outcome.WrongCode.class);
    Outcome<Optional<UUID>> allowed = allowing.allow(act.id(), other, operators.code(0));
    assertThat(allowed)
        .isInstanceOfSatisfying(
            Outcome.Allowed.class, done -> assertThat((Optional<?>) done.done()).isPresent());
    for (TenantId tenant : List.of(first, second)) {
      assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.PLANNED);
      stage.send(stage.payout(tenant));
      assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    }
    assertThat(stage.payouts.list(Optional.of(Payee.of(later)), 0, 10))
        .as("not among what was seen")
        .isEmpty();
    assertThat(allowing.allow(act.id(), other, operators.code(1)))
        .isInstanceOf(Outcome.NotOpen.class);
    assertThat(waiting(Queue.ACTS_ASKED)).isZero();
    assertThat(stage.run.execute(Actor.account(one)).planned()).as("alone, and little").hasSize(1);
    assertThat(stage.faults()).isEmpty();
  }

  @Test
  void aLimitIsNotPassedInSmallSteps() {
    rule("", "1000");
    TenantId first = stage.payable(600);
    assertThat(stage.run.execute(Actor.account(one)).planned()).hasSize(1);
    TenantId second = stage.payable(500);
    assertThat(stage.run.execute(Actor.account(other)).planned()).isEmpty();
    PayoutRun tomorrow =
        new PayoutRun(
            stage.database.admin(),
            stage.stripe.gateway,
            Clock.offset(stage.stripe.clock, DueStatements.ALONE_WITHIN));
    assertThat(tomorrow.execute(Actor.account(one)).planned())
        .containsExactly(stage.payout(second).id());
    assertThat(stage.payout(first)).isNotNull();
  }

  @Test
  void theDatabaseItselfTakesNoPayoutAboveTheLimitThatNobodyAllowed() {
    TenantId tenant = stage.payable(2_000);
    DuePayout due = stage.run.preview().getFirst();
    rule("", "1000");
    Sql owner = new Sql(stage.database.owner());
    assertThatThrownBy(() -> owner.run(connection -> plan(connection, due, Optional.empty())))
        .hasStackTraceContaining("allowed by two operators");
    UUID act = stage.run.execute(Actor.account(one)).asked().getFirst();
    assertThatThrownBy(() -> owner.run(connection -> plan(connection, due, Optional.of(act))))
        .hasStackTraceContaining("nobody allowed this payout");
    assertThat(stage.payouts.list(Optional.of(Payee.of(tenant)), 0, 10)).isEmpty();
  }

  private static void plan(Connection connection, DuePayout due, Optional<UUID> act)
      throws SQLException {
    PayoutRows.plan(
        connection,
        Ids.next(),
        new DuePayout(
            due.statementId(),
            due.statementNumber(),
            due.payee(),
            due.payeeName(),
            due.entity(),
            due.amount(),
            due.dueDate(),
            due.stripeAccount(),
            due.readiness(),
            due.reason(),
            act,
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        due.dueDate().atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  @Test
  void aLimitIsLoweredByOneAndRaisedByTwo() {
    assertThat(set("", "1000")).isInstanceOf(SettingPayoutRule.Outcome.Done.class);
    assertThat(set("", "1000")).isInstanceOf(SettingPayoutRule.Outcome.Unchanged.class);
    assertThat(set("5", "999")).isInstanceOf(SettingPayoutRule.Outcome.Done.class);
    SettingPayoutRule.Outcome raised = set("7", "");
    UUID act = ((SettingPayoutRule.Outcome.Asked) raised).act();
    assertThat(current().alone()).contains(yen(999));
    assertThat(acts.find(act).orElseThrow().kind()).isEqualTo(ActKind.PAYOUT_LIMIT);
    assertThatThrownBy(
            () ->
                new Sql(stage.database.admin())
                    .update(
                        "insert into payout_rule (id, currency, minimum_minor, set_by, set_at)"
                            + " values (?, 'JPY', 0, ?, ?)",
                        Ids.next(),
                        one,
                        stage.stripe.clock.instant()))
        .hasStackTraceContaining("raised by two operators");
    assertThat(allowing.allow(act, one, operators.code(0))).isInstanceOf(Outcome.OwnAsking.class);
    assertThat(allowing.allow(act, other, operators.code(0)))
        .isEqualTo(new Outcome.Allowed<>(Optional.empty()));
    assertThat(current().alone()).isEmpty();
    assertThat(current().minimum()).isEqualTo(yen(7));
  }

  @Test
  void whatIsNoAmountIsNotSet() {
    for (String wrong :
        List.of("-1", "0.5", "1e9", "abc", "1000000000001", "99999999999999999999")) {
      assertThat(set(wrong, "")).isInstanceOf(SettingPayoutRule.Outcome.Invalid.class);
      assertThat(set("", wrong)).isInstanceOf(SettingPayoutRule.Outcome.Invalid.class);
    }
    assertThat(setting.set(one, "GBP", "1", "1"))
        .isInstanceOf(SettingPayoutRule.Outcome.Invalid.class);
    assertThat(setting.set(one, null, "1", "1"))
        .isInstanceOf(SettingPayoutRule.Outcome.Invalid.class);
    assertThat(setting.set(one, "USD", "0.5", "12.34"))
        .isInstanceOf(SettingPayoutRule.Outcome.Done.class);
  }

  @Test
  void whoseHoldsStandIsSentNothingUntilReleased() {
    TenantId tenant = stage.payable(310);
    assertThat(holding.hold(one, Payee.of(tenant), " "))
        .isInstanceOf(HoldingPayouts.Outcome.Invalid.class);
    Payout planned = stage.planned(tenant);
    assertThat(holding.hold(one, Payee.of(tenant), "We check an address."))
        .isInstanceOf(HoldingPayouts.Outcome.Done.class);
    assertThat(holding.hold(other, Payee.of(tenant), "Again."))
        .isInstanceOf(HoldingPayouts.Outcome.NotPossible.class);
    stage.send(planned);
    assertThat(stage.payout(tenant).held()).contains(Readiness.PAYOUTS_HELD);
    assertThat(stage.transfers(planned.id())).isEmpty();

    TenantId next = stage.payable(20);
    holding.hold(one, Payee.of(next), "We check yours too.");
    assertThat(stage.run.preview())
        .filteredOn(due -> due.payee().equals(Payee.of(next)))
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.readiness()).isEqualTo(Readiness.PAYOUTS_HELD);
              assertThat(due.reason()).isEqualTo("We check yours too.");
            });
    assertThat(waiting(Queue.PAYOUTS_DUE)).isZero();
    assertThat(stage.run.execute(Actor.account(one)).planned()).isEmpty();

    assertThat(holding.release(other, Payee.of(tenant)))
        .isInstanceOf(HoldingPayouts.Outcome.Done.class);
    assertThat(holding.release(other, Payee.of(tenant)))
        .isInstanceOf(HoldingPayouts.Outcome.NotPossible.class);
    assertThat(holding.of(Payee.of(tenant)).getFirst().releasedBy()).contains("Grace");
    assertThat(stage.run.execute(Actor.account(one)).resumed()).containsExactly(planned.id());
    stage.send(planned);
    assertThat(stage.payout(tenant).status()).isEqualTo(Payout.Status.SENT);
    assertThat(holding.hold(one, Payee.of(new TenantId(Ids.next())), "Who?"))
        .isInstanceOf(HoldingPayouts.Outcome.NotPossible.class);
  }

  @Test
  void whatIsTooLittleWaitsForMoreUnlessTheTenantHasClosed() {
    rule("100", "");
    TenantId little = stage.payable(99);
    TenantId closed = stage.payable(1);
    stage.standing(closed, "CLOSED");
    TenantId enough = stage.payable(100);
    assertThat(waiting(Queue.PAYOUTS_DUE)).isEqualTo(2);
    assertThat(stage.run.execute(Actor.account(one)).planned()).hasSize(2);
    assertThat(stage.payout(closed).amount()).isEqualTo(yen(1));
    assertThat(stage.payout(enough).amount()).isEqualTo(yen(100));
    assertThat(stage.run.preview())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.payee()).isEqualTo(Payee.of(little));
              assertThat(due.readiness()).isEqualTo(Readiness.BELOW_MINIMUM);
            });
    rule("99", "");
    assertThat(stage.run.execute(Actor.account(one)).planned()).hasSize(1);
  }

  private long waiting(Queue queue) {
    return new OperatorQueues(stage.database.admin(), stage.stripe.clock)
        .all().stream().filter(w -> w.queue() == queue).findFirst().orElseThrow().count();
  }

  private void rule(String minimum, String alone) {
    assertThat(set(minimum, alone)).isInstanceOf(SettingPayoutRule.Outcome.Done.class);
  }

  private SettingPayoutRule.Outcome set(@Nullable String minimum, @Nullable String alone) {
    return setting.set(one, "JPY", minimum, alone);
  }

  private PayoutRule current() {
    return new PayoutRules(stage.database.admin())
        .all().stream().filter(rule -> rule.currency().equals(YEN)).findFirst().orElseThrow();
  }

  private static Money yen(long yen) {
    return Money.ofMinor(yen, YEN);
  }
}
