package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import java.util.Set;
import java.util.function.Consumer;

/** The creator is of an age that every owner made its asset for; an unknown age is of none. */
final class AudienceIsRight implements Guard {

  static final String CODE = "audience";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      if (concerned.any(claim -> claim.policies().isGuarded() && !isFor(facts.asked(), claim))) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "%s is not for creators of this age, or of an age that is not known.",
                "Choose another character."));
      }
    }
  }

  private static boolean isFor(Asked asked, ClaimFacts claim) {
    for (PolicyAt policy : claim.policies()) {
      Set<AgeBand> audience = policy.guards().audience();
      if (!audience.isEmpty()
          && audience.stream().noneMatch(band -> Bits.of(band) == asked.ageBit())) {
        return false;
      }
    }
    return true;
  }
}
