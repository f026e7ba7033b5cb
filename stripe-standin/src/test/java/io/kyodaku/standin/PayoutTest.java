package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.PayoutCreateParams;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a rightsholder's balance to its bank. */
class PayoutTest {
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
  void payoutArrivesAndSaysForWhichAccount() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    recipients.transfer(account, 30_000);

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
    assertThat(recipients.available(account)).isZero();
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
    recipients.transfer(account, 30_000);

    Payout payout = payout(account, 30_000);

    Event event = stage.japan.await("payout.failed").verified(Stage.JP_SECRET);
    Payout failed = (Payout) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(failed.getId()).isEqualTo(payout.getId());
    assertThat(failed.getFailureCode()).isEqualTo("account_closed");
    assertThat(failed.getFailureBalanceTransaction()).startsWith("txn_");
    assertThat(recipients.available(account)).isEqualTo(30_000);
  }

  @Test
  void arrivedPayoutCanBeReturnedByTheBank() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    recipients.transfer(account, 30_000);
    Payout payout = payout(account, 30_000);
    stage.japan.await("payout.paid");

    stage.control(
        "/_standin/payouts/" + payout.getId() + "/settle",
        Map.of("outcome", "failed", "failure_code", "no_account"));

    stage.japan.await("payout.failed");
    assertThat(recipients.available(account)).isEqualTo(30_000);
  }

  @Test
  void nextPayoutFailsWhenATestWantsItTo() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    recipients.transfer(account, 30_000);
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
    recipients.transfer(account, 30_000);
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
    assertThat(recipients.available(account)).isZero();
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
    recipients.transfer(account, 30_000);
    RequestOptions once =
        Recipients.of(account).toBuilderFullCopy().setIdempotencyKey("payout_1").build();
    PayoutCreateParams params =
        PayoutCreateParams.builder().setAmount(10_000L).setCurrency("jpy").build();

    Payout first = stage.client().v1().payouts().create(params, once);
    Payout second = stage.client().v1().payouts().create(params, once);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(recipients.available(account)).isEqualTo(20_000);
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
    recipients.transfer(account, 30_000);

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

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
