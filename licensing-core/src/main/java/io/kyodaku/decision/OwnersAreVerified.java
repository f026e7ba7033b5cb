package io.kyodaku.decision;

import java.util.function.Consumer;

/** Whoever licenses has proven who it is and has not been suspended. */
final class OwnersAreVerified implements Guard {

  static final String CODE = "owner-not-verified";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (concerned.any(claim -> !claim.tenant().verified())) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "The owner of %s may not license at present.",
                "Choose another character."));
      }
    }
  }
}
