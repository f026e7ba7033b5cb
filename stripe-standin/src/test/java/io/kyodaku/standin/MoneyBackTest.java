package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds and disputes. The fee of a charge is not in these figures: the stage charges none. */
class MoneyBackTest {
  @TempDir Path data;
  private Stage stage;
  private PaymentIntent paid;

  @BeforeEach
  void start() throws StripeException {
    stage = Stage.in(data, options -> options.withFeeBps(0));
    paid =
        stage
            .client()
            .v1()
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder()
                    .setAmount(10_000L)
                    .setCurrency("usd")
                    .setPaymentMethod("pm_card_visa")
                    .setConfirm(true)
                    .build());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void partsAreRefundedUntilNothingIsLeft() throws StripeException {
    Refund part = refund(4_000L);

    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(charge().getAmountRefunded()).isEqualTo(4_000);
    assertThat(charge().getRefunded()).isFalse();
    assertThat(refused(() -> refund(6_001L)).getParam()).isEqualTo("amount");
    refund(null);
    assertThat(charge().getRefunded()).isTrue();
    assertThat(available()).isZero();
    assertThat(refused(() -> refund(null)).getCode()).isEqualTo("charge_already_refunded");
    Event event = stage.japan.await("charge.refunded").verified(Stage.JP_SECRET);
    assertThat(event.getData().getPreviousAttributes()).containsEntry("refunded", false);
    stage.japan.await("refund.created", 2);
  }

  @Test
  void failedRefundGivesTheMoneyBackToTheSeller() throws StripeException {
    Refund refund = refund(4_000L);

    stage.control("/_standin/refunds/" + refund.getId() + "/fail", Map.of());

    Event event = stage.japan.await("refund.failed").verified(Stage.JP_SECRET);
    Refund failed = (Refund) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureReason()).isEqualTo("lost_or_stolen_card");
    assertThat(charge().getAmountRefunded()).isZero();
    assertThat(available()).isEqualTo(10_000);
  }

  @Test
  void disputeTakesTheMoneyAndAFee() throws StripeException {
    String id = dispute(Map.of("payment_intent", paid.getId(), "reason", "product_not_received"));

    assertThat(available()).isEqualTo(-1_500);
    Event created = stage.japan.await("charge.dispute.created").verified(Stage.JP_SECRET);
    Dispute dispute = (Dispute) created.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(dispute.getId()).isEqualTo(id);
    assertThat(dispute.getReason()).isEqualTo("product_not_received");
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getBalanceTransactions().getFirst().getNet()).isEqualTo(-11_500);
    stage.japan.await("charge.dispute.funds_withdrawn");
    assertThat(charge().getDisputed()).isTrue();
    assertThat(refused(() -> refund(null)).getCode()).isEqualTo("charge_disputed");
  }

  @Test
  void wonDisputeGivesTheMoneyBackButNotTheFee() throws StripeException {
    String id = dispute(Map.of("charge", charge().getId(), "amount", "4000"));

    stage.control("/_standin/disputes/" + id + "/close", Map.of("outcome", "won"));

    assertThat(available()).isEqualTo(8_500);
    stage.japan.await("charge.dispute.funds_reinstated");
    stage.japan.await("charge.dispute.closed");
    assertThat(stage.client().v1().disputes().retrieve(id).getStatus()).isEqualTo("won");
    assertThat(refused(() -> stage.client().v1().disputes().close(id)).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void acceptedDisputeIsLost() throws StripeException {
    String id = dispute(Map.of("charge", charge().getId()));

    assertThat(stage.client().v1().disputes().close(id).getStatus()).isEqualTo("lost");

    Event closed = stage.japan.await("charge.dispute.closed").verified(Stage.JP_SECRET);
    assertThat(((Dispute) closed.getDataObjectDeserializer().getObject().orElseThrow()).getStatus())
        .isEqualTo("lost");
    assertThat(available()).isEqualTo(-1_500);
  }

  @Test
  void evidenceDecidesAsInStripesTestMode() throws StripeException {
    String id = dispute(Map.of("charge", charge().getId()));

    Dispute won =
        stage
            .client()
            .v1()
            .disputes()
            .update(
                id,
                DisputeUpdateParams.builder()
                    .setEvidence(
                        DisputeUpdateParams.Evidence.builder()
                            .setUncategorizedText("winning_evidence")
                            .build())
                    .build());

    assertThat(won.getStatus()).isEqualTo("won");
  }

  @Test
  void balanceTransactionsTellTheWholeStory() throws StripeException {
    refund(1_000L);
    dispute(Map.of("charge", charge().getId(), "amount", "2000"));

    var all = stage.client().v1().balanceTransactions().list().getData();

    assertThat(all)
        .extracting(BalanceTransaction::getReportingCategory)
        .containsExactly("dispute", "refund", "charge");
    assertThat(all.stream().mapToLong(BalanceTransaction::getNet).sum()).isEqualTo(available());
    assertThat(
            stage
                .client()
                .v1()
                .balanceTransactions()
                .list(BalanceTransactionListParams.builder().setType("refund").build())
                .getData())
        .hasSize(1);
  }

  private Refund refund(@Nullable Long amount) throws StripeException {
    RefundCreateParams.Builder params = RefundCreateParams.builder().setPaymentIntent(paid.getId());
    if (amount != null) {
      params.setAmount(amount);
    }
    return stage.client().v1().refunds().create(params.build());
  }

  private String dispute(Map<String, String> params) {
    JsonObject dispute = stage.control("/_standin/disputes", params);
    return dispute.get("id").getAsString();
  }

  private Charge charge() throws StripeException {
    return stage.client().v1().charges().retrieve(paid.getLatestCharge());
  }

  private long available() throws StripeException {
    return stage.client().v1().balance().retrieve().getAvailable().stream()
        .mapToLong(Balance.Available::getAmount)
        .sum();
  }

  private static InvalidRequestException refused(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
