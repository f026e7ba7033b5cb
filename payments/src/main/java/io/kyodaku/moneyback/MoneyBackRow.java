package io.kyodaku.moneyback;

import io.kyodaku.shared.Money;
import io.kyodaku.stripe.SellingEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund or dispute of one purchase.
 *
 * <p>A refund that is asked for here is ASKED until Stripe has taken it, or REFUSED if Stripe did
 * not; one that Stripe has is OPEN while it is on its way, then REFUNDED, and FAILED if the buyer's
 * bank would not have it. A dispute is OPEN until it is LOST or WON.
 *
 * @param stripeId empty until Stripe has it
 * @param looks how often what Stripe says was recorded
 * @param taken what Stripe has taken for it
 * @param fee what Stripe charged for it
 */
record MoneyBackRow(
    UUID id,
    Kind kind,
    UUID orderId,
    SellingEntity entity,
    Money amount,
    Status status,
    Optional<String> stripeId,
    int looks,
    Money taken,
    Money fee,
    Optional<Instant> triedAt,
    int refusals) {

  enum Kind {
    REFUND,
    DISPUTE
  }

  /** How it stands. */
  enum Status {
    ASKED,
    OPEN,
    REFUNDED,
    FAILED,
    REFUSED,
    LOST,
    WON
  }

  long amountMinor() {
    return amount.micros() / Money.microsPerMinor(amount.currency());
  }
}
