package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.pulse.Timers;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** {@code /v1/checkout/sessions}. */
public final class CheckoutSessions {
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final Set<String> METHODS =
      Set.of("card", "konbini", "sepa_debit", "us_bank_account");

  private final Checkout checkout;
  private final URI base;

  public CheckoutSessions(Checkout checkout, URI base) {
    this.checkout = checkout;
    this.base = base;
  }

  public void routes(Router router) {
    router
        .post("/v1/checkout/sessions", this::create)
        .get("/v1/checkout/sessions", CheckoutSessions::list)
        .get("/v1/checkout/sessions/{id}", CheckoutSessions::retrieve)
        .post("/v1/checkout/sessions/{id}", CheckoutSessions::update)
        .post("/v1/checkout/sessions/{id}/expire", this::expire)
        .get("/v1/checkout/sessions/{id}/line_items", CheckoutSessions::lineItems);
  }

  private JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "mode",
                "line_items",
                "customer_email",
                "metadata",
                "client_reference_id",
                "payment_intent_data",
                "success_url",
                "cancel_url",
                "expires_at",
                "locale",
                "payment_method_types",
                "currency",
                "ui_mode",
                "submit_type",
                "customer_creation");
    if (params.choice("mode", "payment").isEmpty()) {
      throw Refusal.missing("mode");
    }
    params.choice("ui_mode", "hosted", "hosted_page");
    LineItems items = LineItems.parse(act, params);
    String successUrl = params.url("success_url").orElseThrow(() -> Refusal.missing("success_url"));
    Instant expires = expires(act, params);
    String id = Ids.next("cs_test_a1", 56);
    JsonObject session = document(act, id, params, items);
    Json.with(
        session,
        "expires_at",
        expires.getEpochSecond(),
        "success_url",
        successUrl,
        "url",
        base + "/c/pay/" + id,
        "_line_items",
        items.documents(),
        "_intent",
        intentData(params),
        "_token",
        Ids.next(""));
    act.put(session);
    Timers.set(act, expires, Checkout.EXPIRY_TIMER, id);
    return session;
  }

  private static JsonObject document(Act act, String id, Params params, LineItems items) {
    JsonObject session = new JsonObject();
    Json.with(
        session,
        "id",
        id,
        "object",
        Checkout.KIND,
        "adaptive_pricing",
        null,
        "after_expiration",
        null,
        "allow_promotion_codes",
        null,
        "amount_subtotal",
        items.total(),
        "amount_total",
        items.total(),
        "automatic_tax",
        Json.of("enabled", false, "liability", null, "provider", null, "status", null),
        "billing_address_collection",
        null,
        "cancel_url",
        params.url("cancel_url"),
        "client_reference_id",
        params.text("client_reference_id"),
        "client_secret",
        null,
        "created",
        act.created(),
        "currency",
        items.currency(),
        "custom_fields",
        Json.array(),
        "customer",
        null,
        "customer_creation",
        "if_required",
        "customer_details",
        customerDetails(act, params.text("customer_email").orElse("")),
        "customer_email",
        params.text("customer_email"));
    return Json.with(
        session,
        "invoice",
        null,
        "livemode",
        false,
        "locale",
        params.text("locale"),
        "metadata",
        Metadata.of(params),
        "mode",
        "payment",
        "payment_intent",
        null,
        "payment_link",
        null,
        "payment_method_collection",
        "if_required",
        "payment_method_types",
        Json.array(methods(params).toArray()),
        "payment_status",
        "unpaid",
        "phone_number_collection",
        Json.of("enabled", false),
        "recovered_from",
        null,
        "setup_intent",
        null,
        "shipping_options",
        Json.array(),
        "status",
        "open",
        "submit_type",
        params.text("submit_type"),
        "subscription",
        null,
        "total_details",
        Json.of("amount_discount", 0, "amount_shipping", 0, "amount_tax", 0),
        "ui_mode",
        "hosted_page");
  }

  static JsonObject customerDetails(Act act, String email) {
    return Json.of(
        "address",
        Json.of("country", act.entity().country()),
        "email",
        email.isEmpty() ? null : email,
        "name",
        null,
        "phone",
        null,
        "tax_exempt",
        "none",
        "tax_ids",
        Json.array());
  }

  private static JsonObject intentData(Params params) {
    Params data =
        params
            .within("payment_intent_data")
            .only("metadata", "transfer_group", "description", "receipt_email", "capture_method");
    data.choice("capture_method", "automatic", "automatic_async");
    return Json.of(
        "metadata", Metadata.of(data),
        "transfer_group", data.text("transfer_group"),
        "description", data.text("description"),
        "receipt_email", data.text("receipt_email"));
  }

  private static List<String> methods(Params params) {
    List<String> given = params.texts("payment_method_types");
    for (int i = 0; i < given.size(); i++) {
      if (!METHODS.contains(given.get(i))) {
        throw Refusal.invalid(
            null,
            "payment_method_types[" + i + "]",
            "The payment method type \""
                + given.get(i)
                + "\" is invalid, or one the stand-in does not cover.");
      }
    }
    return given;
  }

  private static Instant expires(Act act, Params params) {
    if (!params.has("expires_at")) {
      return act.now().plus(LONGEST_LIFE);
    }
    Instant given = Instant.ofEpochSecond(params.integer("expires_at").orElseThrow());
    if (given.isBefore(act.now().plus(SHORTEST_LIFE).minusSeconds(1))) {
      throw Refusal.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
    }
    if (given.isAfter(act.now().plus(LONGEST_LIFE).plusSeconds(1))) {
      throw Refusal.invalid(
          null,
          "expires_at",
          "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
    }
    return given;
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("payment_intent", "status"));
    return Listing.of(call, Checkout.KIND, Listing.by(params, "payment_intent", "status"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    JsonObject session = session(call);
    if (call.params().texts("expand").contains("line_items")) {
      session.add("line_items", itemList(session, call.path() + "/line_items"));
    }
    return session;
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata");
    JsonObject session = session(call);
    Json.with(session, "metadata", Metadata.merge(Json.object(session, "metadata"), params));
    return call.act().put(session);
  }

  private JsonObject expire(Call call) {
    call.params().only();
    JsonObject session = session(call);
    if (!Json.text(session, "status").equals("open")) {
      throw Refusal.conflict(
          "checkout_session_not_open",
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + Json.text(session, "status")
              + ".");
    }
    checkout.expire(call.act(), session);
    return session;
  }

  private static JsonObject lineItems(Call call) {
    call.params().only("limit", "starting_after");
    return itemList(session(call), call.path());
  }

  private static JsonObject session(Call call) {
    return call.act().require(Checkout.KIND, "session", call.var("id"));
  }

  private static JsonObject itemList(JsonObject session, String url) {
    return Json.of(
        "object",
        "list",
        "url",
        url,
        "has_more",
        false,
        "data",
        session.getAsJsonArray("_line_items").deepCopy());
  }
}
