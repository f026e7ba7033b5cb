package io.kyodaku.decision;

import java.util.function.Consumer;

/** Every owner has a contract with the platform that has begun and not ended. */
final class ContractsAreInForce implements Guard {

  static final String CODE = "no-contract-in-force";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (concerned.any(claim -> claim.tenant().contractAt(facts.now()).isEmpty())) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "The owner of %s has no contract in force.",
                "Choose another character."));
      }
    }
  }
}
