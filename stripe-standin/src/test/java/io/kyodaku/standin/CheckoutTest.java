package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  @TempDir Path data;
  private Stage stage;

  @BeforeEach
  void start() {
    stage = Stage.in(data);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void sessionKeepsWhatTheSellerGaveIt() throws StripeException {
    Session session =
        create(
            stage
                .pack("jpy", 1_200)
                .setClientReferenceId("order_7")
                .setCustomerEmail("creator@example.com")
                .putMetadata("order", "7")
                .setLocale(SessionCreateParams.Locale.JA));

    assertThat(session.getId()).startsWith("cs_test_");
    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(session.getPaymentIntent()).isNull();
    assertThat(session.getAmountTotal()).isEqualTo(1_200);
    assertThat(session.getCurrency()).isEqualTo("jpy");
    Session again =
        stage
            .client()
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                session.getId(), SessionRetrieveParams.builder().addExpand("line_items").build());
    assertThat(again.getClientReferenceId()).isEqualTo("order_7");
    assertThat(again.getCustomerEmail()).isEqualTo("creator@example.com");
    assertThat(again.getMetadata()).containsExactly(Map.entry("order", "7"));
    assertThat(again.getLineItems().getData()).hasSize(1);
    assertThat(again.getLineItems().getData().getFirst().getDescription())
        .isEqualTo("1,000 credits");
  }

  @Test
  void cardPaysTheSessionAndSendsTheCustomerBack() throws StripeException {
    Session session =
        create(
            stage
                .pack("jpy", 1_200)
                .setPaymentIntentData(
                    SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("order", "7")
                        .setTransferGroup("order_7")
                        .build()));

    HttpResponse<String> answer = stage.press(session, "card");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(stage.japan.page("/done?session=" + session.getId()).toString());
    Session paid = retrieve(session);
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    PaymentIntent intent =
        stage
            .client()
            .v1()
            .paymentIntents()
            .retrieve(
                paid.getPaymentIntent(),
                PaymentIntentRetrieveParams.builder()
                    .addExpand("latest_charge.balance_transaction")
                    .build());
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getTransferGroup()).isEqualTo("order_7");
    assertThat(intent.getMetadata()).containsEntry("order", "7");
    Charge charge = intent.getLatestChargeObject();
    assertThat(charge.getPaid()).isTrue();
    assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    BalanceTransaction booking = charge.getBalanceTransactionObject();
    assertThat(booking.getAmount()).isEqualTo(1_200);
    assertThat(booking.getFee()).isEqualTo(43);
    assertThat(booking.getNet()).isEqualTo(1_157);
  }

  @Test
  void completedEventIsSignedAndTypedForStripesOwnLibrary() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    stage.press(session, "card");

    Event event = stage.japan.await("checkout.session.completed").verified(Stage.JP_SECRET);
    assertThat(event.getApiVersion()).isEqualTo(com.stripe.Stripe.API_VERSION);
    Session told = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getId()).isEqualTo(session.getId());
    assertThat(told.getPaymentStatus()).isEqualTo("paid");
    stage.japan.await("payment_intent.succeeded");
    stage.japan.await("charge.succeeded");
    assertThat(stage.america.all()).isEmpty();
  }

  @Test
  void declinedCardLeavesTheSessionOpenAndSaysSo() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    HttpResponse<String> answer = stage.press(session, "decline");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("role=\"alert\"").contains("declined");
    assertThat(retrieve(session).getStatus()).isEqualTo("open");
    stage.japan.await("payment_intent.payment_failed");
    stage.japan.await("charge.failed");
    assertThat(stage.press(session, "card").statusCode()).isEqualTo(303);
    assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void payingLaterCompletesUnpaidAndThenSucceeds() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    HttpResponse<String> answer = stage.press(session, "later");

    String voucher = session.getUrl() + "/voucher";
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/voucher");
    Event completed = stage.japan.await("checkout.session.completed").verified(Stage.JP_SECRET);
    assertThat(
            ((Session) completed.getDataObjectDeserializer().getObject().orElseThrow())
                .getPaymentStatus())
        .isEqualTo("unpaid");
    assertThat(stage.get(voucher).body()).contains("The customer pays now");
    assertThat(stage.press(voucher, "pay", Map.of()).statusCode()).isEqualTo(303);
    stage.japan.await("checkout.session.async_payment_succeeded");
    assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
    stage.press(voucher, "pay", Map.of());
    assertThat(stage.client().v1().charges().list().getData()).hasSize(1);
  }

  @Test
  void payingLaterMayNeverHappen() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));
    stage.press(session, "later");

    stage.press(session.getUrl() + "/voucher", "lapse", Map.of());

    stage.japan.await("checkout.session.async_payment_failed");
    assertThat(retrieve(session).getPaymentStatus()).isEqualTo("unpaid");
    assertThat(stage.client().v1().charges().list().getData()).isEmpty();
  }

  @Test
  void cancelGoesBackAndLeavesTheSessionOpen() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    HttpResponse<String> answer = stage.press(session, "cancel");

    assertThat(answer.headers().firstValue("Location"))
        .hasValue(stage.japan.page("/cancelled").toString());
    assertThat(retrieve(session).getStatus()).isEqualTo("open");
  }

  @Test
  void pressingTwiceChargesOnce() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));
    String page = stage.get(session.getUrl()).body();
    String token = page.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
    Map<String, String> form = Map.of("action", "card", "token", token);

    List<HttpResponse<String>> answers =
        List.of(stage.post(session.getUrl(), form), stage.post(session.getUrl(), form));

    assertThat(answers).allMatch(answer -> answer.statusCode() == 303);
    assertThat(stage.client().v1().charges().list().getData()).hasSize(1);
  }

  @Test
  void staleFormDoesNothing() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    HttpResponse<String> answer =
        stage.post(session.getUrl(), Map.of("action", "card", "token", "old"));

    assertThat(answer.body()).contains("role=\"alert\"");
    assertThat(retrieve(session).getStatus()).isEqualTo("open");
  }

  @Test
  void pageSpeaksJapaneseWhenTheSessionDoesAndShowsYenWithoutDecimals() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200).setLocale(SessionCreateParams.Locale.JA));

    HttpResponse<String> page = stage.get(session.getUrl());

    assertThat(page.body()).contains("<html lang=\"ja\">").contains("カードで支払う").contains("1,200");
    assertThat(page.body()).doesNotContain("1,200.00").doesNotContain("<script");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("form-action 'self' " + Stage.origin(stage.japan.page("/")));
  }

  @Test
  void dollarsAreShownInCents() throws StripeException {
    Session session = create(stage.pack("usd", 1_250));

    assertThat(stage.get(session.getUrl()).body()).contains("$12.50");
  }

  @Test
  void whatTheSellerWroteIsEscaped() throws StripeException {
    Session session =
        create(
            stage
                .pack("jpy", 1_200)
                .setCustomerEmail("a@example.com")
                .setCancelUrl("https://shop.example/?q=%22%3Cscript%3E"));

    assertThat(stage.get(session.getUrl()).body()).doesNotContain("\"<script>");
  }

  @Test
  void expiringClosesTheSession() throws StripeException {
    Session session = create(stage.pack("jpy", 1_200));

    Session expired = stage.client().v1().checkout().sessions().expire(session.getId());

    assertThat(expired.getStatus()).isEqualTo("expired");
    stage.japan.await("checkout.session.expired");
    assertThat(stage.get(session.getUrl()).body()).contains("expired");
    assertThatThrownBy(() -> stage.client().v1().checkout().sessions().expire(session.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void sessionsAreListedNewestFirstAndPaged() throws StripeException {
    Session first = create(stage.pack("jpy", 100));
    Session second = create(stage.pack("jpy", 200));
    Session third = create(stage.pack("jpy", 300));

    var page =
        stage
            .client()
            .v1()
            .checkout()
            .sessions()
            .list(SessionListParams.builder().setLimit(2L).build());

    assertThat(page.getData())
        .extracting(Session::getId)
        .containsExactly(third.getId(), second.getId());
    assertThat(page.getHasMore()).isTrue();
    assertThat(page.autoPagingIterable())
        .extracting(Session::getId)
        .containsExactly(third.getId(), second.getId(), first.getId());
  }

  private Session create(SessionCreateParams.Builder params) throws StripeException {
    return stage.client().v1().checkout().sessions().create(params.build());
  }

  private Session retrieve(Session session) throws StripeException {
    return stage.client().v1().checkout().sessions().retrieve(session.getId());
  }
}
