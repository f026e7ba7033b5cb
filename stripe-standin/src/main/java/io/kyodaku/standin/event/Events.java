package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Api;
import io.kyodaku.standin.wire.Doc;
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
    Doc.in(event)
        .and("api_version", Api.VERSION)
        .and("context", act.connected() ? act.account() : null)
        .and("created", act.created())
        .and("data", data)
        .and("livemode", false)
        .and("pending_webhooks", 1)
        .and(
            "request",
            Doc.of("id", act.origin().requestId())
                .and("idempotency_key", act.origin().idempotencyKey())
                .json())
        .and("type", type);
    act.put(event);
    Outbox.post(act, SNAPSHOT, Json.text(event, "id"));
  }

  /**
   * A thin event about an object of v2: what is delivered names the object, what is fetched has the
   * data too.
   */
  public static void emitThin(Act act, String type, JsonObject related, JsonObject data) {
    JsonObject event =
        Doc.of("id", Ids.next("evt_test_"))
            .and("object", THIN)
            .and("type", type)
            .and("context", null)
            .and("created", v2Time(act.now()))
            .and("livemode", false)
            .and("reason", reason(act))
            .and("related_object", related)
            .and("data", data)
            .json();
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
                Doc.of("type", "request")
                    .and(
                        "request",
                        Doc.of("id", requestId)
                            .and("idempotency_key", act.origin().idempotencyKey())
                            .json())
                    .json());
  }
}
