package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a test asked to go wrong with the next matching calls of an entity.
 *
 * @param pathPrefix which calls, such as {@code /v1/transfers}
 */
public record Fault(
    String id, Kind kind, String method, String pathPrefix, long times, Duration delay) {
  private static final String SHELF = "fault";

  /** What goes wrong. */
  public enum Kind {
    /** 500 without acting. */
    ERROR,
    /** 429 without acting. */
    RATE_LIMIT,
    /** The connection closes without acting. */
    LOST_REQUEST,
    /** The call acts, then answers 500. */
    ERROR_AFTER,
    /** The call acts, then the connection closes. */
    LOST_ANSWER,
    /** The call acts, then answers late. */
    SLOW
  }

  public static Fault fromJson(JsonObject json) {
    return new Fault(
        Json.text(json, "id"),
        Kind.valueOf(Json.text(json, "kind").toUpperCase(Locale.ROOT)),
        Json.text(json, "method"),
        Json.text(json, "path"),
        Json.number(json, "times"),
        Duration.ofMillis(Json.number(json, "delay_ms")));
  }

  public JsonObject toJson() {
    return Doc.of("id", id)
        .and("object", SHELF)
        .and("kind", kind.name().toLowerCase(Locale.ROOT))
        .and("method", method)
        .and("path", pathPrefix)
        .and("times", times)
        .and("delay_ms", delay.toMillis())
        .json();
  }

  /** The first fault that waits for such a call, used up by one. */
  static Optional<Fault> take(Act act, String method, String path) {
    Act own = act.at(Act.OWN);
    for (JsonObject document : own.all(SHELF)) {
      Fault fault = fromJson(document);
      if (fault.method.equals(method) && path.startsWith(fault.pathPrefix)) {
        if (fault.times == 1) {
          own.tx().remove(own.shelf(SHELF), fault.id);
        } else {
          own.put(
              new Fault(
                      fault.id,
                      fault.kind,
                      fault.method,
                      fault.pathPrefix,
                      fault.times - 1,
                      fault.delay)
                  .toJson());
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
