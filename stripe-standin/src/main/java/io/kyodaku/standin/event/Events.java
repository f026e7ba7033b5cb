package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Api;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Records events: snapshots as v1 has them, thin ones as v2 has them. */
public final class Events {
  public static final String SNAPSHOT = "event";
  public static final String THIN = "v2.core.event";

  private static final DateTimeFormatter V2_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Events() {}

  /** A snapshot of the object as it is now. */
  public static void emit(Act act, String type, JsonObject object) {
    emit(act, type, object, new JsonObject());
  }

  /** A snapshot of the object as it is now, and of the members that this changed, as they were. */
  public static void emit(Act act, String type, JsonObject object, JsonObject previous) {
    JsonObject data = Json.of("object", Json.visible(object));
    if (!previous.isEmpty()) {
      data.add("previous_attributes", previous);
    }
    JsonObject event = new JsonObject();
    Json.with(event, "id", Ids.next("evt_"), "object", SNAPSHOT);
    if (act.connected()) {
      Json.with(event, "account", act.account());
    }
    Json.with(
        event,
        "api_version",
        Api.VERSION,
        "context",
        act.connected() ? act.account() : null,
        "created",
        act.created(),
        "data",
        data,
        "livemode",
        false,
        "pending_webhooks",
        1,
        "request",
        Json.of("id", act.origin().requestId(), "idempotency_key", act.origin().idempotencyKey()),
        "type",
        type);
    act.put(event);
    Outbox.post(act, SNAPSHOT, Json.text(event, "id"));
  }

  /**
   * A thin event about an object of v2: what is delivered names the object, what is fetched has the
   * data too.
   */
  public static void emitThin(Act act, String type, JsonObject related, JsonObject data) {
    JsonObject event =
        Json.of(
            "id",
            Ids.next("evt_test_"),
            "object",
            THIN,
            "type",
            type,
            "context",
            null,
            "created",
            v2Time(act.now()),
            "livemode",
            false,
            "reason",
            reason(act),
            "related_object",
            related,
            "data",
            data);
    act.put(event);
    Outbox.post(act, THIN, Json.text(event, "id"));
  }

  /** What is delivered: a snapshot whole, a thin event without its data. */
  static JsonObject payload(JsonObject event) {
    JsonObject payload = Json.visible(event);
    if (Json.text(event, "object").equals(THIN)) {
      payload.remove("data");
      dropNulls(payload, List.of("context", "reason", "related_object"));
    }
    return payload;
  }

  /** A moment as v2 writes it. */
  public static String v2Time(Instant moment) {
    return V2_TIME.format(moment);
  }

  private static void dropNulls(JsonObject object, List<String> names) {
    for (String name : names) {
      if (object.has(name) && object.get(name).isJsonNull()) {
        object.remove(name);
      }
    }
  }

  private static Optional<JsonObject> reason(Act act) {
    return Optional.ofNullable(act.origin().requestId())
        .map(
            requestId ->
                Json.of(
                    "type",
                    "request",
                    "request",
                    Json.of("id", requestId, "idempotency_key", act.origin().idempotencyKey())));
  }
}
