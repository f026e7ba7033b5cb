package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import io.kyodaku.standin.store.Shelf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered to which idempotency key. As at Stripe a key of v1 is forgotten after a day and
 * one of v2 after thirty; then the same key acts anew.
 */
public final class IdempotentAnswers {
  public static final String KIND = "idempotency";
  private static final Duration V1_LIFE = Duration.ofHours(24);
  private static final Duration V2_LIFE = Duration.ofDays(30);
  private static final int LONGEST_KEY = 255;

  private IdempotentAnswers() {}

  static Optional<Answer> find(Call call, String key) {
    if (key.length() > LONGEST_KEY) {
      throw Refusal.idempotency(
          "Idempotency keys can be at most " + LONGEST_KEY + " characters long.");
    }
    Optional<JsonObject> stored = call.act().tx().find(shelf(call), key);
    if (stored.isEmpty() || expired(call, stored.get())) {
      return Optional.empty();
    }
    JsonObject first = stored.get();
    if (!Json.text(first, "path").equals(call.path())) {
      throw Refusal.idempotency(
          "Keys for idempotent requests can only be used for the same endpoint they were first used for ('%s' vs '%s')."
                  .formatted(call.path(), Json.text(first, "path"))
              + " Try using a key other than '"
              + key
              + "' if you meant to execute a different request.");
    }
    if (!Json.text(first, "fingerprint").equals(fingerprint(call))) {
      throw Refusal.idempotency(
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with. Try using a key other than '"
              + key
              + "' if you meant to execute a different request.");
    }
    return Optional.of(
        Answer.of(
            (int) Json.number(first, "status"),
            Json.object(first, "body"),
            Map.of(
                "Idempotent-Replayed", "true", "Original-Request", Json.text(first, "request"))));
  }

  static void remember(Call call, String key, int status, JsonObject body) {
    call.act()
        .tx()
        .put(
            shelf(call),
            key,
            Doc.of("path", call.path())
                .and("fingerprint", fingerprint(call))
                .and("status", status)
                .and("body", body)
                .and("request", call.act().origin().requestId())
                .and("created", call.act().created())
                .json());
  }

  private static boolean expired(Call call, JsonObject stored) {
    Duration life = call.path().startsWith("/v2/") ? V2_LIFE : V1_LIFE;
    return Json.number(stored, "created") + life.toSeconds() <= call.act().created();
  }

  private static Shelf shelf(Call call) {
    return call.act().shelf(KIND);
  }

  private static String fingerprint(Call call) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] params = Json.write(call.params().values()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(params));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
