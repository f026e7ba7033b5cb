package io.kyodaku.standin.payment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a payment intent: it waits for a payment method, is paid at once or waits for a slow
 * method, and succeeds or goes back to waiting for another method.
 */
public final class PaymentIntents {
  public static final String KIND = "payment_intent";
  static final String SUCCEEDED = "succeeded";
  static final String NEEDS_METHOD = "requires_payment_method";
  static final String NEEDS_CONFIRMATION = "requires_confirmation";
  static final String WAITS = "requires_action";
  static final String CANCELED = "canceled";

  private final Charges charges;

  public PaymentIntents(Charges charges) {
    this.charges = charges;
  }

  /** What a new intent is for. */
  record Terms(
      long amount,
      String currency,
      JsonObject metadata,
      @Nullable String description,
      @Nullable String transferGroup,
      @Nullable String receiptEmail,
      List<String> methods) {}

  JsonObject create(Act act, Terms terms) {
    String id = Ids.next("pi_");
    JsonObject intent = new JsonObject();
    Doc.in(intent)
        .and("id", id)
        .and("object", KIND)
        .and("amount", terms.amount())
        .and("amount_capturable", 0)
        .and("amount_received", 0)
        .and("application", null)
        .and("application_fee_amount", null)
        .and("automatic_payment_methods", null)
        .and("canceled_at", null)
        .and("cancellation_reason", null)
        .and("capture_method", "automatic_async")
        .and("client_secret", id + "_secret_" + Ids.next("", 25))
        .and("confirmation_method", "automatic")
        .and("created", act.created())
        .and("currency", terms.currency())
        .and("customer", null)
        .and("description", terms.description());
    Doc.in(intent)
        .and("last_payment_error", null)
        .and("latest_charge", null)
        .and("livemode", false)
        .and("metadata", terms.metadata())
        .and("next_action", null)
        .and("on_behalf_of", null)
        .and("payment_method", null)
        .and("payment_method_types", Json.array(terms.methods().toArray()))
        .and("processing", null)
        .and("receipt_email", terms.receiptEmail())
        .and("setup_future_usage", null)
        .and("shipping", null)
        .and("statement_descriptor", null)
        .and("status", NEEDS_METHOD)
        .and("transfer_data", null)
        .and("transfer_group", terms.transferGroup());
    act.put(intent);
    Events.emit(act, "payment_intent.created", intent);
    return intent;
  }

  /** Pays, or is declined; either way the intent is changed and a charge tells what happened. */
  void payNow(Act act, JsonObject intent, PayWith with) {
    if (!with.pays()) {
      fail(act, intent, with, charges.decline(act, intent, with));
      return;
    }
    JsonObject charge = charges.succeed(act, intent, with);
    Doc.in(intent)
        .and("amount_received", Json.number(intent, "amount"))
        .and("last_payment_error", null)
        .and("latest_charge", Json.text(charge, "id"))
        .and("next_action", null)
        .and("payment_method", charge.get("payment_method"))
        .and("status", SUCCEEDED);
    act.put(intent);
    Events.emit(act, "payment_intent.succeeded", intent);
  }

  /** Waits for a slow method; {@link #payNow} or {@link #lapse} ends the wait. */
  void payLater(Act act, JsonObject intent, PayWith with, String voucherUrl) {
    String type = with.type() + "_display_details";
    Doc.in(intent)
        .and(
            "next_action",
            Doc.of("type", type)
                .and(
                    type,
                    Doc.of("hosted_voucher_url", voucherUrl)
                        .and("expires_at", act.created() + 259_200)
                        .json())
                .json())
        .and("payment_method", Ids.next("pm_"))
        .and("status", WAITS);
    act.put(intent);
    Events.emit(act, "payment_intent.requires_action", intent);
  }

  /** The slow method was never paid. */
  void lapse(Act act, JsonObject intent) {
    Doc.in(intent)
        .and(
            "last_payment_error",
            Doc.of("code", "payment_intent_payment_attempt_expired")
                .and("message", "The payment was not made in time.")
                .and("type", "invalid_request_error")
                .json())
        .and("next_action", null)
        .and("status", NEEDS_METHOD);
    act.put(intent);
    Events.emit(act, "payment_intent.payment_failed", intent);
  }

  void cancel(Act act, JsonObject intent, @Nullable String reason) {
    Doc.in(intent)
        .and("canceled_at", act.created())
        .and("cancellation_reason", reason)
        .and("next_action", null)
        .and("status", CANCELED);
    act.put(intent);
    Events.emit(act, "payment_intent.canceled", intent);
  }

  /** The error that a caller gets whose card was declined. */
  static Refusal declined(JsonObject intent) {
    JsonObject error = Json.object(intent, "last_payment_error");
    return Refusal.declined(
        Json.text(error, "code"),
        Json.text(error, "message"),
        Map.<String, JsonElement>of(
            "charge", error.get("charge"),
            "decline_code", error.get("decline_code"),
            "payment_intent", Json.visible(intent)));
  }

  private static void fail(Act act, JsonObject intent, PayWith with, JsonObject charge) {
    Doc.in(intent)
        .and(
            "last_payment_error",
            Doc.of("charge", Json.text(charge, "id"))
                .and("code", with.errorCode())
                .and("decline_code", with.declineCode())
                .and("message", with.message())
                .and("type", "card_error")
                .json())
        .and("latest_charge", Json.text(charge, "id"))
        .and("payment_method", null)
        .and("status", NEEDS_METHOD);
    act.put(intent);
    Events.emit(act, "payment_intent.payment_failed", intent);
  }
}
