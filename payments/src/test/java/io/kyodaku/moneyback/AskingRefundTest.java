package io.kyodaku.moneyback;

import static io.kyodaku.moneyback.ReturnStage.CREDIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.log.Actor;
import io.kyodaku.moneyback.AskingRefund.Asked;
import io.kyodaku.moneyback.AskingRefund.NotAsked;
import io.kyodaku.moneyback.AskingRefund.Why;
import io.kyodaku.shared.Money;
import io.kyodaku.wallet.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refunds that are asked for here. */
class AskingRefundTest {

  private final ReturnStage stage = new ReturnStage();
  private final UUID person = stage.world.account();
  private final AskingRefund asking = asking(14);
  private final SendingRefund sending =
      new SendingRefund(stage.database.admin(), stage.returns, stage.stripe.clock);

  private AskingRefund asking(int days) {
    return new AskingRefund(
        stage.database.admin(), new RefundPolicy(Duration.ofDays(days)), stage.stripe.clock);
  }

  @AfterEach
  void close() {
    stage.leave();
  }

  private static Money yen(long amount) {
    return Money.ofMinor(amount, World.JPY);
  }

  private Asked asked(UUID order) {
    AskingRefund.Outcome outcome = asking.unspent(stage.creator, person, order);
    assertThat(outcome).isInstanceOf(Asked.class);
    return (Asked) outcome;
  }

  private String standing() {
    return stage.stripe.text("select status || ' ' || booked_micros from money_back");
  }

  private void assertStripeRefunded(long... amounts) {
    assertThat(
            stage.stripe.read("/v1/refunds").getAsJsonArray("data").asList().stream()
                .map(refund -> refund.getAsJsonObject().get("amount").getAsLong()))
        .containsExactly(java.util.Arrays.stream(amounts).boxed().toArray(Long[]::new));
  }

  @Test
  void whatIsUnspentIsFrozenAtOnceAndPaidBackOnce() {
    UUID order = stage.buy();
    stage.use(100);
    assertThat(asking.offer(stage.creator, order).orElseThrow().amount()).isEqualTo(yen(500));

    Asked refund = asked(order);

    assertThat(refund.amount()).isEqualTo(yen(500));
    assertThat(stage.refused(1)).isTrue();
    assertThat(asking.unspent(stage.creator, person, order))
        .isEqualTo(new NotAsked(Why.REFUND_UNDER_WAY));
    sending.run(refund.refundId().toString());
    sending.run(refund.refundId().toString());
    stage.book();
    assertThat(standing()).isEqualTo("REFUNDED 500000000");
    assertStripeRefunded(500);
    assertThat(stage.books.available(stage.creator)).isZero();
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertThat(stage.earned()).isEqualTo(210_000_000);
    assertThat(asking.offer(stage.creator, order)).isEmpty();
    stage.books.assertBooksHold();
  }

  @Test
  void whereTheAnswerIsLostStripeIsAskedWhetherItActed() {
    UUID order = stage.buy();
    Asked refund = asked(order);
    stage.stripe.control(
        "faults", Map.of("kind", "error_after", "path", "/v1/refunds", "times", "3"));

    assertThatThrownBy(() -> sending.run(refund.refundId().toString()))
        .isInstanceOf(RuntimeException.class);
    assertThat(standing()).isEqualTo("ASKED 0");
    sending.run(refund.refundId().toString());
    stage.book();

    assertThat(standing()).isEqualTo("REFUNDED 1000000000");
    assertStripeRefunded(1_000);
    stage.books.assertBooksHold();
  }

  @Test
  void whatStripeRefusesIsFreeAgain() {
    UUID order = stage.buy();
    Asked refund = asked(order);
    String dispute = stage.dispute(order, 100);
    sending.run(refund.refundId().toString());

    assertThat(stage.stripe.text("select status from money_back where id = ?", refund.refundId()))
        .isEqualTo("REFUSED");
    stage.close(dispute, "won");
    stage.book(dispute, 4);
    assertThat(stage.refused(200)).isFalse();
    stage.books.assertBooksHold();
  }

