package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that come late, doubled or in another order, and calls that go wrong. */
class DeliveryTest {
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
  void refusedEventIsSentAgainUntilItIsAccepted() throws StripeException {
    stage.japan.answerWith(500);
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");
    stage.japan.await("charge.succeeded", 3);

    stage.japan.answerWith(204);

    awaitNothingPending();
    List<Shop.Received> copies = stage.japan.await("charge.succeeded", 4);
    assertThat(copies).extracting(Shop.Received::id).containsOnly(copies.getFirst().id());
    assertThat(copies.getLast().verified(Stage.JP_SECRET).getType()).isEqualTo("charge.succeeded");
    JsonObject filed = deliveries("?event=" + copies.getFirst().id()).getFirst();
    assertThat(filed.get("status").getAsString()).isEqualTo("delivered");
    assertThat(filed.get("attempts").getAsInt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void redirectIsNotAcceptance() throws StripeException {
    stage.japan.answerWith(302);
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");

    stage.japan.await("charge.succeeded", 2);
  }

  @Test
  void eventsCanBeDoubled() throws StripeException {
    stage.control("/_standin/deliveries/rule", Map.of("duplicates", "2"));

    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");

    assertThat(stage.japan.await("charge.succeeded", 3))
        .extracting(Shop.Received::id)
        .containsOnly(stage.japan.await("charge.succeeded").id());
  }

  @Test
  void eventsCanComeLastFirst() throws StripeException {
    stage.control("/_standin/deliveries/rule", Map.of("reorder", "3"));

    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");

    stage.japan.await("payment_intent.created");
    assertThat(stage.japan.types())
        .containsExactly("payment_intent.succeeded", "charge.succeeded", "payment_intent.created");
  }

  @Test
  void eventsCanBeHeldBackAndLetGo() throws StripeException {
    stage.control("/_standin/deliveries/rule", Map.of("delay_ms", "600000"));
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");
    assertThat(deliveries("?status=pending")).hasSize(3);
    assertThat(stage.japan.all()).isEmpty();

    stage.control("/_standin/deliveries/release", Map.of());

    stage.japan.await("charge.succeeded");
  }

  @Test
  void pausedEventsWaitThroughARestart() throws StripeException {
    stage.control("/_standin/deliveries/rule", Map.of("paused", "true"));
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");

    stage.crashAndRestart();
    assertThat(stage.japan.all()).isEmpty();
    stage.control("/_standin/deliveries/rule", Map.of("paused", "false"));

    stage.japan.await("charge.succeeded");
  }

  @Test
  void eventIsResentOnDemandAndFoundByTheApi() throws StripeException {
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");
    String id = stage.japan.await("charge.succeeded").id();

    stage.control("/_standin/events/" + id + "/resend", Map.of());

    assertThat(stage.japan.await("charge.succeeded", 2))
        .extracting(Shop.Received::id)
        .containsOnly(id);
    Event event = stage.client().v1().events().retrieve(id);
    assertThat(((Charge) event.getDataObjectDeserializer().getObject().orElseThrow()).getPaid())
        .isTrue();
    assertThat(event.getRequest().getIdempotencyKey()).isNotEmpty();
    assertThat(
            stage
                .client()
                .v1()
                .events()
                .list(EventListParams.builder().setType("charge.succeeded").build())
                .getData())
        .extracting(Event::getId)
        .containsExactly(id);
  }

  @Test
  void nextCallFailsAndTheOneAfterDoesNot() throws StripeException {
    fault("error");

    assertThatThrownBy(() -> create("k1")).isInstanceOf(ApiException.class);

    assertThat(create("k1").getStatus()).isEqualTo("requires_payment_method");
    assertThat(stage.client().v1().paymentIntents().list().getData()).hasSize(1);
  }

  @Test
  void callThatActedButWasNotAnsweredIsReplayedByItsKey() throws StripeException {
    // Java's own client asks once more by itself when a connection breaks, and may be lost twice.
    stage.control(
        "/_standin/faults",
        Map.of("kind", "lost_answer", "path", "/v1/payment_intents", "times", "2"));

    assertThatThrownBy(() -> create("k2")).isInstanceOf(ApiConnectionException.class);

    stage.clearFaults();
    PaymentIntent again = create("k2");
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .hasValue("true");
    assertThat(stage.client().v1().paymentIntents().list().getData()).hasSize(1);
  }

  @Test
  void callThatActedButAnsweredAnErrorIsReplayedToo() throws StripeException {
    fault("error_after");

    assertThatThrownBy(() -> create("k3")).isInstanceOf(ApiException.class);

    assertThat(create("k3").getStatus()).isEqualTo("requires_payment_method");
    assertThat(stage.client().v1().paymentIntents().list().getData()).hasSize(1);
  }

  @Test
  void requestThatWasLostDidNothing() throws StripeException {
    stage.control(
        "/_standin/faults",
        // Java's own client asks once more by itself when a connection breaks.
        Map.of("kind", "lost_request", "path", "/v1/payment_intents", "times", "2"));

    assertThatThrownBy(() -> create("k4")).isInstanceOf(ApiConnectionException.class);

    assertThat(stage.client().v1().paymentIntents().list().getData()).isEmpty();
  }

  @Test
  void rateLimitIsStripes() {
    fault("rate_limit");

    assertThatThrownBy(() -> create("k5")).isInstanceOf(RateLimitException.class);
  }

  @Test
  void sessionIsPaidWithoutAPage() throws StripeException {
    Session session =
        stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build());

    stage.control("/_standin/checkout/" + session.getId() + "/pay", Map.of("outcome", "later"));
    stage.control(
        "/_standin/checkout/" + session.getId() + "/settle", Map.of("outcome", "succeeded"));

    stage.japan.await("checkout.session.async_payment_succeeded");
    assertThat(
            stage.client().v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
        .isEqualTo("paid");
  }

  private void fault(String kind) {
    stage.control("/_standin/faults", Map.of("kind", kind, "path", "/v1/payment_intents"));
  }

  private PaymentIntent create(String key) throws StripeException {
    return stage
        .client()
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder().setAmount(1_000L).setCurrency("jpy").build(),
            RequestOptions.builder().setIdempotencyKey(key).build());
  }

  private List<JsonObject> deliveries(String query) {
    return stage.read("/_standin/deliveries" + query).getAsJsonArray("data").asList().stream()
        .map(element -> element.getAsJsonObject())
        .toList();
  }

  private void awaitNothingPending() {
    for (int i = 0; i < 10_000 && !deliveries("?status=pending").isEmpty(); i++) {
      Thread.onSpinWait();
    }
    assertThat(deliveries("?status=pending")).isEmpty();
  }
}
