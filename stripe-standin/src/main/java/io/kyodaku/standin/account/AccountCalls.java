package io.kyodaku.standin.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v2/core/accounts}. What is not named in {@code include} comes back null, as at Stripe.
 */
public final class AccountCalls {
  private static final Set<String> INCLUDES =
      Set.of(
          "configuration.customer",
          "configuration.merchant",
          "configuration.recipient",
          "defaults",
          "future_requirements",
          "identity",
          "requirements");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final String[] SETTABLE = {
    "configuration",
    "contact_email",
    "contact_phone",
    "dashboard",
    "defaults",
    "display_name",
    "identity",
    "include",
    "metadata"
  };

  private AccountCalls() {}

  public static void routes(Router router) {
    router
        .post("/v2/core/accounts", AccountCalls::create)
        .get("/v2/core/accounts", AccountCalls::list)
        .get("/v2/core/accounts/{id}", AccountCalls::retrieve)
        .post("/v2/core/accounts/{id}", AccountCalls::update)
        .post("/v2/core/accounts/{id}/close", AccountCalls::close);
  }

  private static JsonObject create(Call call) {
    Act act = call.act();
    Params params = call.params().only(SETTABLE);
    JsonObject account = new JsonObject();
    Doc.in(account)
        .and("id", Ids.next("acct_1", 15))
        .and("object", Accounts.KIND)
        .and("applied_configurations", new JsonArray())
        .and("closed", false)
        .and(
            "configuration",
            Doc.of("customer", null).and("merchant", null).and("recipient", null).json())
        .and("contact_email", null)
        .and("contact_phone", null)
        .and("created", Events.v2Time(act.now()))
        .and("dashboard", "none")
        .and("defaults", defaults())
        .and("display_name", null)
        .and("future_requirements", Json.of("entries", new JsonArray(), "summary", null))
        .and("identity", null)
        .and("livemode", false)
        .and("metadata", new JsonObject())
        .and("requirements", Json.of("entries", new JsonArray(), "summary", null));
    List<String> include = include(params);
    set(account, params);
    act.put(account);
    Accounts.tell(act, account, "v2.core.account.created", new JsonObject());
    configure(act, account, params);
    return shown(account, include);
  }

  private static JsonObject update(Call call) {
    Act act = call.act();
    Params params = call.params().only(SETTABLE);
    JsonObject account = account(call);
    if (Json.flag(account, "closed")) {
      throw Refusal.conflict("account_closed", null, "The account is closed.");
    }
    List<String> include = include(params);
    set(account, params);
    act.put(account);
    Accounts.tell(act, account, "v2.core.account.updated", new JsonObject());
    configure(act, account, params);
    return shown(account, include);
  }

  private static JsonObject retrieve(Call call) {
    return shown(account(call), include(call.params().only("include")));
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only("applied_configurations", "closed", "limit", "page");
    boolean closed = params.flag("closed");
    List<JsonObject> accounts =
        call.act().all(Accounts.KIND).stream()
            .filter(account -> Json.flag(account, "closed") == closed)
            .map(account -> shown(account.deepCopy(), List.of()))
            .toList();
    return Listing.v2(call, accounts);
  }

  private static JsonObject close(Call call) {
    call.params().only("applied_configurations");
    JsonObject account = account(call);
    if (!Json.flag(account, "closed")) {
      Doc.in(account).and("closed", true).and("applied_configurations", new JsonArray());
      if (Accounts.isRecipient(account)) {
        Accounts.stand(call.act(), account, Accounts.Standing.RESTRICTED);
      }
      call.act().put(account);
      Accounts.tell(call.act(), account, "v2.core.account.closed", new JsonObject());
    }
    return shown(account, List.of());
  }

  private static JsonObject account(Call call) {
    return call.act().require(Accounts.KIND, "id", call.var("id"));
  }

