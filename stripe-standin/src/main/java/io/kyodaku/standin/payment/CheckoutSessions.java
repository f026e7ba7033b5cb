package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.pulse.Timers;
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
                "customer_creation",
                "automatic_tax",
                "billing_address_collection");
    if (params.choice("mode", "payment").isEmpty()) {
      throw Refusal.missing("mode");
    }
    params.choice("ui_mode", "hosted", "hosted_page");
    LineItems items = LineItems.parse(act, params);
    String successUrl = params.url("success_url").orElseThrow(() -> Refusal.missing("success_url"));
    Instant expires = expires(act, params);
    String id = Ids.next("cs_test_a1", 56);
    JsonObject session = document(act, id, params, items);
    Doc.in(session)
        .and("expires_at", expires.getEpochSecond())
        .and("success_url", successUrl)
        .and("url", base + "/c/pay/" + id)
        .and("_line_items", items.documents())
        .and("_intent", intentData(params))
        .and("_token", Ids.next(""));
    if (Taxes.isAutomatic(session) && items.anyWithoutTaxBehaviour()) {
      throw Refusal.invalid(
          null,
          "line_items[0][price_data][tax_behavior]",
          "Automatic tax needs the tax behavior of every price.");
    }
    checkout.taxes().reckon(session);
    act.put(session);
    Timers.set(act, expires, Checkout.EXPIRY_TIMER, id);
    return session;
  }

  private static JsonObject document(Act act, String id, Params params, LineItems items) {
    JsonObject session = new JsonObject();
    Doc.in(session)
        .and("id", id)
        .and("object", Checkout.KIND)
        .and("adaptive_pricing", null)
        .and("after_expiration", null)
        .and("allow_promotion_codes", null)
        .and("amount_subtotal", items.total())
        .and("amount_total", items.total())
        .and(
            "automatic_tax",
            Doc.of("enabled", params.within("automatic_tax").only("enabled").flag("enabled"))
                .and("liability", null)
                .and("provider", null)
                .and("status", null)
                .json())
        .and(
            "billing_address_collection",
            params.choice("billing_address_collection", "auto", "required"))
        .and("cancel_url", params.url("cancel_url"))
        .and("client_reference_id", params.text("client_reference_id"))
        .and("client_secret", null)
        .and("created", act.created())
        .and("currency", items.currency())
        .and("custom_fields", Json.array())
        .and("customer", null)
        .and("customer_creation", "if_required")
        .and("customer_details", customerDetails(act, params.email("customer_email").orElse("")))
        .and("customer_email", params.email("customer_email"));
    return Doc.in(session)
        .and("invoice", null)
        .and("livemode", false)
        .and("locale", params.text("locale"))
        .and("metadata", Metadata.of(params))
        .and("mode", "payment")
        .and("payment_intent", null)
        .and("payment_link", null)
        .and("payment_method_collection", "if_required")
        .and("payment_method_types", Json.array(methods(params).toArray()))
        .and("payment_status", "unpaid")
        .and("phone_number_collection", Json.of("enabled", false))
        .and("recovered_from", null)
        .and("setup_intent", null)
        .and("shipping_options", Json.array())
        .and("status", "open")
        .and("submit_type", params.text("submit_type"))
        .and("subscription", null)
        .and(
            "total_details",
            Doc.of("amount_discount", 0).and("amount_shipping", 0).and("amount_tax", 0).json())
        .and("ui_mode", "hosted_page")
        .json();
  }

  static JsonObject customerDetails(Act act, String email) {
    return Doc.of("address", Json.of("country", act.entity().country()))
        .and("email", email.isEmpty() ? null : email)
        .and("name", null)
        .and("phone", null)
        .and("tax_exempt", "none")
        .and("tax_ids", Json.array())
        .json();
  }

  private static JsonObject intentData(Params params) {
    Params data =
        params
            .within("payment_intent_data")
            .only("metadata", "transfer_group", "description", "receipt_email", "capture_method");
    data.choice("capture_method", "automatic", "automatic_async");
    return Doc.of("metadata", Metadata.of(data))
        .and("transfer_group", data.text("transfer_group"))
        .and("description", data.text("description"))
        .and("receipt_email", data.text("receipt_email"))
        .json();
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
    if (call.params().texts("expand").contains("total_details.breakdown")) {
      Json.object(session, "total_details").add("breakdown", Taxes.breakdown(session));
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
    return Doc.of("object", "list")
        .and("url", url)
        .and("has_more", false)
        .and("data", session.getAsJsonArray("_line_items").deepCopy())
        .json();
  }
}
