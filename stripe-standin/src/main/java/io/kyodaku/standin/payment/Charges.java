package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
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
    Json.with(
        charge,
        "amount_captured",
        amount,
        "balance_transaction",
        Json.text(booking, "id"),
        "captured",
        true,
        "outcome",
        outcome("approved_by_network", "Payment complete.", "authorized"),
        "paid",
        true,
        "status",
        "succeeded");
    act.put(charge);
    Events.emit(act, "charge.succeeded", charge);
    return charge;
  }

  JsonObject decline(Act act, JsonObject intent, PayWith with) {
    JsonObject charge = document(act, Ids.next("ch_"), intent, with);
    Json.with(
        charge,
        "failure_code",
        with.errorCode(),
        "failure_message",
        with.message(),
        "outcome",
        outcome("declined_by_network", with.message(), "issuer_declined"),
        "status",
        "failed");
    act.put(charge);
    Events.emit(act, "charge.failed", charge);
    return charge;
  }

  /** The charge that a call means by {@code charge} or by {@code payment_intent}. */
  static JsonObject meant(Act act, Params params) {
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
    Json.with(
        charge,
        "id",
        id,
        "object",
        KIND,
        "amount",
        Json.number(intent, "amount"),
        "amount_captured",
        0,
        "amount_refunded",
        0,
        "application",
        null,
        "application_fee",
        null,
        "application_fee_amount",
        null,
        "balance_transaction",
        null,
        "billing_details",
        billing(act, intent),
        "calculated_statement_descriptor",
        "STAND-IN",
        "captured",
        false,
        "created",
        act.created(),
        "currency",
        Json.text(intent, "currency"),
        "customer",
        null,
        "description",
        intent.get("description"),
        "disputed",
        false);
    return Json.with(
        charge,
        "failure_balance_transaction",
        null,
        "failure_code",
        null,
        "failure_message",
        null,
        "fraud_details",
        new JsonObject(),
        "livemode",
        false,
        "metadata",
        Json.object(intent, "metadata").deepCopy(),
        "on_behalf_of",
        null,
        "paid",
        false,
        "payment_intent",
        Json.text(intent, "id"),
        "payment_method",
        Ids.next("pm_"),
        "payment_method_details",
        with.details(act.entity().country()),
        "receipt_email",
        intent.get("receipt_email"),
        "receipt_url",
        null,
        "refunded",
        false,
        "shipping",
        null,
        "source_transfer",
        null,
        "statement_descriptor",
        null,
        "transfer_data",
        null,
        "transfer_group",
        intent.get("transfer_group"));
  }

  private static JsonObject billing(Act act, JsonObject intent) {
    return Json.of(
        "address",
        Json.of("country", act.entity().country()),
        "email",
        intent.get("receipt_email"),
        "name",
        null,
        "phone",
        null);
  }

  private static JsonObject outcome(String network, String message, String type) {
    return Json.of(
        "network_status", network,
        "reason", null,
        "risk_level", "normal",
        "seller_message", message,
        "type", type);
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
