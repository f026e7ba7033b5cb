package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import java.util.Optional;

/** Which resource answers which API call. */
public final class Router {

  /** Answers a call with a document, or throws a {@link Refusal}. */
  @FunctionalInterface
  public interface Handler {
    JsonObject handle(Call call);
  }

  private final Routes<Handler> routes = new Routes<>();

  public Router get(String path, Handler handler) {
    routes.add("GET", path, handler);
    return this;
  }

  public Router post(String path, Handler handler) {
    routes.add("POST", path, handler);
    return this;
  }

  public Router delete(String path, Handler handler) {
    routes.add("DELETE", path, handler);
    return this;
  }

  Optional<Routes.Match<Handler>> match(String method, String path) {
    return routes.match(method, path);
  }
}
