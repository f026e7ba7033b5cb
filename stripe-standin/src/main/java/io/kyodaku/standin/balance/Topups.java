package io.kyodaku.standin.balance;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Router;
import java.time.Duration;

/** {@code /v1/topups}: the seller puts money of its own into its balance; it is there at once. */
public final class Topups {
  private static final String KIND = "topup";

  private Topups() {}

  public static void routes(Router router) {
    router
        .post("/v1/topups", Topups::create)
        .get("/v1/topups", Topups::list)
        .get("/v1/topups/{id}", Topups::retrieve);
  }

  private static JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "amount",
                "currency",
                "description",
                "metadata",
                "statement_descriptor",
                "transfer_group");
    long amount = params.requiredAmount("amount");
    String currency = params.currency("currency");
    String id = Ids.next("tu_1", 23);
    JsonObject booking =
        Bookings.book(act, "topup", amount, 0, currency, Duration.ZERO, id, "Top-up");
    JsonObject topup =
        Doc.of("id", id)
            .and("object", KIND)
            .and("amount", amount)
            .and("balance_transaction", Json.text(booking, "id"))
            .and("created", act.created())
            .and("currency", currency)
            .and("description", params.text("description"))
            .and("expected_availability_date", act.created())
            .and("failure_code", null)
            .and("failure_message", null)
            .and("livemode", false)
            .and("metadata", Metadata.of(params))
            .and("statement_descriptor", params.text("statement_descriptor"))
            .and("status", "succeeded")
            .and("transfer_group", params.text("transfer_group"))
            .json();
    act.put(topup);
    Events.emit(act, "topup.created", topup);
    Events.emit(act, "topup.succeeded", topup);
    return topup;
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("status"));
    return Listing.of(call, KIND, Listing.by(params, "status"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(KIND, "topup", call.var("id"));
  }
}
