package io.kyodaku.standin.control;

import com.google.gson.JsonObject;
import io.kyodaku.standin.account.Accounts;
import io.kyodaku.standin.event.Delivery;
import io.kyodaku.standin.event.DeliveryRule;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.event.Outbox;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Fault;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Controls over calls that go wrong and over how events travel. */
public final class WireControls {
  private static final long LONGEST_DELAY_MS = 600_000;
  private static final long MOST_COPIES = 100;

  private WireControls() {}

  public static void routes(Router router) {
    router
        .post("/_standin/faults", WireControls::addFault)
        .get("/_standin/faults", WireControls::faults)
        .delete("/_standin/faults", WireControls::clearFaults)
        .get("/_standin/deliveries", WireControls::deliveries)
        .post("/_standin/deliveries/rule", WireControls::rule)
        .post("/_standin/deliveries/release", WireControls::release)
        .post("/_standin/events/{id}/resend", WireControls::resend);
  }

  private static JsonObject addFault(Call call) {
    Params params = call.params().only("kind", "method", "path", "times", "delay_ms");
    String kind = params.required("kind");
    params.choice(
        "kind",
        Stream.of(Fault.Kind.values())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
    String path = params.text("path").orElse("/");
    Fault fault =
        new Fault(
            Ids.next("flt_"),
            Fault.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
            params.choice("method", "GET", "POST", "DELETE").orElse("POST"),
            path,
            params.amount("times").orElse(1),
            Duration.ofMillis(bounded(params, "delay_ms", LONGEST_DELAY_MS)));
    return call.act().at(Act.OWN).put(fault.toJson());
  }

  private static JsonObject faults(Call call) {
    call.params().only(Listing.params());
    List<JsonObject> faults = call.act().at(Act.OWN).all("fault");
    return Doc.of("object", "list")
        .and("data", faults.stream().map(Json::visible).collect(Json.toArray()))
        .json();
  }

  private static JsonObject clearFaults(Call call) {
    Act own = call.act().at(Act.OWN);
    List<JsonObject> faults = own.all("fault");
    faults.forEach(fault -> own.tx().remove(own.shelf("fault"), Json.text(fault, "id")));
    return Json.of("object", "faults", "cleared", faults.size());
  }

  /** What waits and what is done, newest first; {@code event} and {@code status} narrow it. */
  private static JsonObject deliveries(Call call) {
    Params params = call.params().only("event", "status", "limit", "starting_after");
    List<JsonObject> all = new ArrayList<>(call.act().at(Act.OWN).all(Outbox.FILED));
    String entity = call.act().entity().name();
    for (Delivery delivery : Outbox.waiting(call.act().tx())) {
      if (delivery.entity().equals(entity)) {
        all.add(delivery.toJson());
      }
    }
    return Listing.of(call, all, Listing.by(params, "event", "status"));
  }

  private static JsonObject rule(Call call) {
    Params params = call.params().only("paused", "delay_ms", "duplicates", "reorder");
    DeliveryRule rule =
        new DeliveryRule(
            params.flag("paused"),
            Duration.ofMillis(bounded(params, "delay_ms", LONGEST_DELAY_MS)),
            (int) bounded(params, "duplicates", MOST_COPIES),
            (int) bounded(params, "reorder", MOST_COPIES));
    rule.save(call.act());
    return rule.toJson();
  }

  private static JsonObject release(Call call) {
    call.params().only();
    return Doc.of("object", "released").and("count", Outbox.releaseAll(call.act())).json();
  }

  private static JsonObject resend(Call call) {
    call.params().only();
    String id = call.var("id");
    List<Act> places = new ArrayList<>(List.of(call.act().at(Act.OWN)));
    call.act()
        .at(Act.OWN)
        .all(Accounts.KIND)
        .forEach(account -> places.add(call.act().at(Json.text(account, "id"))));
    for (Act place : places) {
      Optional<JsonObject> event =
          place.find(Events.SNAPSHOT, id).or(() -> place.find(Events.THIN, id));
      if (event.isPresent()) {
        return Outbox.resend(place, event.get()).toJson();
      }
    }
    throw Refusal.notFound("event", "id", id);
  }

  private static long bounded(Params params, String name, long most) {
    long value = params.integer(name).orElse(0);
    if (value < 0 || value > most) {
      throw Refusal.invalid(null, name, name + " must be 0 to " + most);
    }
    return value;
  }
}
