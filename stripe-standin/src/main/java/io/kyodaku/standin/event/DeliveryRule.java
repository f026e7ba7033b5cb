package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import java.time.Duration;

/**
 * What a test asked of an entity's deliveries from now on.
 *
 * @param paused whether nothing leaves
 * @param delay how long each waits before it leaves
 * @param duplicates how many times more each is sent
 * @param reorder how many of the next events are held back and then sent last first; 0 when none
 */
public record DeliveryRule(boolean paused, Duration delay, int duplicates, int reorder) {
  private static final String SHELF = "delivery_rule";
  private static final DeliveryRule NONE = new DeliveryRule(false, Duration.ZERO, 0, 0);

  public static DeliveryRule of(Act act) {
    Act own = act.at(Act.OWN);
    return own.find(SHELF, SHELF)
        .map(
            json ->
                new DeliveryRule(
                    Json.flag(json, "paused"),
                    Duration.ofMillis(Json.number(json, "delay_ms")),
                    (int) Json.number(json, "duplicates"),
                    (int) Json.number(json, "reorder")))
        .orElse(NONE);
  }

  public void save(Act act) {
    act.at(Act.OWN).put(toJson());
  }

  public JsonObject toJson() {
    return Doc.of("id", SHELF)
        .and("object", SHELF)
        .and("paused", paused)
        .and("delay_ms", delay.toMillis())
        .and("duplicates", duplicates)
        .and("reorder", reorder)
        .json();
  }

  DeliveryRule withoutReordering() {
    return new DeliveryRule(paused, delay, duplicates, 0);
  }
}
