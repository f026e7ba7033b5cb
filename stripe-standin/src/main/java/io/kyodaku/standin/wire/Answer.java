package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param delay how long to wait before it does
 * @param lost whether the connection is closed instead
 */
public record Answer(
    int status, JsonObject body, Map<String, String> headers, Duration delay, boolean lost) {

  static Answer of(int status, JsonObject body, Map<String, String> headers) {
    return new Answer(status, body, headers, Duration.ZERO, false);
  }

  Answer delayed(Duration by) {
    return new Answer(status, body, headers, by, lost);
  }

  Answer neverSent() {
    return new Answer(status, body, headers, delay, true);
  }
}
