package io.kyodaku.standin.payout;

import com.google.gson.JsonObject;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.time.Duration;
import java.util.List;

/**
 * {@code /v1/transfers/{id}/reversals}: money comes back, as far as the connected account still has
 * it.
 */
public final class Reversals {
  private static final String KIND = "transfer_reversal";
  private static final String PATH = "/v1/transfers/{transfer}/reversals";
  private static final int SHOWN_WITH_TRANSFER = 10;

  private Reversals() {}

  public static void routes(Router router) {
    router
        .post(PATH, Reversals::create)
        .get(PATH, Reversals::list)
        .get(PATH + "/{id}", Reversals::retrieve);
  }

  /** The newest reversals, as they are shown with their transfer. */
  static JsonObject page(String transferId, Act act) {
    List<JsonObject> newestFirst = of(transferId, act).reversed();
    return Doc.of("object", "list")
        .and("url", "/v1/transfers/" + transferId + "/reversals")
        .and("has_more", newestFirst.size() > SHOWN_WITH_TRANSFER)
        .and(
            "data",
            newestFirst.stream()
                .limit(SHOWN_WITH_TRANSFER)
                .map(Json::visible)
                .collect(Json.toArray()))
        .json();
  }

  private static JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params().only("amount", "description", "metadata", "refund_application_fee");
    JsonObject transfer = transfer(call);
    long left = Json.number(transfer, "amount") - Json.number(transfer, "amount_reversed");
    long amount = params.amount("amount").orElse(left);
    if (left == 0) {
      throw Refusal.conflict(
          "transfer_already_reversed", null, "The transfer is already fully reversed.");
    }
    if (amount > left) {
      throw Refusal.conflict(
          "transfer_reversal_too_large",
          "amount",
          "Reversal amount (%d) is greater than unreversed amount of the transfer (%d)"
              .formatted(amount, left));
    }
    String currency = Json.text(transfer, "currency");
    Act there = act.at(Json.text(transfer, "destination"));
    if (Bookings.available(there, currency) < amount) {
      throw Refusal.conflict(
          "balance_insufficient",
          null,
          "Insufficient funds in the connected account's balance to reverse the transfer.");
    }
    JsonObject reversal = book(act, there, transfer, amount, params);
    long reversed = Json.number(transfer, "amount_reversed") + amount;
    Doc.in(transfer)
        .and("amount_reversed", reversed)
        .and("reversed", reversed == Json.number(transfer, "amount"))
        .and("reversals", page(Json.text(transfer, "id"), act));
    act.put(transfer);
    Events.emit(act, "transfer.reversed", transfer);
    return reversal;
  }

  private static JsonObject book(
      Act act, Act there, JsonObject transfer, long amount, Params params) {
    String id = Ids.next("trr_1", 23);
    String currency = Json.text(transfer, "currency");
    JsonObject back =
        Bookings.book(
            act, "transfer_refund", amount, 0, currency, Duration.ZERO, id, "Transfer reversal");
    String refundId = Ids.next("pyr_1", 23);
    JsonObject gone =
        Bookings.book(
            there,
            "payment_refund",
            -amount,
            0,
            currency,
            Duration.ZERO,
            refundId,
            "Transfer reversal");
    there.put(
        Doc.of("id", refundId)
            .and("object", "refund")
            .and("amount", amount)
            .and("balance_transaction", Json.text(gone, "id"))
            .and("charge", Json.text(transfer, "destination_payment"))
            .and("created", act.created())
            .and("currency", currency)
            .and("metadata", new JsonObject())
            .and("source_transfer_reversal", id)
            .and("status", "succeeded")
            .json());
    return act.put(
        Doc.of("id", id)
            .and("object", KIND)
            .and("amount", amount)
            .and("balance_transaction", Json.text(back, "id"))
            .and("created", act.created())
            .and("currency", currency)
            .and("destination_payment_refund", refundId)
            .and("metadata", Metadata.of(params))
            .and("source_refund", null)
            .and("transfer", Json.text(transfer, "id"))
            .json());
  }

  private static JsonObject list(Call call) {
    call.params().only(Listing.params());
    return Listing.of(call, of(Json.text(transfer(call), "id"), call.act()), reversal -> true);
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    transfer(call);
    return call.act().require(KIND, "id", call.var("id"));
  }

  private static JsonObject transfer(Call call) {
    return call.act().require(Transfers.KIND, "transfer", call.var("transfer"));
  }

  private static List<JsonObject> of(String transferId, Act act) {
    return act.all(KIND).stream()
        .filter(reversal -> Json.text(reversal, "transfer").equals(transferId))
        .toList();
  }
}
