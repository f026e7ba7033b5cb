package io.kyodaku.decision;

import io.kyodaku.screening.FoundTerm;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** No word stands in the prompt that an owner of an asset in it blocks beside it. */
final class NoTermIsBlocked implements Guard {

  static final String CODE = "blocked-term";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    if (facts.terms().isEmpty()) {
      return;
    }
    for (Facts.Concerned concerned : facts.assets()) {
      Set<String> blocked = new TreeSet<>();
      for (ClaimFacts claim : concerned.claims()) {
        for (PolicyAt policy : claim.policies()) {
          for (FoundTerm found : facts.terms()) {
            if (found.subjectId().equals(policy.subjectId())
                && policy.guards().blockedTerms().contains(found.term())) {
              blocked.add(found.term());
            }
          }
        }
      }
      if (!blocked.isEmpty()) {
        refuse.accept(
            Reasons.of(
                CODE,
                concerned.asset(),
                "The owner of %s does not allow it beside: " + String.join(", ", blocked) + ".",
                "Leave these words out."));
      }
    }
  }
}
