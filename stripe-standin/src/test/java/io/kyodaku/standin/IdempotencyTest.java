package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One key, one effect. */
class IdempotencyTest {
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
  void sameKeyAndParametersReplay() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("k1").build();

    PaymentIntent first =
        stage.client().v1().paymentIntents().create(WireTest.intent("pm_card_visa"), key);
    PaymentIntent second =
        stage.client().v1().paymentIntents().create(WireTest.intent("pm_card_visa"), key);

    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .hasValue("true");
    assertThat(stage.client().v1().charges().list().getData()).hasSize(1);
  }

  @Test
  void sameKeyWithOtherParametersIsAnError() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("k2").build();
    stage.client().v1().paymentIntents().create(WireTest.intent("pm_card_visa"), key);

    assertThatThrownBy(
            () -> stage.client().v1().paymentIntents().create(WireTest.intent("pm_card_jcb"), key))
        .isInstanceOf(IdempotencyException.class)
        .hasMessageContaining("same parameters");
    assertThatThrownBy(
            () ->
                stage
                    .client()
                    .v1()
                    .checkout()
                    .sessions()
                    .create(stage.pack("jpy", 100).build(), key))
        .isInstanceOf(IdempotencyException.class)
        .hasMessageContaining("same endpoint");
  }

  @Test
  void refusedParametersDoNotUseUpTheKey() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("k3").build();
    assertThatThrownBy(
            () ->
                stage
                    .client()
                    .v1()
                    .paymentIntents()
                    .create(
                        PaymentIntentCreateParams.builder()
                            .setAmount(1L)
                            .setCurrency("jpy")
                            .build(),
                        key))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(
            stage
                .client()
                .v1()
                .paymentIntents()
                .create(WireTest.intent("pm_card_visa"), key)
                .getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void declineIsRememberedUnderItsKeyAndKeepsWhatHappened() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("k4").build();
    CardException first =
        catchThrowableOfType(
            CardException.class,
            () ->
                stage
                    .client()
                    .v1()
                    .paymentIntents()
                    .create(WireTest.intent("pm_card_chargeDeclined"), key));
    CardException second =
        catchThrowableOfType(
            CardException.class,
            () ->
                stage
                    .client()
                    .v1()
                    .paymentIntents()
                    .create(WireTest.intent("pm_card_chargeDeclined"), key));

    assertThat(first.getCode()).isEqualTo("card_declined");
    assertThat(first.getDeclineCode()).isEqualTo("generic_decline");
    assertThat(second.getCharge()).isEqualTo(first.getCharge());
    assertThat(stage.client().v1().charges().list().getData())
        .singleElement()
        .matches(charge -> charge.getStatus().equals("failed"));
    stage.japan.await("payment_intent.payment_failed");
  }

  @Test
  void concurrentDuplicatesActOnce() throws Exception {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("k5").build();
    List<Thread> threads = new ArrayList<>();
    List<String> ids = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 16; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  ids.add(
                      stage
                          .client()
                          .v1()
                          .paymentIntents()
                          .create(WireTest.intent("pm_card_visa"), key)
                          .getId());
                } catch (StripeException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
    assertThat(stage.client().v1().charges().list().getData()).hasSize(1);
  }
}
