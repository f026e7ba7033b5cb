package io.kyodaku.stripe;

import java.util.Locale;

/**
 * A rightsholder or generator who shall be able to receive money.
 *
 * @param key the idempotency key: one account for ever
 * @param country ISO 3166-1 alpha-2
 * @param currency the code of what it is paid in
 */
record RecipientRequest(
    SellingEntity entity,
    String key,
    Payee payee,
    String name,
    String email,
    String country,
    String currency,
    boolean person) {

  /** As Stripe's second API spells countries and currencies. */
  String lowerCountry() {
    return country.toLowerCase(Locale.ROOT);
  }

  String lowerCurrency() {
    return currency.toLowerCase(Locale.ROOT);
  }
}
