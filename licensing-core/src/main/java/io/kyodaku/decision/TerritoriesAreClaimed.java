package io.kyodaku.decision;

import java.util.function.Consumer;

/** Wherever the result will be shown, somebody may license the asset. */
final class TerritoriesAreClaimed implements Guard {

  static final String CODE = "territory-not-covered";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (!concerned.unclaimed().isEmpty()) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "%s can't be licensed in " + String.join(", ", concerned.unclaimed().codes()) + ".",
                "Show the result elsewhere only."));
      }
    }
  }
}
