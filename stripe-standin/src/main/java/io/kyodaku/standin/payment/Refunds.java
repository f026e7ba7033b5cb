package io.kyodaku.standin.payment;

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
import java.util.Optional;

/**
 * {@code /v1/refunds}: whole or in parts, at once. A refund can fail later, and the money is back.
 */
public final class Refunds {
  public static final String KIND = "refund";

  private Refunds() {}

  public static void routes(Router router) {
    router
        .post("/v1/refunds", Refunds::create)
        .get("/v1/refunds", Refunds::list)
        .get("/v1/refunds/{id}", Refunds::retrieve)
        .post("/v1/refunds/{id}", Refunds::update);
  }

  private static JsonObject create(Call call) {
    Act act = call.act();
    Params params = call.params().only("charge", "payment_intent", "amount", "reason", "metadata");
    Optional<String> reason =
        params.choice("reason", "duplicate", "fraudulent", "requested_by_customer");
    JsonObject charge = Charges.meant(act, params);
    long amount = amount(params, charge);
    String id = Ids.next("re_3", 23);
    JsonObject booking =
        Bookings.book(
            act,
            "refund",
            -amount,
            0,
            Json.text(charge, "currency"),
            Duration.ZERO,
            id,
            "REFUND FOR CHARGE");
    JsonObject refund =
        Doc.of("id", id)
            .and("object", KIND)
            .and("amount", amount)
            .and("balance_transaction", Json.text(booking, "id"))
            .and("charge", Json.text(charge, "id"))
            .and("created", act.created())
            .and("currency", Json.text(charge, "currency"))
            .and("destination_details", Json.of("card", Json.of("type", "refund"), "type", "card"))
            .and("metadata", Metadata.of(params))
            .and("payment_intent", charge.get("payment_intent"))
            .and("reason", reason)
            .and("receipt_number", null)
            .and("source_transfer_reversal", null)
            .and("status", "succeeded")
            .and("transfer_reversal", null)
            .json();
    act.put(refund);
    addToRefunded(act, charge, amount);
    Events.emit(act, "refund.created", refund);
    return refund;
  }

  /** The customer's bank would not take the refund: the money is the seller's again. */
  public static void fail(Act act, JsonObject refund, String reason) {
    long amount = Json.number(refund, "amount");
    JsonObject booking =
        Bookings.book(
            act,
            "refund_failure",
            amount,
            0,
            Json.text(refund, "currency"),
            Duration.ZERO,
            Json.text(refund, "id"),
            "REFUND FAILURE");
    Doc.in(refund)
        .and("failure_balance_transaction", Json.text(booking, "id"))
        .and("failure_reason", reason)
        .and("status", "failed");
    act.put(refund);
    JsonObject charge = act.require(Charges.KIND, "charge", Json.text(refund, "charge"));
    Doc.in(charge)
        .and("amount_refunded", Json.number(charge, "amount_refunded") - amount)
        .and("refunded", false);
    act.put(charge);
    Events.emit(act, "refund.updated", refund);
    Events.emit(act, "refund.failed", refund);
  }

  private static long amount(Params params, JsonObject charge) {
    String id = Json.text(charge, "id");
    if (!Json.text(charge, "status").equals("succeeded")) {
      throw Refusal.conflict("charge_not_refundable", null, "Charge " + id + " did not succeed.");
    }
    if (Json.flag(charge, "disputed")) {
      throw Refusal.conflict(
          "charge_disputed",
          null,
          "Charge " + id + " has been charged back; cannot issue a refund.");
    }
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    if (left == 0) {
      throw Refusal.conflict(
          "charge_already_refunded", null, "Charge " + id + " has already been refunded.");
    }
    long amount = params.amount("amount").orElse(left);
    if (amount > left) {
      throw Refusal.conflict(
          "amount_too_large",
          "amount",
          "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
              .formatted(amount, left));
    }
    return amount;
  }

  private static void addToRefunded(Act act, JsonObject charge, long amount) {
    long before = Json.number(charge, "amount_refunded");
    long refunded = before + amount;
    Doc.in(charge)
        .and("amount_refunded", refunded)
        .and("refunded", refunded == Json.number(charge, "amount"));
    act.put(charge);
    Events.emit(
        act, "charge.refunded", charge, Json.of("amount_refunded", before, "refunded", false));
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("charge", "payment_intent"));
    return Listing.of(call, KIND, Listing.by(params, "charge", "payment_intent"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(KIND, "refund", call.var("id"));
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata");
    JsonObject refund = call.act().require(KIND, "refund", call.var("id"));
    Json.with(refund, "metadata", Metadata.merge(Json.object(refund, "metadata"), params));
    call.act().put(refund);
    Events.emit(call.act(), "refund.updated", refund);
    return refund;
  }
}
