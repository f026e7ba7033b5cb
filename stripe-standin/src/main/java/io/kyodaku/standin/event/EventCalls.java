package io.kyodaku.standin.event;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Router;
import java.util.List;
import java.util.function.Predicate;

/** {@code /v1/events} and {@code /v2/core/events}. */
public final class EventCalls {
  private EventCalls() {}

  public static void routes(Router router) {
    router
        .get("/v1/events", EventCalls::list)
        .get("/v1/events/{id}", EventCalls::retrieve)
        .get("/v2/core/events", EventCalls::listThin)
        .get("/v2/core/events/{id}", EventCalls::retrieveThin);
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("type", "types"));
    List<String> types = params.texts("types");
    Predicate<JsonObject> wanted =
        event -> types.isEmpty() || types.contains(Json.text(event, "type"));
    return Listing.of(call, Events.SNAPSHOT, Listing.by(params, "type").and(wanted));
  }

  private static JsonObject retrieve(Call call) {
    return call.act().require(Events.SNAPSHOT, "id", call.var("id"));
  }

  private static JsonObject listThin(Call call) {
    Params params = call.params().only("limit", "object_id", "page");
    String about = params.text("object_id").orElse("");
    Predicate<JsonObject> wanted =
        event ->
            about.isEmpty()
                || Json.optionalText(Json.object(event, "related_object"), "id")
                    .orElse("")
                    .equals(about);
    return Listing.v2(call, call.act().all(Events.THIN).stream().filter(wanted).toList());
  }

  private static JsonObject retrieveThin(Call call) {
    return call.act().require(Events.THIN, "id", call.var("id"));
  }
}
