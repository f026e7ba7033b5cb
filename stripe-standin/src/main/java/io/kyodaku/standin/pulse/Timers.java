package io.kyodaku.standin.pulse;

import com.google.gson.JsonObject;
import io.kyodaku.standin.store.Shelf;
import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Entity;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Things that happen later: a payout arrives, a session expires. Each fires once, in a transaction
 * of its own.
 */
public final class Timers {
  private static final Logger LOG = System.getLogger(Timers.class.getName());
  private static final Shelf SHELF = new Shelf("", "timer");

  private final Map<String, BiConsumer<Act, String>> actions = new HashMap<>();

  /** Says what a timer of this name does with the id that it was set with. */
  public void define(String name, BiConsumer<Act, String> action) {
    actions.put(name, action);
  }

  public static void set(Act act, Instant due, String name, String subject) {
    String id = Ids.next("tmr_");
    act.tx()
        .put(
            SHELF,
            id,
            Doc.of("id", id)
                .and("entity", act.entity().name())
                .and("account", act.account())
                .and("due_ms", due.toEpochMilli())
                .and("name", name)
                .and("subject", subject)
                .json());
  }

  /** Fires what is due and says how long until the next one is. */
  Optional<Duration> fireDue(Store store, List<Entity> entities, Instant now) {
    while (true) {
      Optional<JsonObject> first = store.read(tx -> earliest(tx.all(SHELF)));
      if (first.isEmpty()) {
        return Optional.empty();
      }
      Instant due = Instant.ofEpochMilli(Json.number(first.get(), "due_ms"));
      if (due.isAfter(now)) {
        return Optional.of(Duration.between(now, due));
      }
      fire(store, entities, first.get(), now);
    }
  }

  private void fire(Store store, List<Entity> entities, JsonObject timer, Instant now) {
    try {
      store.write(
          tx -> {
            tx.remove(SHELF, Json.text(timer, "id"));
            for (Entity entity : entities) {
              if (entity.name().equals(Json.text(timer, "entity"))) {
                Act act = new Act(tx, entity, Json.text(timer, "account"), now, Act.Origin.NONE);
                actions
                    .getOrDefault(Json.text(timer, "name"), (unknown, subject) -> {})
                    .accept(act, Json.text(timer, "subject"));
              }
            }
            return timer;
          });
    } catch (RuntimeException e) {
      // One bad timer must not stop the others; it is dropped, and the log says so.
      LOG.log(Level.ERROR, "Timer " + timer + " failed", e);
      store.write(
          tx -> {
            tx.remove(SHELF, Json.text(timer, "id"));
            return timer;
          });
    }
  }

  private static Optional<JsonObject> earliest(List<JsonObject> timers) {
    return timers.stream()
        .min((a, b) -> Long.compare(Json.number(a, "due_ms"), Json.number(b, "due_ms")))
        .map(JsonObject::deepCopy);
  }
}
