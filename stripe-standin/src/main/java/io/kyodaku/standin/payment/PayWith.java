package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What is paid with: one of Stripe's test cards, or a slow method such as a convenience store.
 *
 * @param type Stripe's type of payment method
 * @param brand the card's brand, or empty
 * @param last4 the card's last digits, or empty
 * @param declineCode why it is declined, or empty when it pays
 */
record PayWith(String type, String brand, String last4, String declineCode) {
  static final PayWith CARD = new PayWith("card", "visa", "4242", "");
  static final PayWith DECLINED = new PayWith("card", "visa", "0002", "generic_decline");

  /** Source: Stripe's documentation, "Testing". */
  private static final Map<String, PayWith> TEST_METHODS =
      Map.ofEntries(
          Map.entry("pm_card_visa", CARD),
          Map.entry("pm_card_mastercard", new PayWith("card", "mastercard", "4444", "")),
          Map.entry("pm_card_jcb", new PayWith("card", "jcb", "0505", "")),
          Map.entry("pm_card_amex", new PayWith("card", "amex", "8431", "")),
          Map.entry("pm_card_visa_chargeDeclined", DECLINED),
          Map.entry("pm_card_chargeDeclined", DECLINED),
          Map.entry(
              "pm_card_visa_chargeDeclinedInsufficientFunds",
              new PayWith("card", "visa", "9995", "insufficient_funds")),
          Map.entry(
              "pm_card_chargeDeclinedInsufficientFunds",
              new PayWith("card", "visa", "9995", "insufficient_funds")),
          Map.entry(
              "pm_card_chargeDeclinedExpiredCard",
              new PayWith("card", "visa", "0069", "expired_card")));

  static Optional<PayWith> named(String paymentMethod) {
    return Optional.ofNullable(TEST_METHODS.get(paymentMethod));
  }

  /** The slow method that people of this currency would use. */
  static PayWith slow(String currency) {
    return switch (currency) {
      case "jpy" -> new PayWith("konbini", "", "", "");
      case "eur" -> new PayWith("sepa_debit", "", "", "");
      default -> new PayWith("us_bank_account", "", "", "");
    };
  }

  boolean pays() {
    return declineCode.isEmpty();
  }

  /** Stripe's error code of a decline. */
  String errorCode() {
    return declineCode.equals("expired_card") ? "expired_card" : "card_declined";
  }

  String message() {
    return switch (declineCode) {
      case "insufficient_funds" -> "Your card has insufficient funds.";
      case "expired_card" -> "Your card has expired.";
      default -> "Your card was declined.";
    };
  }

  JsonObject details(String country) {
    JsonObject details = Json.of("type", type);
    JsonObject specific =
        type.equals("card")
            ? Doc.of("brand", brand)
                .and("country", country)
                .and("exp_month", 12)
                .and("exp_year", 2034)
                .and("fingerprint", Ids.next("", 16))
                .and("funding", "credit")
                .and("last4", last4)
                .and("network", brand)
                .json()
            : new JsonObject();
    return Json.with(details, type, specific);
  }
}
