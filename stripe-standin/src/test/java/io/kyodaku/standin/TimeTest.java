package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import io.kyodaku.standin.balance.OpeningBalance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time alone brings about. */
class TimeTest {
  @TempDir Path data;
  private final HandClock clock = new HandClock();
  private Stage stage;

  @BeforeEach
  void start() {
    stage =
        Stage.in(
            data,
            options ->
                options
                    .withClock(clock)
                    .withFundsDelay(Duration.ofDays(2))
                    .withOpening(new OpeningBalance("JP", "jpy", 5_000)));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void sessionExpiresByItself() throws StripeException {
    Session session =
        stage.client().v1().checkout().sessions().create(stage.pack("jpy", 500).build());

    clock.advance(Duration.ofHours(25));

    stage.japan.await("checkout.session.expired");
    assertThat(stage.client().v1().checkout().sessions().retrieve(session.getId()).getStatus())
        .isEqualTo("expired");
  }

  @Test
  void idempotencyKeyIsForgottenAfterADay() throws StripeException {
    PaymentIntent first = create();
    clock.advance(Duration.ofHours(23));
    assertThat(create().getId()).isEqualTo(first.getId());

    clock.advance(Duration.ofHours(1));

    assertThat(create().getId()).isNotEqualTo(first.getId());
  }

  @Test
  void chargedMoneyIsPendingBeforeItIsAvailable() throws StripeException {
    WireTest.pay(stage, Stage.JP_KEY, "pm_card_visa");
    Balance today = stage.client().v1().balance().retrieve();
    assertThat(today.getPending().getFirst().getAmount()).isEqualTo(964);
    assertThat(today.getAvailable().getFirst().getAmount()).isEqualTo(5_000);

    clock.advance(Duration.ofDays(2));

    Balance later = stage.client().v1().balance().retrieve();
    assertThat(later.getPending()).isEmpty();
    assertThat(later.getAvailable().getFirst().getAmount()).isEqualTo(5_964);
  }

  @Test
  void openingBalanceIsBookedOnce() throws StripeException {
    stage.crashAndRestart();

    assertThat(stage.client().v1().balance().retrieve().getAvailable().getFirst().getAmount())
        .isEqualTo(5_000);
  }

  private PaymentIntent create() throws StripeException {
    return stage
        .client()
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder().setAmount(1_000L).setCurrency("jpy").build(),
            RequestOptions.builder().setIdempotencyKey("k1").build());
  }
}
