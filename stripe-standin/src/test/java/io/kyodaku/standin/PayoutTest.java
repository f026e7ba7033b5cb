package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TopupCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the seller's balance to a rightsholder's bank. */
class PayoutTest {
  @TempDir Path data;
  private Stage stage;
  private Recipients recipients;

  @BeforeEach
  void start() throws StripeException {
    stage = Stage.in(data);
    recipients = new Recipients(stage);
    stage
        .client()
        .v1()
        .topups()
        .create(
            TopupCreateParams.builder()
                .setAmount(100_000L)
                .setCurrency("jpy")
                .setDescription("float")
                .build());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void transferMovesMoneyToTheRecipient() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");

    Transfer transfer = transfer(account, 30_000);

    assertThat(transfer.getDestinationPayment()).startsWith("py_");
    assertThat(transfer.getTransferGroup()).isEqualTo("statement_1");
    assertThat(available(null)).isEqualTo(70_000);
    assertThat(available(account)).isEqualTo(30_000);
    Event event = stage.japan.await("transfer.created").verified(Stage.JP_SECRET);
    assertThat(event.getAccount()).isNull();
  }

  @Test
  void recipientMustBeKnownAndReady() throws StripeException {
    InvalidRequestException unknown =
        refusal(() -> stage.client().v1().transfers().create(transferOf("acct_none", 1_000)));
    assertThat(unknown.getCode()).isEqualTo("resource_missing");
    assertThat(unknown.getParam()).isEqualTo("destination");

    Account account = recipients.create("JP");
    InvalidRequestException notReady = refusal(() -> transfer(account, 1_000));
    assertThat(notReady.getCode()).isEqualTo("insufficient_capabilities_for_transfer");
  }

  @Test
  void noMoreIsTransferredThanThereIs() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");

    InvalidRequestException refused = refusal(() -> transfer(account, 100_001));

    assertThat(refused.getCode()).isEqualTo("balance_insufficient");
    assertThat(available(account)).isZero();
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
    Transfer transfer = transfer(account, 30_000);
    var reversals = stage.client().v1().transfers().reversals();

    TransferReversal part =
        reversals.create(
            transfer.getId(), TransferReversalCreateParams.builder().setAmount(10_000L).build());

    assertThat(part.getAmount()).isEqualTo(10_000);
    assertThat(available(null)).isEqualTo(80_000);
    assertThat(available(account)).isEqualTo(20_000);
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

  @Test
  void payoutArrivesAndSaysForWhichAccount() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    transfer(account, 30_000);

    Payout payout = payout(account, 30_000);

