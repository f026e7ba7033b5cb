package io.kyodaku.contract;

/** What an owner's share is taken of. */
public enum RoyaltyBase {
  /** The list fee: discounts, promotions and the cost of payment are the platform's. */
  LIST,
  /** The revenue that is recognised for the fee: what creators really paid for it. */
  NET
}