  private static void set(JsonObject account, Params params) {
    params.email("contact_email").ifPresent(text -> Json.with(account, "contact_email", text));
    for (String name : new String[] {"contact_phone", "display_name"}) {
      params.text(name).ifPresent(text -> Json.with(account, name, text));
    }
    params
        .choice("dashboard", "none", "express", "full")
        .ifPresent(dashboard -> Json.with(account, "dashboard", dashboard));
    Json.with(account, "metadata", Metadata.merge(Json.object(account, "metadata"), params));
    params.object("identity").ifPresent(identity -> setIdentity(account, identity));
    params.object("defaults").ifPresent(given -> setDefaults(account, given));
  }

  private static void setIdentity(JsonObject account, Params identity) {
    identity.only("attestations", "business_details", "country", "entity_type", "individual");
    identity.choice("entity_type", "company", "government_entity", "individual", "non_profit");
    Optional<String> country = identity.text("country");
    if (country.isPresent() && !COUNTRIES.contains(country.get().toUpperCase(Locale.ROOT))) {
      throw Refusal.invalid(
          "invalid_country", identity.name("country"), "Not a two-letter country code.");
    }
    JsonObject merged = Json.object(account, "identity").deepCopy();
    identity.values().entrySet().forEach(value -> merged.add(value.getKey(), value.getValue()));
    Json.with(account, "identity", merged);
  }

  private static void setDefaults(JsonObject account, Params given) {
    given.only("currency", "locales", "profile", "responsibilities");
    if (given.has("currency")) {
      given.currency("currency");
    }
    JsonObject merged = Json.object(account, "defaults").deepCopy();
    given.values().entrySet().forEach(value -> merged.add(value.getKey(), value.getValue()));
    Json.with(account, "defaults", merged);
  }

  /** Applies the recipient configuration, when it is asked for. */
  private static void configure(Act act, JsonObject account, Params params) {
    Optional<Params> configuration = params.object("configuration");
    if (configuration.isEmpty()) {
      return;
    }
    configuration.get().only("recipient");
    Params recipient = configuration.get().within("recipient").only("applied", "capabilities");
    Params transfers =
        recipient
            .within("capabilities")
            .only("stripe_balance")
            .within("stripe_balance")
            .only("stripe_transfers")
            .within("stripe_transfers")
            .only("requested");
    if (!transfers.flag("requested") || Accounts.isRecipient(account)) {
      return;
    }
    if (Json.optionalText(account, "contact_email").isEmpty()) {
      throw Refusal.missing("contact_email");
    }
    if (Json.optionalText(Json.object(account, "identity"), "country").isEmpty()) {
      throw Refusal.missing("identity.country");
    }
    Json.with(account, "applied_configurations", Json.array("recipient"));
    Json.object(account, "configuration").add("recipient", Json.of("applied", true));
    Accounts.stand(act, account, Accounts.Standing.INCOMPLETE);
  }

  private static List<String> include(Params params) {
    List<String> include = params.texts("include");
    for (int i = 0; i < include.size(); i++) {
      if (!INCLUDES.contains(include.get(i))) {
        throw Refusal.invalid(
            "invalid_include", "include[" + i + "]", "Cannot include " + include.get(i));
      }
    }
    return include;
  }

  private static JsonObject shown(JsonObject account, List<String> include) {
    JsonObject shown = Json.visible(account);
    JsonObject configuration = Json.object(account, "configuration").deepCopy();
    boolean any = false;
    for (String name : List.of("customer", "merchant", "recipient")) {
      boolean wanted = include.contains("configuration." + name);
      any |= wanted;
      if (!wanted) {
        Json.with(configuration, name, null);
      }
    }
    Json.with(shown, "configuration", any ? configuration : null);
    for (String name : List.of("defaults", "future_requirements", "identity", "requirements")) {
      if (!include.contains(name)) {
        Json.with(shown, name, null);
      }
    }
    return shown;
  }

  private static JsonObject defaults() {
    return Doc.of("currency", null)
        .and("locales", null)
        .and("profile", null)
        .and(
            "responsibilities",
            Doc.of("fees_collector", "application")
                .and("losses_collector", "application")
                .and("requirements_collector", "stripe")
                .json())
        .json();
  }
}
