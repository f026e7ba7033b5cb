package io.kyodaku.stripe;

import java.util.Optional;
import java.util.UUID;

/**
 * A refund as Stripe knows it.
 *
 * @param refundId ours, where we asked for it; from outside, so perhaps none of ours
 * @param status in Stripe's words
 * @param reason in Stripe's words: why it failed, or why it was made; may be empty
 */
public record RefundState(
    String id,
    Optional<UUID> refundId,
    Optional<String> paymentIntent,
    String charge,
    long amountMinor,
    String currency,
    String status,
    String reason) {

  /** The name under which our refund's id travels with it. */
  public static final String REFUND_ID = "kyodaku_refund";

  /** The money does not reach the buyer: it is the seller's again, or never left. */
  public boolean failed() {
    return status.equals("failed") || status.equals("canceled");
  }
}
