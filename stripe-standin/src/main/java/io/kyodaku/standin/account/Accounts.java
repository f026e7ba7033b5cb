package io.kyodaku.standin.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import java.util.Locale;
import java.util.Map;

/**
 * The life of a connected account. It is made with capabilities that are restricted until its owner
 * comes through onboarding; that ends with them active, or with a failed verification that can be
 * tried again.
 */
public final class Accounts {
  public static final String KIND = "v2.core.account";

  private static final String EVENT_PREFIX = "v2.core.account[configuration.recipient].";
  private static final Map<String, String> CURRENCIES =
      Map.of("JP", "jpy", "US", "usd", "GB", "gbp", "CH", "chf", "CA", "cad", "AU", "aud");

  private Accounts() {}

  /** How an account's capabilities stand. */
  public enum Standing {
    /** Nothing is known about the owner yet. */
    INCOMPLETE,
    ACTIVE,
    /** The owner's particulars did not pass. */
    FAILED,
    /** Stripe took the capabilities away. */
    RESTRICTED
  }

  public static boolean canReceive(JsonObject account) {
    return status(account, "stripe_transfers").equals("active");
  }

  public static boolean canPayOut(JsonObject account) {
    return status(account, "payouts").equals("active");
  }

  public static boolean isRecipient(JsonObject account) {
    return Json.object(account, "configuration").get("recipient") instanceof JsonObject;
  }

  /** The currency that the account is paid in unless it says otherwise. */
  static String currency(JsonObject account) {
    return Json.optionalText(Json.object(account, "defaults"), "currency")
        .orElseGet(() -> CURRENCIES.getOrDefault(country(account), "eur"));
  }

  static String country(JsonObject account) {
    return Json.optionalText(Json.object(account, "identity"), "country")
        .orElse("US")
        .toUpperCase(Locale.ROOT);
  }

  /**
   * Puts the capabilities and requirements where the standing has them, and tells if that changed
   * anything.
   */
  public static void stand(Act act, JsonObject account, Standing standing) {
    String before = status(account, "stripe_transfers");
    Json.with(account, "_standing", standing.name());
    JsonObject recipient = Json.object(account, "configuration").getAsJsonObject("recipient");
    Json.with(
        recipient,
        "capabilities",
        Json.of(
            "stripe_balance",
            Doc.of("payouts", capability(standing))
                .and("stripe_transfers", capability(standing))
                .json()));
    Json.with(account, "requirements", requirements(standing));
    own(act).put(account);
    if (!before.equals(status(account, "stripe_transfers"))) {
      for (String name :
          new String[] {"stripe_balance.stripe_transfers", "stripe_balance.payouts"}) {
        tell(
            act,
            account,
            EVENT_PREFIX + "capability_status_updated",
            Json.of("updated_capability", name));
      }
    }
    tell(act, account, "v2.core.account[requirements].updated", new JsonObject());
  }

  /** Tells of the account by a thin event. */
  static void tell(Act act, JsonObject account, String type, JsonObject data) {
    String id = Json.text(account, "id");
    JsonObject related =
        Doc.of("id", id).and("type", KIND).and("url", "/v2/core/accounts/" + id).json();
    Events.emitThin(own(act), type, related, data);
  }

  /** The account a document belongs to is kept by the entity itself. */
  static Act own(Act act) {
    return act.at(Act.OWN);
  }

  private static String status(JsonObject account, String capability) {
    JsonObject recipient = Json.object(Json.object(account, "configuration"), "recipient");
    JsonObject balance = Json.object(Json.object(recipient, "capabilities"), "stripe_balance");
    return Json.optionalText(Json.object(balance, capability), "status").orElse("unrequested");
  }

  private static JsonObject capability(Standing standing) {
    return switch (standing) {
      case ACTIVE -> Json.of("status", "active", "status_details", new JsonArray());
      case INCOMPLETE -> restricted("requirements_past_due", "provide_info");
      case FAILED -> restricted("requirements_past_due", "provide_info");
      case RESTRICTED -> restricted("restricted_other", "contact_stripe");
    };
  }

  private static JsonObject restricted(String code, String resolution) {
    return Doc.of("status", "restricted")
        .and("status_details", Json.array(Json.of("code", code, "resolution", resolution)))
        .json();
  }

  private static JsonObject requirements(Standing standing) {
    return switch (standing) {
      case ACTIVE, RESTRICTED -> Json.of("entries", new JsonArray(), "summary", null);
      case INCOMPLETE ->
          Doc.of(
                  "entries",
                  Json.array(
                      entry("identity.individual", new JsonArray(), "routine_onboarding"),
                      entry("external_account", new JsonArray(), "routine_onboarding")))
              .and("summary", summary())
              .json();
      case FAILED ->
          Doc.of(
                  "entries",
                  Json.array(
                      entry(
                          "identity.individual",
                          Json.array(
                              Doc.of("code", "verification_failed_keyed_identity")
                                  .and("description", "The person could not be verified.")
                                  .json()),
                          "routine_verification")))
              .and("summary", summary())
              .json();
    };
  }

  private static JsonObject entry(String what, JsonArray errors, String reason) {
    JsonObject deadline = Json.of("status", "past_due");
    return Doc.of("awaiting_action_from", "user")
        .and("description", what)
        .and("errors", errors)
        .and(
            "impact",
            Json.of(
                "restricts_capabilities",
                Json.array(
                    impact("stripe_balance.stripe_transfers"), impact("stripe_balance.payouts"))))
        .and("minimum_deadline", deadline)
        .and("reference", null)
        .and("requested_reasons", Json.array(Json.of("code", reason)))
        .json();
  }

  private static JsonObject impact(String capability) {
    return Doc.of("capability", capability)
        .and("configuration", "recipient")
        .and("deadline", Json.of("status", "past_due"))
        .json();
  }

  private static JsonObject summary() {
    return Json.of("minimum_deadline", Json.of("status", "past_due", "time", null));
  }
}