  @Test
  void thereAreDaysForItAndOnlyTheBuyerMay() {
    UUID order = stage.buy();
    assertThat(asking(0).unspent(stage.creator, person, order))
        .isEqualTo(new NotAsked(Why.REFUND_TOO_LATE));
    assertThat(asking.unspent(stage.world.creator(), person, order))
        .isEqualTo(new NotAsked(Why.REFUND_OF_NO_PURCHASE));
    stage.use(200);
    assertThat(asking.unspent(stage.creator, person, order))
        .isEqualTo(new NotAsked(Why.REFUND_OF_NOTHING));
    assertThat(asking.offer(stage.creator, order)).isEmpty();
  }

  @Test
  void anOperatorGivesBackWhatWasSpentTooWithAReason() {
    UUID order = stage.buy();
    stage.use(100);
    Actor operator = Actor.account(person);
    assertThat(asking.byOperator(operator, person, order, yen(800), " "))
        .isEqualTo(new NotAsked(Why.REFUND_WITHOUT_REASON));
    for (Money wrong : List.of(yen(1_001), yen(0), Money.ofMinor(100, World.USD))) {
      assertThat(asking.byOperator(operator, person, order, wrong, "Sorry."))
          .isEqualTo(new NotAsked(Why.REFUND_ABOVE_CHARGE));
    }

    AskingRefund.Outcome outcome =
        asking.byOperator(operator, person, order, yen(800), "The film never came.");
    sending.run(((Asked) outcome).refundId().toString());
    stage.book();

    assertThat(standing()).isEqualTo("REFUNDED 800000000");
    assertThat(stage.books.debt(stage.creator)).isEqualTo(300 * CREDIT);
    assertThat(stage.earned()).isEqualTo(84_000_000);
    assertThat(
            stage.stripe.texts(
                "select action || ' ' || detail from audit_entry where action like 'refund%'"))
        .containsExactly("refund-asked 800 JPY: The film never came.");
    stage.books.assertBooksHold();
  }

  @Test
  void theWholeWayFromTheEventToTheStatementIsShown() {
    UUID order = stage.buy();
    stage.use(60);
    stage.use(40);
    String dispute = stage.dispute(order, 800);
    stage.book(dispute, 2);
    stage.closeMonth();

    MoneyBackTrace trace = new MoneyBackTrace(stage.database.admin());
    MoneyBackTrace.Case found = trace.find(trace.ofOrder(order).getFirst().id()).orElseThrow();

    assertThat(found.stripeId()).hasValue(dispute);
    assertThat(found.charge()).startsWith("ch_");
    assertThat(found.orderId()).isEqualTo(order);
    assertThat(found.booked()).isTrue();
    assertThat(found.taken()).isEqualTo(yen(800));
    assertThat(found.fee().micros()).isPositive();
    assertThat(found.lot().revoked()).isEqualTo(500 * CREDIT);
    assertThat(found.lot().owed()).isEqualTo(300 * CREDIT);
    assertThat(trace.events(found))
        .extracting(MoneyBackTrace.Told::type)
        .contains("charge.dispute.created", "charge.dispute.funds_withdrawn");
    assertThat(trace.burns(found))
        .extracting(MoneyBackTrace.Burned::backMicros)
        .containsExactly(200 * CREDIT, 100 * CREDIT);
    assertThat(trace.royalties(found))
        .allSatisfy(
            royalty -> {
              assertThat(royalty.kind()).isEqualTo("CHARGEBACK");
              assertThat(royalty.statement().orElseThrow().position()).isEqualTo(2);
            })
        .extracting(royalty -> royalty.own().micros())
        .containsExactlyInAnyOrder(-84_000_000L, -42_000_000L);
  }
}
