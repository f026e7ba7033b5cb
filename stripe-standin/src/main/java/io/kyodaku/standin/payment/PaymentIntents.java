package io.kyodaku.standin.payment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
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
    Json.with(
        intent,
        "id",
        id,
        "object",
        KIND,
        "amount",
        terms.amount(),
        "amount_capturable",
        0,
        "amount_received",
        0,
        "application",
        null,
        "application_fee_amount",
        null,
        "automatic_payment_methods",
        null,
        "canceled_at",
        null,
        "cancellation_reason",
        null,
        "capture_method",
        "automatic_async",
        "client_secret",
        id + "_secret_" + Ids.next("", 25),
        "confirmation_method",
        "automatic",
        "created",
        act.created(),
        "currency",
        terms.currency(),
        "customer",
        null,
        "description",
        terms.description());
    Json.with(
        intent,
        "last_payment_error",
        null,
        "latest_charge",
        null,
        "livemode",
        false,
        "metadata",
        terms.metadata(),
        "next_action",
        null,
        "on_behalf_of",
        null,
        "payment_method",
        null,
        "payment_method_types",
        Json.array(terms.methods().toArray()),
        "processing",
        null,
        "receipt_email",
        terms.receiptEmail(),
        "setup_future_usage",
        null,
        "shipping",
        null,
        "statement_descriptor",
        null,
        "status",
        NEEDS_METHOD,
        "transfer_data",
        null,
        "transfer_group",
        terms.transferGroup());
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
    Json.with(
        intent,
        "amount_received",
        Json.number(intent, "amount"),
        "last_payment_error",
        null,
        "latest_charge",
        Json.text(charge, "id"),
        "next_action",
        null,
        "payment_method",
        charge.get("payment_method"),
        "status",
        SUCCEEDED);
    act.put(intent);
    Events.emit(act, "payment_intent.succeeded", intent);
  }

  /** Waits for a slow method; {@link #payNow} or {@link #lapse} ends the wait. */
  void payLater(Act act, JsonObject intent, PayWith with, String voucherUrl) {
    String type = with.type() + "_display_details";
    Json.with(
        intent,
        "next_action",
        Json.of(
            "type",
            type,
            type,
            Json.of("hosted_voucher_url", voucherUrl, "expires_at", act.created() + 259_200)),
        "payment_method",
        Ids.next("pm_"),
        "status",
        WAITS);
    act.put(intent);
    Events.emit(act, "payment_intent.requires_action", intent);
  }

  /** The slow method was never paid. */
  void lapse(Act act, JsonObject intent) {
    Json.with(
        intent,
        "last_payment_error",
        Json.of(
            "code", "payment_intent_payment_attempt_expired",
            "message", "The payment was not made in time.",
            "type", "invalid_request_error"),
        "next_action",
        null,
        "status",
        NEEDS_METHOD);
    act.put(intent);
    Events.emit(act, "payment_intent.payment_failed", intent);
  }

  void cancel(Act act, JsonObject intent, @Nullable String reason) {
    Json.with(
        intent,
        "canceled_at",
        act.created(),
        "cancellation_reason",
        reason,
        "next_action",
        null,
        "status",
        CANCELED);
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
    Json.with(
        intent,
        "last_payment_error",
        Json.of(
            "charge", Json.text(charge, "id"),
            "code", with.errorCode(),
            "decline_code", with.declineCode(),
            "message", with.message(),
            "type", "card_error"),
        "latest_charge",
        Json.text(charge, "id"),
        "payment_method",
        null,
        "status",
        NEEDS_METHOD);
    act.put(intent);
    Events.emit(act, "payment_intent.payment_failed", intent);
  }
}
