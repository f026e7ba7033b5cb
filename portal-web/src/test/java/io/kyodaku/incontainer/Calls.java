package io.kyodaku.incontainer;

import java.math.BigDecimal;
import java.util.UUID;

/** What a generator calls again and again. */
final class Calls {

  private Calls() {}

  static Rest.Answer quote(String json) {
    return Rest.at("/api/v1/quotes").key(Demo.GENERATOR).post(json);
  }

  static Rest.Answer screen(String json) {
    return Rest.at("/api/v1/screenings").key(Demo.GENERATOR).post(json);
  }

  static String newKey() {
    return "test-" + UUID.randomUUID();
  }

  static Rest.Answer authorize(Usage usage) {
    return authorize(Demo.GENERATOR, newKey(), usage.json());
  }

  static Rest.Answer authorize(String key, String idempotencyKey, String json) {
    return Rest.at("/api/v1/authorizations")
        .key(key)
        .header("Idempotency-Key", idempotencyKey)
        .post(json);
  }

  /** Authorized for five seconds, at 35 credits. */
  static String authorized() {
    return authorize(Usage.allowed()).json().getString("id");
  }

  static String pending() {
    return authorize(Usage.asked()).json().getString("id");
  }

  static Rest authorization(String id) {
    return Rest.at("/api/v1/authorizations/" + id).key(Demo.GENERATOR);
  }

  static Rest.Answer settle(String id, Object seconds) {
    return authorization(id + "/settle").post("{\"seconds\":" + seconds + "}");
  }

  static Rest.Answer release(String id) {
    return authorization(id + "/void").post();
  }

  static Rest.Answer wallet(String creator) {
    return Rest.at("/api/v1/wallets/" + creator).key(Demo.GENERATOR).get();
  }

  static BigDecimal available() {
    return wallet(Demo.started().creator()).json().getJsonNumber("available").bigDecimalValue();
  }

  static BigDecimal held() {
    return wallet(Demo.started().creator()).json().getJsonNumber("held").bigDecimalValue();
  }

  static BigDecimal number(Rest.Answer answer, String member) {
    return answer.json().getJsonNumber(member).bigDecimalValue();
  }
}
