package io.kyodaku.decision;

/** What came of pricing. */
public sealed interface PricingOutcome {

  record Priced(Price price) implements PricingOutcome {}

  /** Some part of the price could not be had; nobody guesses it. */
  record Unpriced(Reason reason) implements PricingOutcome {}
}
