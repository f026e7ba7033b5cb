package io.kyodaku.standin.payment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.time.Duration;
import java.util.Map;

/**
 * The life of a dispute: the customer's bank takes the money, and a fee with it; the seller answers
 * or does not; it is lost, or it is won and the money is back without the fee.
 */
public final class Disputes {
  public static final String KIND = "dispute";

  /** What a bank's dispute costs the seller, in minor units; an estimate of Stripe's price list. */
  private static final Map<String, Long> FEES = Map.of("jpy", 1_500L, "usd", 1_500L, "eur", 2_000L);

  private static final Duration TIME_TO_ANSWER = Duration.ofDays(10);

  private Disputes() {}

  public static void routes(Router router) {
    router.get("/v1/disputes", Disputes::list).get("/v1/disputes/{id}", Disputes::retrieve);
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("charge", "payment_intent"));
    return Listing.of(call, KIND, Listing.by(params, "charge", "payment_intent"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(KIND, "dispute", call.var("id"));
  }

  public static JsonObject open(Act act, JsonObject charge, long amount, String reason) {
    String chargeId = Json.text(charge, "id");
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    if (!Json.text(charge, "status").equals("succeeded") || Json.flag(charge, "disputed")) {
      throw Refusal.conflict(
          "charge_disputed", "charge", "Charge " + chargeId + " cannot be disputed.");
    }
    if (amount > left) {
      throw Refusal.conflict(
          "amount_too_large", "amount", "Only " + left + " of the charge is left.");
    }
    String id = Ids.next("du_1", 23);
    String currency = Json.text(charge, "currency");
    JsonObject booking =
        Bookings.book(
            act,
            "adjustment",
            -amount,
            FEES.getOrDefault(currency, 0L),
            currency,
            Duration.ZERO,
            id,
            "Chargeback withdrawal for " + chargeId);
    JsonObject dispute =
        Doc.of("id", id)
            .and("object", KIND)
            .and("amount", amount)
            .and("balance_transactions", Json.array(booking))
            .and("charge", chargeId)
            .and("created", act.created())
            .and("currency", currency)
            .and("enhanced_eligibility_types", new JsonArray())
            .and("evidence", new JsonObject())
            .and(
                "evidence_details",
                Doc.of("due_by", act.now().plus(TIME_TO_ANSWER).getEpochSecond())
                    .and("has_evidence", false)
                    .and("past_due", false)
                    .and("submission_count", 0)
                    .json())
            .and("is_charge_refundable", false)
            .and("livemode", false)
            .and("metadata", new JsonObject())
            .and("payment_intent", charge.get("payment_intent"))
            .and("reason", reason)
            .and("status", "needs_response")
            .json();
    act.put(dispute);
    act.put(Json.with(charge, "disputed", true));
    Events.emit(act, "charge.dispute.created", dispute);
    Events.emit(act, "charge.dispute.funds_withdrawn", dispute);
    return dispute;
  }

  public static boolean isClosed(JsonObject dispute) {
    String status = Json.text(dispute, "status");
    return status.equals("won") || status.equals("lost");
  }

  public static void close(Act act, JsonObject dispute, boolean won) {
    Json.with(dispute, "status", won ? "won" : "lost");
    if (won) {
      String id = Json.text(dispute, "id");
      dispute
          .getAsJsonArray("balance_transactions")
          .add(
              Bookings.book(
                  act,
                  "adjustment",
                  Json.number(dispute, "amount"),
                  0,
                  Json.text(dispute, "currency"),
                  Duration.ZERO,
                  id,
                  "Chargeback reversal for " + Json.text(dispute, "charge")));
    }
    act.put(dispute);
    if (won) {
      Events.emit(act, "charge.dispute.funds_reinstated", dispute);
    }
    Events.emit(act, "charge.dispute.closed", dispute);
  }
}
