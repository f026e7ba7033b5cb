package io.kyodaku.stripe;

import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * What a hosted page shall sell.
 *
 * @param orderId ours; also the idempotency key, so that an order has one session
 * @param priceMinor in the currency's minor units
 * @param tax how tax stands to the price
 * @param taxCode what kind of product it is, in Stripe's list
 * @param product what the buyer reads
 * @param email prefilled, when it is known
 */
record CheckoutRequest(
    SellingEntity entity,
    UUID orderId,
    Currency currency,
    long priceMinor,
    TaxBehaviour tax,
    String taxCode,
    String product,
    Optional<String> email,
    URI paid,
    URI turnedBack) {}
