package io.kyodaku.standin.wire;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param path without the query
 * @param query still encoded, or empty
 * @param headers names in lower case
 */
public record Request(
    String method, String path, String query, String body, Map<String, String> headers) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
  }
}
