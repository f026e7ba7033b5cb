package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import java.time.Instant;

/**
 * One event on its way to one webhook. It is born in the outbox, tried until it is accepted or too
 * old, and then filed.
 *
 * @param account the connected account whose event it is, or empty
 * @param after the delivery that must have been tried before this one, or empty
 * @param held whether it waits for others to be put in another order
 * @param attempts how often it was sent
 * @param outcome what came of the last attempt: an HTTP status, an error, or empty
 */
public record Delivery(
    String id,
    String entity,
    String account,
    String eventKind,
    String eventId,
    String after,
    boolean held,
    int attempts,
    Instant created,
    Instant next,
    String status,
    String outcome) {

  public static final String PENDING = "pending";
  public static final String DELIVERED = "delivered";
  public static final String GIVEN_UP = "given_up";

  public static Delivery fromJson(JsonObject json) {
    return new Delivery(
        Json.text(json, "id"),
        Json.text(json, "entity"),
        Json.text(json, "account"),
        Json.text(json, "event_object"),
        Json.text(json, "event"),
        Json.text(json, "after"),
        Json.flag(json, "held"),
        (int) Json.number(json, "attempts"),
        Instant.ofEpochMilli(Json.number(json, "created_ms")),
        Instant.ofEpochMilli(Json.number(json, "next_ms")),
        Json.text(json, "status"),
        Json.text(json, "outcome"));
  }

  public JsonObject toJson() {
    return Doc.of("id", id)
        .and("object", "delivery")
        .and("entity", entity)
        .and("account", account)
        .and("event_object", eventKind)
        .and("event", eventId)
        .and("after", after)
        .and("held", held)
        .and("attempts", attempts)
        .and("created", created.getEpochSecond())
        .and("created_ms", created.toEpochMilli())
        .and("next_ms", next.toEpochMilli())
        .and("status", status)
        .and("outcome", outcome)
        .json();
  }

  Delivery released(Instant at, String afterDelivery) {
    return new Delivery(
        id,
        entity,
        account,
        eventKind,
        eventId,
        afterDelivery,
        false,
        attempts,
        created,
        at,
        status,
        outcome);
  }

  Delivery dueAt(Instant at) {
    return released(at, after);
  }

  Delivery tried(String newStatus, String newOutcome, Instant nextTry) {
    return new Delivery(
        id,
        entity,
        account,
        eventKind,
        eventId,
        after,
        held,
        attempts + 1,
        created,
        nextTry,
        newStatus,
        newOutcome);
  }
}
