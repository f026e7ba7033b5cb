package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentUpdateParams;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, errors, idempotency: what every call has in common. */
class WireTest {
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
  void unknownKeyIsRefused() {
    assertThatThrownBy(() -> stage.client("sk_test_nobody_knows").v1().balance().retrieve())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Invalid API Key provided: sk_test_****");
  }

  @Test
  void keySelectsTheEntity() throws StripeException {
    PaymentIntent japanese = pay(stage, Stage.JP_KEY, "pm_card_visa");

    assertThatThrownBy(
            () -> stage.client(Stage.US_KEY).v1().paymentIntents().retrieve(japanese.getId()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(stage.client(Stage.US_KEY).v1().balance().retrieve().getAvailable()).isEmpty();
  }

  @Test
  void unknownIdIsNotFoundByName() {
    InvalidRequestException refused =
        refusal(() -> stage.client().v1().paymentIntents().retrieve("pi_none"));

    assertThat(refused.getStatusCode()).isEqualTo(404);
    assertThat(refused.getCode()).isEqualTo("resource_missing");
    assertThat(refused.getParam()).isEqualTo("intent");
    assertThat(refused.getMessage()).contains("No such payment_intent: 'pi_none'");
  }

  @Test
  void badParametersAreNamed() {
    InvalidRequestException tooSmall =
        refusal(
            () -> stage.client().v1().checkout().sessions().create(stage.pack("jpy", 10).build()));
    assertThat(tooSmall.getCode()).isEqualTo("amount_too_small");

    InvalidRequestException noUrl =
        refusal(
            () ->
                stage
                    .client()
                    .v1()
                    .checkout()
                    .sessions()
                    .create(stage.pack("jpy", 100).setSuccessUrl("nowhere").build()));
    assertThat(noUrl.getStatusCode()).isEqualTo(400);
    assertThat(noUrl.getParam()).isEqualTo("success_url");

    InvalidRequestException noCurrency =
        refusal(
            () -> stage.client().v1().checkout().sessions().create(stage.pack("zzz", 100).build()));
    assertThat(noCurrency.getParam()).isEqualTo("line_items[0][price_data][currency]");

    InvalidRequestException notCovered =
        refusal(
            () ->
                stage
                    .client()
                    .v1()
                    .checkout()
                    .sessions()
                    .create(stage.pack("jpy", 100).setAllowPromotionCodes(true).build()));
    assertThat(notCovered.getCode()).isEqualTo("parameter_unknown");
    assertThat(notCovered.getParam()).isEqualTo("allow_promotion_codes");
  }

  @Test
  void unknownAddressIsNotFoundInStripesShape() {
    HttpResponse<String> response =
        stage.send(
            HttpRequest.newBuilder(URI.create(stage.standin.baseUri() + "/v1/nothing"))
                .header("Authorization", "Bearer " + Stage.JP_KEY)
                .GET());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"type\":\"invalid_request_error\"");
    assertThat(response.headers().firstValue("Request-Id")).isPresent();
  }

  @Test
  void curlsWayToGiveTheKeyWorksToo() {
    HttpResponse<String> response =
        stage.send(
            HttpRequest.newBuilder(URI.create(stage.standin.baseUri() + "/v1/balance"))
                .header("Authorization", "Basic c2tfdGVzdF9qcDo=")
                .GET());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void unknownConnectedAccountIsRefused() {
    RequestOptions other = RequestOptions.builder().setStripeAccount("acct_none").build();

    assertThatThrownBy(() -> stage.client().v1().balance().retrieve(other))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("acct_none");
  }

  @Test
  void listsFilter() throws StripeException {
    PaymentIntent first = pay(stage, Stage.JP_KEY, "pm_card_visa");
    pay(stage, Stage.JP_KEY, "pm_card_visa");

    var found =
        stage
            .client()
            .v1()
            .charges()
            .list(ChargeListParams.builder().setPaymentIntent(first.getId()).build());

    assertThat(found.getData()).hasSize(1);
    assertThat(found.getHasMore()).isFalse();
  }

  @Test
  void metadataIsBoundedAndMerges() throws StripeException {
    PaymentIntent intent = pay(stage, Stage.JP_KEY, "pm_card_visa");
    stage
        .client()
        .v1()
        .paymentIntents()
        .update(
            intent.getId(),
            PaymentIntentUpdateParams.builder()
                .putMetadata("order", "7")
                .putMetadata("kind", "pack")
                .build());
    PaymentIntent changed =
        stage
            .client()
            .v1()
            .paymentIntents()
            .update(
                intent.getId(),
                PaymentIntentUpdateParams.builder().putMetadata("kind", "").build());

    assertThat(changed.getMetadata()).containsExactly(Map.entry("order", "7"));
    InvalidRequestException refused =
        refusal(
            () ->
                stage
                    .client()
                    .v1()
                    .paymentIntents()
                    .update(
                        intent.getId(),
                        PaymentIntentUpdateParams.builder()
                            .putMetadata("note", "x".repeat(501))
                            .build()));
    assertThat(refused.getParam()).isEqualTo("metadata[note]");
  }

  static PaymentIntent pay(Stage stage, String key, String method) throws StripeException {
    return stage.client(key).v1().paymentIntents().create(intent(method));
  }

  static PaymentIntentCreateParams intent(String method) {
    return PaymentIntentCreateParams.builder()
        .setAmount(1_000L)
        .setCurrency("jpy")
        .setPaymentMethod(method)
        .setConfirm(true)
        .build();
  }

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
