package io.kyodaku.stripe;

import java.time.Instant;
import java.util.Optional;

/**
 * A dispute as Stripe knows it.
 *
 * @param status in Stripe's words, as is the reason
 * @param dueBy until when evidence can be handed in
 * @param withdrawn whether Stripe has taken its amount from the entity's balance, and not given it
 *     again
 * @param feesMinor what Stripe charged for that, in minor units of {@code currency}
 */
public record DisputeState(
    String id,
    Optional<String> paymentIntent,
    String charge,
    long amountMinor,
    String currency,
    String status,
    String reason,
    Optional<Instant> dueBy,
    boolean withdrawn,
    long feesMinor) {

  public boolean won() {
    return status.equals("won");
  }

  public boolean lost() {
    return status.equals("lost");
  }

  /** Neither side has to do or wait for anything any more. */
  public boolean closed() {
    return won() || lost() || status.equals("warning_closed") || status.equals("prevented");
  }
}
