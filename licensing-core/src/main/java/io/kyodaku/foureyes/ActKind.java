package io.kyodaku.foureyes;

/** What may need a second pair of eyes. */
public enum ActKind {
  /** Sends what is due in one currency, above the limit of what one operator sends alone. */
  PAYOUTS,
  /** Lets one operator send more alone. */
  PAYOUT_LIMIT,
  /** Corrects what a tenant earned with an asset. */
  REVENUE_CORRECTION,
  /** Says what money at Stripe was that nothing explained, above the limit of payouts. */
  STRIPE_EXPLAINED
}
