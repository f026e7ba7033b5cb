package io.kyodaku.standin.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of methods and paths; a path segment in braces is a variable. The first that fits is
 * taken.
 */
public final class Routes<H> {

  /** What a path leads to, with its variable parts by name. */
  public record Match<H>(H handler, Map<String, String> vars) {}

  private record Route<H>(String method, List<String> segments, H handler) {}

  private final List<Route<H>> routes = new ArrayList<>();

  public void add(String method, String path, H handler) {
    routes.add(new Route<>(method, List.of(path.split("/")), handler));
  }

  public Optional<Match<H>> match(String method, String path) {
    List<String> segments = List.of(path.split("/"));
    for (Route<H> route : routes) {
      if (route.method().equals(method)) {
        Optional<Map<String, String>> vars = bind(route.segments(), segments);
        if (vars.isPresent()) {
          return Optional.of(new Match<>(route.handler(), vars.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> bind(List<String> pattern, List<String> segments) {
    if (pattern.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> vars = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.startsWith("{")) {
        vars.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(vars);
  }
}
