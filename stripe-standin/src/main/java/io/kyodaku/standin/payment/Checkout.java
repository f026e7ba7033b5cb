package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a Checkout Session. It is open until it is paid by card, promised by a slow method,
 * or expires. A declined card leaves it open. A promise completes it unpaid; later the promise is
 * kept, and it is paid, or broken.
 */
public final class Checkout {
  public static final String KIND = "checkout.session";
  public static final String EXPIRY_TIMER = "checkout.session.expiry";

  private final PaymentIntents intents;
  private final Taxes taxes;
  private final URI base;

  public Checkout(PaymentIntents intents, Taxes taxes, URI base) {
    this.intents = intents;
    this.taxes = taxes;
    this.base = base;
  }

  /** What the customer chose to do. */
  public enum Choice {
    CARD,
    DECLINE,
    LATER
  }

  public static boolean isOpen(JsonObject session) {
    return Json.text(session, "status").equals("open");
  }

  /** Whether a promise of the session waits to be kept or broken. */
  public static boolean awaitsPayment(Act act, JsonObject session) {
    return intent(act, session)
        .map(intent -> Json.text(intent, "status").equals(PaymentIntents.WAITS))
        .orElse(false);
  }

  Taxes taxes() {
    return taxes;
  }

  /** The customer says where it is; the tax is that country's. */
  public void locate(Act act, JsonObject session, String country) {
    JsonObject details = Json.object(session, "customer_details");
    Json.with(details, "address", Json.of("country", country));
    taxes.reckon(session);
    intent(act, session)
        .ifPresent(
            intent -> act.put(Json.with(intent, "amount", Json.number(session, "amount_total"))));
    act.put(session);
  }

  /** Carries out the choice on an open session. */
  public void choose(Act act, JsonObject session, Choice choice, String email) {
    if (!email.isEmpty()) {
      Json.with(Json.object(session, "customer_details"), "email", email);
    }
    JsonObject intent = intent(act, session).orElseGet(() -> createIntent(act, session));
    Json.with(session, "_token", Ids.next(""));
    switch (choice) {
      case DECLINE -> {
        intents.payNow(act, intent, PayWith.DECLINED);
        Json.with(session, "_intent_id", Json.text(intent, "id"));
        act.put(session);
      }
      case CARD -> {
        intents.payNow(act, intent, PayWith.CARD);
        complete(act, session, intent, "paid");
      }
      case LATER -> {
        PayWith slow = PayWith.slow(Json.text(session, "currency"));
        intents.payLater(act, intent, slow, voucherUrl(session));
        complete(act, session, intent, "unpaid");
      }
    }
  }

  /** Keeps or breaks the promise of a completed session. */
  public void settle(Act act, JsonObject session, boolean paid) {
    JsonObject intent = intent(act, session).orElseThrow();
    if (paid) {
      intents.payNow(act, intent, PayWith.slow(Json.text(session, "currency")));
      Json.with(session, "payment_status", "paid");
    } else {
      intents.lapse(act, intent);
    }
    act.put(session);
    Events.emit(
        act,
        paid ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
        session);
  }

  public void expire(Act act, JsonObject session) {
    Json.with(session, "status", "expired", "url", null);
    intent(act, session).ifPresent(intent -> intents.cancel(act, intent, "abandoned"));
    act.put(session);
    Events.emit(act, "checkout.session.expired", session);
  }

  /** What the timer does that was set when the session was made. */
  public void expireWhenOpen(Act act, String sessionId) {
    act.find(KIND, sessionId).filter(Checkout::isOpen).ifPresent(session -> expire(act, session));
  }

  /** Where the customer goes when all is done. */
  public static String successUrl(JsonObject session) {
    return Json.text(session, "success_url")
        .replace("{CHECKOUT_SESSION_ID}", Json.text(session, "id"));
  }

  /** Where the customer goes who turns back; empty when the seller gave no such address. */
  public static Optional<String> cancelUrl(JsonObject session) {
    return Json.optionalText(session, "cancel_url")
        .map(url -> url.replace("{CHECKOUT_SESSION_ID}", Json.text(session, "id")));
  }

  private String voucherUrl(JsonObject session) {
    return base + "/c/pay/" + Json.text(session, "id") + "/voucher";
  }

  private static void complete(
      Act act, JsonObject session, JsonObject intent, String paymentStatus) {
    Doc.in(session)
        .and("payment_intent", Json.text(intent, "id"))
        .and("payment_status", paymentStatus)
        .and("status", "complete")
        .and("url", null);
    act.put(session);
    Events.emit(act, "checkout.session.completed", session);
  }

  private JsonObject createIntent(Act act, JsonObject session) {
    JsonObject data = Json.object(session, "_intent");
    List<String> methods = new ArrayList<>();
    session.getAsJsonArray("payment_method_types").forEach(type -> methods.add(type.getAsString()));
    return intents.create(
        act,
        new PaymentIntents.Terms(
            Json.number(session, "amount_total"),
            Json.text(session, "currency"),
            Json.object(data, "metadata").deepCopy(),
            Json.optionalText(data, "description").orElse(null),
            Json.optionalText(data, "transfer_group").orElse(null),
            Json.optionalText(data, "receipt_email").orElse(null),
            methods.isEmpty() ? List.of("card") : methods));
  }

  private static Optional<JsonObject> intent(Act act, JsonObject session) {
    return Json.optionalText(session, "payment_intent")
        .or(() -> Json.optionalText(session, "_intent_id"))
        .flatMap(id -> act.find(PaymentIntents.KIND, id));
  }
}
