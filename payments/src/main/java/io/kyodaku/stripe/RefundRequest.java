package io.kyodaku.stripe;

import java.util.UUID;

/**
 * A refund that Stripe is to make.
 *
 * @param id ours; it travels with the refund
 * @param attempt counts refusals: a refused key stays refused for a day
 */
public record RefundRequest(
    SellingEntity entity, UUID id, int attempt, String paymentIntent, long amountMinor) {

  String key() {
    return "refund:" + id + ":" + attempt;
  }
}
