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
import io.kyodaku.standin.wire.Money;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.time.Duration;

/** {@code /v1/charges}: attempts to pay an intent, those that failed too. */
public final class Charges {
  public static final String KIND = "charge";

  private final int feeBps;
  private final Duration fundsDelay;

  /**
   * @param feeBps what Stripe keeps of a charge
   * @param fundsDelay how long until the money of a charge can be used
   */
  public Charges(int feeBps, Duration fundsDelay) {
    this.feeBps = feeBps;
    this.fundsDelay = fundsDelay;
  }

  public void routes(Router router) {
    router
        .get("/v1/charges", Charges::list)
        .get("/v1/charges/{id}", Charges::retrieve)
        .post("/v1/charges/{id}", Charges::update);
  }

  JsonObject succeed(Act act, JsonObject intent, PayWith with) {
    String id = Ids.next(with.type().equals("card") ? "ch_" : "py_");
    long amount = Json.number(intent, "amount");
    String currency = Json.text(intent, "currency");
    String type = with.type().equals("card") ? "charge" : "payment";
    JsonObject booking =
        Bookings.book(
            act,
            type,
            amount,
            Money.share(amount, feeBps),
            currency,
            fundsDelay,
            id,
            Json.optionalText(intent, "description").orElse("Payment"));
    JsonObject charge = document(act, id, intent, with);
    Doc.in(charge)
        .and("amount_captured", amount)
        .and("balance_transaction", Json.text(booking, "id"))
        .and("captured", true)
        .and("outcome", outcome("approved_by_network", "Payment complete.", "authorized"))
        .and("paid", true)
        .and("status", "succeeded");
    act.put(charge);
    Events.emit(act, "charge.succeeded", charge);
    return charge;
  }

  JsonObject decline(Act act, JsonObject intent, PayWith with) {
    JsonObject charge = document(act, Ids.next("ch_"), intent, with);
    Doc.in(charge)
        .and("failure_code", with.errorCode())
        .and("failure_message", with.message())
        .and("outcome", outcome("declined_by_network", with.message(), "issuer_declined"))
        .and("status", "failed");
    act.put(charge);
    Events.emit(act, "charge.failed", charge);
    return charge;
  }

  /** The charge that a call means by {@code charge} or by {@code payment_intent}. */
  public static JsonObject meant(Act act, Params params) {
    if (params.has("charge")) {
      return act.require(KIND, "charge", params.required("charge"));
    }
    if (!params.has("payment_intent")) {
      throw Refusal.invalid(
          "parameter_missing",
          null,
          "One of the following params should be provided for this request: payment_intent"
              + " or charge.");
    }
    JsonObject intent =
        act.require(PaymentIntents.KIND, "payment_intent", params.required("payment_intent"));
    String id =
        Json.optionalText(intent, "latest_charge")
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "payment_intent_unexpected_state",
                        "payment_intent",
                        "This PaymentIntent does not have a successful charge to refund."));
    return act.require(KIND, "payment_intent", id);
  }

  private static JsonObject document(Act act, String id, JsonObject intent, PayWith with) {
    JsonObject charge = new JsonObject();
    Doc.in(charge)
        .and("id", id)
        .and("object", KIND)
        .and("amount", Json.number(intent, "amount"))
        .and("amount_captured", 0)
        .and("amount_refunded", 0)
        .and("application", null)
        .and("application_fee", null)
        .and("application_fee_amount", null)
        .and("balance_transaction", null)
        .and("billing_details", billing(act, intent))
        .and("calculated_statement_descriptor", "STAND-IN")
        .and("captured", false)
        .and("created", act.created())
        .and("currency", Json.text(intent, "currency"))
        .and("customer", null)
        .and("description", intent.get("description"))
        .and("disputed", false);
    return Doc.in(charge)
        .and("failure_balance_transaction", null)
        .and("failure_code", null)
        .and("failure_message", null)
        .and("fraud_details", new JsonObject())
        .and("livemode", false)
        .and("metadata", Json.object(intent, "metadata").deepCopy())
        .and("on_behalf_of", null)
        .and("paid", false)
        .and("payment_intent", Json.text(intent, "id"))
        .and("payment_method", Ids.next("pm_"))
        .and("payment_method_details", with.details(act.entity().country()))
        .and("receipt_email", intent.get("receipt_email"))
        .and("receipt_url", null)
        .and("refunded", false)
        .and("shipping", null)
        .and("source_transfer", null)
        .and("statement_descriptor", null)
        .and("transfer_data", null)
        .and("transfer_group", intent.get("transfer_group"))
        .json();
  }

  private static JsonObject billing(Act act, JsonObject intent) {
    return Doc.of("address", Json.of("country", act.entity().country()))
        .and("email", intent.get("receipt_email"))
        .and("name", null)
        .and("phone", null)
        .json();
  }

  private static JsonObject outcome(String network, String message, String type) {
    return Doc.of("network_status", network)
        .and("reason", null)
        .and("risk_level", "normal")
        .and("seller_message", message)
        .and("type", type)
        .json();
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("payment_intent", "transfer_group"));
    return Listing.of(call, KIND, Listing.by(params, "payment_intent", "transfer_group"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(KIND, "id", call.var("id"));
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata", "description", "transfer_group");
    JsonObject charge = call.act().require(KIND, "id", call.var("id"));
    JsonObject before = new JsonObject();
    Json.with(before, "metadata", charge.get("metadata").deepCopy());
    params.text("description").ifPresent(text -> Json.with(charge, "description", text));
    params.text("transfer_group").ifPresent(text -> Json.with(charge, "transfer_group", text));
    Json.with(charge, "metadata", Metadata.merge(Json.object(charge, "metadata"), params));
    call.act().put(charge);
    Events.emit(call.act(), "charge.updated", charge, before);
    return charge;
  }
}
