package io.kyodaku.webhook;

import io.kyodaku.shared.WireId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;

/**
 * What is sent, as Standard Webhooks wants it: an id that stays over attempts, the time of the
 * attempt, and a signature over both and the body.
 */
record WebhookMessage(String id, String body) {

  private static final String MAC = "HmacSHA256";

  static WebhookMessage of(UUID eventId, String type, UUID authorizationId, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("authorization", WireId.AUTHORIZATION.format(authorizationId));
    data.put("status", status(type));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", at.toString());
    body.put("data", data);
    return new WebhookMessage(id(eventId), JsonUtil.toJson(body));
  }

  static String id(UUID eventId) {
    return "msg_" + eventId.toString().replace("-", "");
  }

  private static String status(String type) {
    return switch (type) {
      case "authorization.approved" -> "AUTHORIZED";
      case "authorization.expired" -> "EXPIRED";
      default -> "VOIDED";
    };
  }

  /** With as many signatures as there are secrets, the newest first. */
  Map<String, String> headers(List<WebhookSecret> secrets, Instant attempt) {
    String timestamp = String.valueOf(attempt.getEpochSecond());
    String signed = id + "." + timestamp + "." + body;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> "v1," + signature(secret.bytes(), signed))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  private static String signature(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
