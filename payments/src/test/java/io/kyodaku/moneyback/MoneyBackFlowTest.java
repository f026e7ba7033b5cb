package io.kyodaku.moneyback;

import static io.kyodaku.moneyback.ReturnStage.CREDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.Authorization;
import io.kyodaku.ledger.Margin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that goes back, from Stripe's event to the statement's line. */
class MoneyBackFlowTest {

  private final ReturnStage stage = new ReturnStage();

  @AfterEach
  void close() {
    stage.leave();
  }

  private List<String> standing() {
    return stage.stripe.texts(
        "select kind || ' ' || status || ' ' || booked_micros from money_back order by id");
  }

  private List<String> lot(UUID order) {
    return stage.stripe.texts(
        "select available_micros / 1000000 || ' ' || held_micros / 1000000 || ' ' || revoked_micros"
            + " / 1000000 || ' ' || burned_back_micros / 1000000 from credit_lot where order_id ="
            + " ?",
        order);
  }

  /** 100 seconds: 500 credits, of which 300 are a fee of 300 yen and 210 yen of royalty. */
  @Test
  void aChargebackTakesUnspentCreditsFirstAndThenTheRoyaltiesOfTheLatestUsages() {
    UUID order = stage.buy();
    stage.use(60);
    stage.use(40);
    assertThat(stage.earned()).isEqualTo(210_000_000);

    String dispute = stage.dispute(order, 800);
    stage.book(dispute, 2);

    assertThat(standing()).containsExactly("DISPUTE OPEN 800000000");
    assertThat(lot(order)).containsExactly("0 0 500 300");
    assertThat(stage.books.debt(stage.creator)).isEqualTo(300 * CREDIT);
    // The later usage wholly, and a third of the other's 126 yen.
    assertThat(stage.earned()).isEqualTo(84_000_000);
    stage.close(dispute, "lost");
    stage.book(dispute, 3);
    assertThat(standing()).containsExactly("DISPUTE LOST 800000000");
    assertThat(stage.closeMonth()).containsExactly("USAGE 210000000", "CHARGEBACK -126000000");
    stage.books.assertBooksHold();
    assertThat(
            stage.stripe.texts(
                "select distinct m.stripe_id || ' ' || l.kind from statement_line l join"
                    + " statement_royalty s on s.statement_id = l.statement_id and s.position ="
                    + " l.position join royalty r on r.id = s.royalty_id join money_back m on m.id"
                    + " = r.money_back_id"))
        .containsExactly(dispute + " CHARGEBACK");
  }

  /**
   * Three eighths of what was taken back: the rest of the fee falls on credits that nobody spent.
   */
  @Test
  void whatADisputeCostFallsOnTheUsagesThatItTookBack() {
    UUID order = stage.buy();
    stage.use(60);
    stage.use(40);
    stage.book(stage.dispute(order, 800), 2);

    long fee =
        Long.parseLong(
            stage.stripe.text("select fee_micros from money_back where order_id = ?", order));
    List<Margin.OfUsage> margins =
        stage
            .stripe
            .texts("select authorization_id from burn_back order by back_micros desc")
            .stream()
            .flatMap(
                id ->
                    new Margin(stage.stripe.database.admin()).ofUsage(UUID.fromString(id)).stream())
            .toList();
    assertThat(fee).isPositive();
    assertThat(margins)
        .extracting(Margin.OfUsage::disputeFees)
        .containsExactly(fee * 200 / 800, fee * 100 / 800);
    assertThat(margins)
        .allSatisfy(
            one ->
                assertThat(one.margin())
                    .isEqualTo(one.figures().revenue() - one.figures().cost() - one.disputeFees()));
  }

  @Test
  void whatIsWonAfterTheStatementIsEarnedAgainOnTheNext() {
    UUID order = stage.buy();
    stage.use(100);
    String dispute = stage.dispute(order, 1_000);
    stage.book(dispute, 2);
    assertThat(stage.closeMonth()).containsExactly("USAGE 210000000", "CHARGEBACK -210000000");

    stage.close(dispute, "won");
    stage.book(dispute, 4);

    assertThat(standing()).containsExactly("DISPUTE WON 0");
    assertThat(lot(order)).containsExactly("500 0 0 0");
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertThat(stage.closeMonth()).containsExactly("DISPUTE_RESOLUTION 210000000");
    stage.books.assertBooksHold();
  }

