package io.kyodaku.stripe;

import java.util.List;
import java.util.Optional;

/**
 * A Checkout Session as Stripe shows it.
 *
 * @param orderId our order's id as it was given to Stripe; empty when the session is not one of
 *     ours
 * @param paid whether the money is there, or none was asked for; a finished session may still wait
 *     for it
 * @param amountMinor what is paid, with tax, in minor units
 * @param taxMinor what of that is tax
 * @param taxes the same by rate; empty where Stripe was not asked for it, as in events
 * @param country where the buyer is, two letters, if it said so
 * @param currency its code in capitals
 */
record CheckoutState(
    String sessionId,
    Optional<String> orderId,
    boolean paid,
    long amountMinor,
    long taxMinor,
    List<TaxLine> taxes,
    Optional<String> country,
    String currency,
    Optional<String> paymentIntent) {

  CheckoutState {
    taxes = List.copyOf(taxes);
  }

  /** Whether there is tax of which it is not known at which rates. */
  boolean lacksRates() {
    return taxMinor > 0 && taxes.isEmpty();
  }

  /** The name under which our order's id travels with the session. */
  static final String ORDER_ID = "kyodaku_order";
}
