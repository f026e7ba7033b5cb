package io.kyodaku.decision;

import java.util.function.Consumer;

/** A price is in the currency of the contract that pays it, and credits have a value in it. */
final class CurrenciesHaveAPar implements Guard {

  static final String CODE = "no-par";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (concerned.any(claim -> !isPriceable(claim, facts))) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "The price of %s is in a currency that its contract does not have.",
                "Choose another character."));
      }
    }
  }

  private static boolean isPriceable(ClaimFacts claim, Facts facts) {
    return facts.snapshot().parTable().has(claim.currency())
        && claim
            .tenant()
            .contractAt(facts.now())
            .map(contract -> contract.currency().equals(claim.currency()))
            .orElse(true);
  }
}
