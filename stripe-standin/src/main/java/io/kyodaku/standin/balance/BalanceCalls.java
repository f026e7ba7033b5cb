package io.kyodaku.standin.balance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Router;
import java.util.List;
import java.util.Map;

/** {@code /v1/balance} and {@code /v1/balance_transactions}. */
public final class BalanceCalls {
  private BalanceCalls() {}

  public static void routes(Router router) {
    router
        .get("/v1/balance", BalanceCalls::balance)
        .get("/v1/balance_transactions", BalanceCalls::list)
        .get("/v1/balance_transactions/{id}", BalanceCalls::retrieve);
  }

  private static JsonObject balance(Call call) {
    call.params().only();
    Act act = call.act();
    return Doc.of("object", "balance")
        .and("available", amounts(Bookings.sums(act, true)))
        .and("livemode", false)
        .and("pending", amounts(Bookings.sums(act, false)))
        .json();
  }

  private static JsonArray amounts(Map<String, Long> sums) {
    JsonArray amounts = new JsonArray();
    sums.forEach(
        (currency, amount) ->
            amounts.add(
                Doc.of("amount", amount)
                    .and("currency", currency)
                    .and("source_types", Json.of("card", amount))
                    .json()));
    return amounts;
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("currency", "source", "type"));
    List<JsonObject> shown =
        call.act().all(Bookings.KIND).stream()
            .map(booking -> Bookings.shown(booking.deepCopy(), call.act().now()))
            .toList();
    return Listing.of(call, shown, Listing.by(params, "currency", "source", "type"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return Bookings.shown(
        call.act().require(Bookings.KIND, "id", call.var("id")), call.act().now());
  }
}
