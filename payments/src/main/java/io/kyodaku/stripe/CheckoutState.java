package io.kyodaku.stripe;

import java.util.Optional;

/**
 * A Checkout Session as Stripe shows it.
 *
 * @param orderId our order's id as it was given to Stripe; empty when the session is not one of
 *     ours
 * @param paid whether the money is there, or none was asked for; a finished session may still wait
 *     for it
 * @param amountMinor in minor units
 * @param currency its code in capitals
 */
record CheckoutState(
    String sessionId,
    Optional<String> orderId,
    boolean paid,
    long amountMinor,
    String currency,
    Optional<String> paymentIntent) {

  /** The name under which our order's id travels with the session. */
  static final String ORDER_ID = "kyodaku_order";
}
