package io.kyodaku.stripe;

/**
 * Whether an account can receive transfers and pay them out to its bank.
 *
 * @param reason what Stripe says of a capability that is not active, for people; empty when all are
 */
record RecipientState(Standing standing, String reason) {

  enum Standing {
    /** Transfers and payouts are on. */
    ACTIVE,
    /** Stripe is looking. */
    PENDING,
    /** The owner has to tell Stripe more. */
    INFORMATION_NEEDED,
    /** Stripe took a capability away, or does not offer it there. */
    RESTRICTED
  }
}
