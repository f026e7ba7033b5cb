package io.kyodaku.stripe;

/** One of our companies that sells credits and owes royalties, each with its own Stripe account. */
public enum SellingEntity {
  JP,
  US,
  EU
}