    assertThat(payout.getStatus()).isEqualTo("pending");
    Event event = stage.japan.await("payout.paid").verified(Stage.JP_SECRET);
    assertThat(event.getAccount()).isEqualTo(account.getId());
    Payout told = (Payout) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getId()).isEqualTo(payout.getId());
    assertThat(told.getMetadata()).containsEntry("statement", "1");
    assertThat(
            stage
                .client()
                .v1()
                .payouts()
                .retrieve(payout.getId(), Recipients.of(account))
                .getStatus())
        .isEqualTo("paid");
    assertThat(available(account)).isZero();
    assertThat(
            stage
                .client()
                .v1()
                .balanceTransactions()
                .retrieve(payout.getBalanceTransaction(), Recipients.of(account))
                .getNet())
        .isEqualTo(-30_000);
    assertThat(
            stage.client().v1().events().retrieve(event.getId(), Recipients.of(account)).getType())
        .isEqualTo("payout.paid");
  }

  @Test
  void payoutToAClosedBankAccountFailsAndTheMoneyIsBack() throws StripeException {
    Account account = recipients.onboarded("JP", "000111111113");
    transfer(account, 30_000);

    Payout payout = payout(account, 30_000);

    Event event = stage.japan.await("payout.failed").verified(Stage.JP_SECRET);
    Payout failed = (Payout) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(failed.getId()).isEqualTo(payout.getId());
    assertThat(failed.getFailureCode()).isEqualTo("account_closed");
    assertThat(failed.getFailureBalanceTransaction()).startsWith("txn_");
    assertThat(available(account)).isEqualTo(30_000);
  }

  @Test
  void arrivedPayoutCanBeReturnedByTheBank() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    transfer(account, 30_000);
    Payout payout = payout(account, 30_000);
    stage.japan.await("payout.paid");

    stage.control(
        "/_standin/payouts/" + payout.getId() + "/settle",
        Map.of("outcome", "failed", "failure_code", "no_account"));

    stage.japan.await("payout.failed");
    assertThat(available(account)).isEqualTo(30_000);
  }

  @Test
  void nextPayoutFailsWhenATestWantsItTo() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    transfer(account, 30_000);
    stage.control(
        "/_standin/payouts/next", Map.of("account", account.getId(), "outcome", "failed"));

    payout(account, 10_000);
    stage.japan.await("payout.failed");
    payout(account, 10_000);

    stage.japan.await("payout.paid");
  }

  @Test
  void payoutSurvivesACrashWhileItIsUnderWay() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    transfer(account, 30_000);
    stage.japan.answerWith(500);
    Payout payout = payout(account, 30_000);

    stage.crashAndRestart();
    stage.japan.answerWith(200);

    stage.japan.await(
        "payout.paid",
        event ->
            event
                .getAsJsonObject("data")
                .getAsJsonObject("object")
                .get("id")
                .getAsString()
                .equals(payout.getId()));
    assertThat(available(account)).isZero();
  }

  @Test
  void payoutNeedsMoneyABankAndAReadyAccount() throws StripeException {
    Account ready = recipients.onboarded("JP", "000123456789");
    assertThat(refusal(() -> payout(ready, 1)).getCode()).isEqualTo("balance_insufficient");
    InvalidRequestException noBank =
        refusal(
            () ->
                stage
                    .client()
                    .v1()
                    .payouts()
                    .create(
                        PayoutCreateParams.builder().setAmount(100L).setCurrency("usd").build(),
                        Recipients.of(ready)));
    assertThat(noBank.getMessage()).contains("external accounts in that currency");
    Account notReady = recipients.create("JP");
    assertThat(refusal(() -> payout(notReady, 1)).getCode()).isEqualTo("payouts_not_allowed");
  }

  @Test
  void sameKeyPaysOutOnce() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    transfer(account, 30_000);
    RequestOptions once =
        Recipients.of(account).toBuilderFullCopy().setIdempotencyKey("payout_1").build();
    PayoutCreateParams params =
        PayoutCreateParams.builder().setAmount(10_000L).setCurrency("jpy").build();

    Payout first = stage.client().v1().payouts().create(params, once);
    Payout second = stage.client().v1().payouts().create(params, once);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(available(account)).isEqualTo(20_000);
  }

  @Test
  void refusedPayoutIsRememberedUnderItsKey() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    RequestOptions once =
        Recipients.of(account).toBuilderFullCopy().setIdempotencyKey("payout_2").build();
    PayoutCreateParams params =
        PayoutCreateParams.builder().setAmount(10_000L).setCurrency("jpy").build();
    assertThat(refusal(() -> stage.client().v1().payouts().create(params, once)).getCode())
        .isEqualTo("balance_insufficient");
    transfer(account, 30_000);

    assertThat(refusal(() -> stage.client().v1().payouts().create(params, once)).getCode())
        .isEqualTo("balance_insufficient");
    assertThat(stage.client().v1().payouts().create(params, Recipients.of(account)).getStatus())
        .isEqualTo("pending");
  }

  @Test
  void scheduleIsKept() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    var settings = stage.client().v1().balanceSettings();
    var manual =
        BalanceSettingsUpdateParams.builder()
            .setPayments(
                BalanceSettingsUpdateParams.Payments.builder()
                    .setPayouts(
                        BalanceSettingsUpdateParams.Payments.Payouts.builder()
                            .setSchedule(
                                BalanceSettingsUpdateParams.Payments.Payouts.Schedule.builder()
                                    .setInterval(
                                        BalanceSettingsUpdateParams.Payments.Payouts.Schedule
                                            .Interval.MANUAL)
                                    .build())
                            .build())
                    .build())
            .build();

    settings.update(manual, Recipients.of(account));

    assertThat(
            settings
                .retrieve(Recipients.of(account))
                .getPayments()
                .getPayouts()
                .getSchedule()
                .getInterval())
        .isEqualTo("manual");
  }

  private Transfer transfer(Account account, long amount) throws StripeException {
    return stage.client().v1().transfers().create(transferOf(account.getId(), amount));
  }

  private static TransferCreateParams transferOf(String destination, long amount) {
    return TransferCreateParams.builder()
        .setAmount(amount)
        .setCurrency("jpy")
        .setDestination(destination)
        .setTransferGroup("statement_1")
        .build();
  }

  private Payout payout(Account account, long amount) throws StripeException {
    return stage
        .client()
        .v1()
        .payouts()
        .create(
            PayoutCreateParams.builder()
                .setAmount(amount)
                .setCurrency("jpy")
                .putMetadata("statement", "1")
                .build(),
            Recipients.of(account));
  }

  private long available(@Nullable Account account) throws StripeException {
    RequestOptions whose = account == null ? RequestOptions.getDefault() : Recipients.of(account);
    Balance balance = stage.client().v1().balance().retrieve(whose);
    return balance.getAvailable().stream().mapToLong(Balance.Available::getAmount).sum();
  }

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
