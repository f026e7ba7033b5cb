package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.model.v2.core.Account;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the seller's balance to a rightsholder's, and back. */
class TransferTest {
  @TempDir Path data;
  private Stage stage;
  private Recipients recipients;

  @BeforeEach
  void start() throws StripeException {
    stage = Stage.in(data);
    recipients = new Recipients(stage);
    recipients.fund(100_000);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void transferMovesMoneyToTheRecipient() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");

    Transfer transfer = recipients.transfer(account, 30_000);

    assertThat(transfer.getDestinationPayment()).startsWith("py_");
    assertThat(transfer.getTransferGroup()).isEqualTo("statement_1");
    assertThat(recipients.available(null)).isEqualTo(70_000);
    assertThat(recipients.available(account)).isEqualTo(30_000);
    Event event = stage.japan.await("transfer.created").verified(Stage.JP_SECRET);
    assertThat(event.getAccount()).isNull();
  }

  @Test
  void recipientMustBeKnownAndReady() throws StripeException {
    InvalidRequestException unknown =
        refusal(
            () ->
                stage.client().v1().transfers().create(Recipients.transferOf("acct_none", 1_000)));
    assertThat(unknown.getCode()).isEqualTo("resource_missing");
    assertThat(unknown.getParam()).isEqualTo("destination");

    Account account = recipients.create("JP");
    InvalidRequestException notReady = refusal(() -> recipients.transfer(account, 1_000));
    assertThat(notReady.getCode()).isEqualTo("insufficient_capabilities_for_transfer");
  }

  @Test
  void noMoreIsTransferredThanThereIs() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");

    InvalidRequestException refused = refusal(() -> recipients.transfer(account, 100_001));

    assertThat(refused.getCode()).isEqualTo("balance_insufficient");
    assertThat(recipients.available(account)).isZero();
  }

  @Test
  void transferFromAChargeStaysWithinIt() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    String charge =
        stage
            .client()
            .v1()
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder()
                    .setAmount(1_000L)
                    .setCurrency("jpy")
                    .setTransferGroup("order_7")
                    .setPaymentMethod("pm_card_visa")
                    .setConfirm(true)
                    .build())
            .getLatestCharge();
    TransferCreateParams most =
        TransferCreateParams.builder()
            .setAmount(600L)
            .setCurrency("jpy")
            .setDestination(account.getId())
            .setSourceTransaction(charge)
            .build();

    Transfer transfer = stage.client().v1().transfers().create(most);

    assertThat(transfer.getTransferGroup()).isEqualTo("order_7");
    InvalidRequestException refused = refusal(() -> stage.client().v1().transfers().create(most));
    assertThat(refused.getParam()).isEqualTo("amount");
  }

  @Test
  void reversalBringsMoneyBackOnce() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    Transfer transfer = recipients.transfer(account, 30_000);
    var reversals = stage.client().v1().transfers().reversals();

    TransferReversal part =
        reversals.create(
            transfer.getId(), TransferReversalCreateParams.builder().setAmount(10_000L).build());

    assertThat(part.getAmount()).isEqualTo(10_000);
    assertThat(recipients.available(null)).isEqualTo(80_000);
    assertThat(recipients.available(account)).isEqualTo(20_000);
    Transfer seen = stage.client().v1().transfers().retrieve(transfer.getId());
    assertThat(seen.getAmountReversed()).isEqualTo(10_000);
    assertThat(seen.getReversals().getData())
        .extracting(TransferReversal::getId)
        .containsExactly(part.getId());
    InvalidRequestException tooMuch =
        refusal(
            () ->
                reversals.create(
                    transfer.getId(),
                    TransferReversalCreateParams.builder().setAmount(20_001L).build()));
    assertThat(tooMuch.getParam()).isEqualTo("amount");
    reversals.create(transfer.getId());
    assertThat(stage.client().v1().transfers().retrieve(transfer.getId()).getReversed()).isTrue();
    stage.japan.await("transfer.reversed", 2);
  }

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