  @Test
  void eventsMayComeInAnyOrderAndAnyNumber() {
    UUID order = stage.buy();
    stage.use(100);
    stage.stripe.control("deliveries/rule", Map.of("duplicates", "2", "reorder", "6"));
    String dispute = stage.dispute(order, 1_000);
    stage.close(dispute, "won");
    stage.stripe.control("deliveries/rule", Map.of());
    stage.stripe.control("deliveries/release", Map.of());
    stage.book(dispute, 4);

    assertThat(standing()).containsExactly("DISPUTE WON 0");
    assertThat(lot(order)).containsExactly("500 0 0 0");
    assertThat(stage.earned()).isEqualTo(210_000_000);
    stage.books.assertBooksHold();
  }

  @Test
  void whatIsHeldIsTakenWhenItIsReleasedOrSpent() {
    UUID order = stage.buy();
    Authorization first = stage.hold(100);
    Authorization second = stage.hold(60);
    stage.book(stage.dispute(order, 1_000), 2);
    assertThat(lot(order)).containsExactly("0 800 200 0");

    stage.charges.release(second);
    stage.books.sweep(stage.charges);
    assertThat(lot(order)).containsExactly("0 500 500 0");
    assertThat(stage.books.available(stage.creator)).isZero();

    stage.settle(first, 50);
    stage.books.sweep(stage.charges);
    assertThat(lot(order)).containsExactly("0 0 750 250");
    assertThat(stage.books.debt(stage.creator)).isEqualTo(250 * CREDIT);
    assertThat(stage.earned()).isZero();
    stage.books.assertBooksHold();
  }

  @Test
  void theNextPurchasePaysTheDebtFirstAndGetsItBackWhenTheDisputeIsWon() {
    UUID order = stage.buy();
    stage.use(100);
    String dispute = stage.dispute(order, 1_000);
    stage.book(dispute, 2);

    UUID next = stage.buy();

    assertThat(lot(next)).containsExactly("500 0 0 0");
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertThat(stage.books.available(stage.creator)).isEqualTo(500 * CREDIT);
    stage.books.assertBooksHold();
    stage.close(dispute, "won");
    stage.book(dispute, 4);
    assertThat(lot(next)).containsExactly("1000 0 0 0");
    assertThat(stage.books.available(stage.creator)).isEqualTo(1_500 * CREDIT);
    stage.books.assertBooksHold();
  }

  @Test
  void whoeverOwesSpendsNoGiftsForIt() {
    UUID order = stage.buy();
    stage.use(100);
    stage.book(stage.dispute(order, 1_000), 2);
    stage.world.gift(stage.creator, 600);

    assertThat(stage.hold(20)).isNotNull();
    assertThat(stage.books.available(stage.creator)).isEqualTo(500 * CREDIT);
    assertThat(stage.refused(1)).isTrue();
  }

  @Test
  void refundsAtStripeAreBookedAndFailedOnesComeAgain() {
    UUID order = stage.buy();
    stage.use(100);
    String refund =
        stage
            .stripe
            .call(
                "POST",
                "/v1/refunds",
                Map.of("payment_intent", stage.paymentIntent(order), "amount", "600"))
            .get("id")
            .getAsString();
    stage.book(refund, 1);

    assertThat(standing()).containsExactly("REFUND REFUNDED 600000000");
    assertThat(lot(order)).containsExactly("0 0 500 100");
    assertThat(stage.earned()).isEqualTo(168_000_000);
    assertThat(stage.stripe.texts("select distinct kind from royalty order by 1"))
        .containsExactly("REFUND", "USAGE");

    stage.stripe.control("refunds/" + refund + "/fail", Map.of());
    stage.book(refund, 3);
    assertThat(standing()).containsExactly("REFUND FAILED 0");
    assertThat(lot(order)).containsExactly("500 0 0 0");
    assertThat(stage.earned()).isEqualTo(210_000_000);
    stage.books.assertBooksHold();
  }

  @Test
  void whatIsOfAnotherOrNotKnownIsRefusedWithoutEffect() {
    UUID order = stage.buy();
    stage.stripe.deliver(event("evt_forged1", "charge.dispute.created", "du_nowhere", ""));
    stage.stripe.deliver(
        event("evt_forged2", "refund.created", "re_nowhere", ",\"account\":\"acct_1\""));
    stage.book();

    assertThat(
            stage.stripe.texts(
                "select status || ' ' || error from stripe_event where event_id like 'evt_forged%'"
                    + " order by event_id"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("DEAD").contains("du_nowhere"),
            second -> assertThat(second).isEqualTo("DEAD It happened on the account acct_1."));
    assertThat(standing()).isEmpty();
    assertThat(lot(order)).containsExactly("1000 0 0 0");
  }

  private String event(String id, String type, String object, String more) {
    return "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"%s\",\"created\":%d,\"data\":{\"object\":{\"id\":\"%s\"}}%s}"
        .formatted(id, type, stage.stripe.clock.instant().getEpochSecond(), object, more);
  }
}
