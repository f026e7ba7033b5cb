package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.standin.event.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Stripe's events: only those that Stripe signed just now, and each once. */
interface WebhookPromises {

  @Test
  @RunAsClient
  default void anEventIsKeptOnceHoweverOftenItComes() {
    String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
    String event = event(id);

    for (int i = 0; i < 3; i++) {
      Rest.Answer answer = receive(event, signed(event, "JP", Instant.now()));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"received\":true}");
    }

    assertThat(kept(id)).isEqualTo(1);
    assertThat(
            Partners.database()
                .list(
                    "select selling_entity from stripe_event where event_id = ?",
                    row -> row.getString(1),
                    id))
        .containsExactly("JP");
  }

  @Test
  @RunAsClient
  default void eachSellingEntitysSecretIsKnown() {
    for (String entity : List.of("JP", "US", "EU")) {
      String event = event("evt_" + UUID.randomUUID().toString().replace("-", ""));
      assertThat(receive(event, signed(event, entity, Instant.now())).status()).isEqualTo(200);
    }
  }

  @Test
  @RunAsClient
  default void whatIsForgedStaleOrUnsignedIsRefusedAndNotKept() {
    String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
    String event = event(id);
    String good = signed(event, "JP", Instant.now());
    Instant stale = Instant.now().minus(Duration.ofMinutes(6));
    List<String> bad =
        List.of(
            "",
            "x",
            "t=,v1=",
            "t=" + Instant.now().getEpochSecond(),
            good.replace("v1=", "v0="),
            good.replaceFirst("t=\\d+", "t=1"),
            good.substring(0, good.length() - 1),
            good.toUpperCase(java.util.Locale.ROOT),
            "t=99999999999999999999,v1=" + "0".repeat(64),
            good.replaceAll("v1=.*", "v1=00"),
            Signature.header(event, "whsec_of_somebody_else", Instant.now()),
            signed(event, "JP", stale),
            signed(event + " ", "JP", Instant.now()));
    for (String signature : bad) {
      assertThat(receive(event, signature).refusal())
          .as(signature)
          .isEqualTo("400 invalid-signature");
    }
    assertThat(Rest.at("/api/webhooks/stripe").post(event).refusal())
        .isEqualTo("400 invalid-signature");
    assertThat(kept(id)).isZero();
  }

  @Test
  @RunAsClient
  default void whatIsSignedButNoEventIsRefused() {
    for (String body :
        List.of("", "[]", "null", "{}", "{\"id\":5}", "{\"object\":\"event\"}", "not json")) {
      assertThat(receive(body, signed(body, "JP", Instant.now())).refusal())
          .as(body)
          .isEqualTo("400 invalid-signature");
    }
  }

  @Test
  @RunAsClient
  default void aBodyLargerThanAnyEventIsRefused() {
    String large = "x".repeat(3 * 1024 * 1024);

    assertThat(receive(large, signed(large, "JP", Instant.now())).refusal())
        .isEqualTo("413 payload-too-large");
    String event =
        event("evt_large")
            .replace(
                "{\"id\":\"ch_1\"",
                "{\"description\":\"" + "x".repeat(500_000) + "\",\"id\":\"ch_1\"");
    assertThat(receive(event, signed(event, "US", Instant.now())).status()).isEqualTo(200);
  }

  private static Rest.Answer receive(String body, String signature) {
    return Rest.at("/api/webhooks/stripe").header("Stripe-Signature", signature).post(body);
  }

  private static String signed(String body, String entity, Instant at) {
    return Signature.header(
        body, Surroundings.environment("KYODAKU_STRIPE_" + entity + "_WEBHOOK_SECRET"), at);
  }

  /** Of a type that nobody here acts on. */
  private static String event(String id) {
    return """
    {"id":"%s","object":"event","api_version":"2026-07-29","created":%d,"livemode":false,
    "type":"customer.updated","data":{"object":{"id":"ch_1","object":"customer","metadata":{}}}}\
    """
        .formatted(id, Long.valueOf(Instant.now().getEpochSecond()));
  }

  private static int kept(String id) {
    return Partners.database()
        .first("select count(*) from stripe_event where event_id = ?", row -> row.getInt(1), id)
        .orElse(0);
  }
}
