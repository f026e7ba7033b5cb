package io.kyodaku.decision;

import java.util.function.Consumer;

/** Nobody pulled the kill switch: of the asset, of its work, or of all that an owner has. */
final class NothingIsStopped implements Guard {

  static final String CODE = "stopped";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (concerned.asset().stopped() || concerned.any(claim -> claim.tenant().stopped())) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "%s has been stopped by its owner and may not be generated.",
                "Choose another character."));
      }
    }
  }
}
