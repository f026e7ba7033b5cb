package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.store.Shelf;
import io.kyodaku.standin.store.Tx;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What still has to be delivered, and the file of what was. */
public final class Outbox {
  /** Deliveries that are done; kept for those who ask, for as long as events are. */
  public static final String FILED = "delivery";

  private static final Shelf WAITING = new Shelf("", "outbox");

  private Outbox() {}

  static void post(Act act, String eventKind, String eventId) {
    DeliveryRule rule = DeliveryRule.of(act);
    for (int copy = 0; copy <= rule.duplicates(); copy++) {
      Delivery delivery = fresh(act, eventKind, eventId, rule);
      act.tx().put(WAITING, delivery.id(), delivery.toJson());
    }
    if (rule.reorder() > 0) {
      releaseWhenComplete(act, rule);
    }
  }

  /** Sends a known event again, now and once more. */
  public static Delivery resend(Act act, JsonObject event) {
    Delivery delivery =
        new Delivery(
            Ids.next("dlv_"),
            act.entity().name(),
            act.account(),
            Json.text(event, "object"),
            Json.text(event, "id"),
            "",
            false,
            0,
            act.now(),
            act.now(),
            Delivery.PENDING,
            "");
    act.tx().put(WAITING, delivery.id(), delivery.toJson());
    return delivery;
  }

  public static List<Delivery> waiting(Tx tx) {
    return tx.all(WAITING).stream().map(Delivery::fromJson).toList();
  }

  /** Lets everything of the entity that waits, for whatever reason, leave now. */
  public static int releaseAll(Act act) {
    int released = 0;
    for (Delivery delivery : waiting(act.tx())) {
      if (delivery.entity().equals(act.entity().name())) {
        act.tx().put(WAITING, delivery.id(), delivery.released(act.now(), "").toJson());
        released++;
      }
    }
    return released;
  }

  /** The body to send, if the delivery still waits. */
  public static Optional<String> payload(Tx tx, Delivery delivery) {
    if (!tx.has(WAITING, delivery.id())) {
      return Optional.empty();
    }
    Shelf shelf = new Shelf(delivery.entity() + "/" + delivery.account(), delivery.eventKind());
    return tx.find(shelf, delivery.eventId()).map(event -> Json.write(Events.payload(event)));
  }

  /**
   * Notes what came of an attempt: filed when accepted or given up, else due again at {@code
   * nextTry}.
   */
  public static void tried(
      Tx tx, Delivery delivery, String status, String outcome, Instant nextTry) {
    Optional<JsonObject> waiting = tx.find(WAITING, delivery.id());
    if (waiting.isEmpty()) {
      return;
    }
    Delivery tried = Delivery.fromJson(waiting.get()).tried(status, outcome, nextTry);
    if (status.equals(Delivery.PENDING)) {
      tx.put(WAITING, tried.id(), tried.toJson());
      return;
    }
    tx.remove(WAITING, tried.id());
    tx.put(new Shelf(tried.entity() + "/", FILED), tried.id(), tried.toJson());
  }

  private static Delivery fresh(Act act, String eventKind, String eventId, DeliveryRule rule) {
    return new Delivery(
        Ids.next("dlv_"),
        act.entity().name(),
        act.account(),
        eventKind,
        eventId,
        "",
        rule.reorder() > 0,
        0,
        act.now(),
        act.now().plus(rule.delay()),
        Delivery.PENDING,
        "");
  }

  private static void releaseWhenComplete(Act act, DeliveryRule rule) {
    List<Delivery> held = new ArrayList<>();
    for (Delivery delivery : waiting(act.tx())) {
      if (delivery.held() && delivery.entity().equals(act.entity().name())) {
        held.add(delivery);
      }
    }
    long events = held.stream().map(Delivery::eventId).distinct().count();
    if (events < rule.reorder()) {
      return;
    }
    String previous = "";
    for (Delivery delivery : held.reversed()) {
      act.tx().put(WAITING, delivery.id(), delivery.released(act.now(), previous).toJson());
      previous = delivery.id();
    }
    rule.withoutReordering().save(act);
  }
}
