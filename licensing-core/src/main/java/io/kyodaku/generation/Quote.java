package io.kyodaku.generation;

import io.kyodaku.decision.Decision;
import io.kyodaku.rule.Use;
import java.util.List;

/**
 * What would come of a usage now, without any effect.
 *
 * @param alternatives other uses of the same that would not be refused, where this one is
 */
public record Quote(Decision decision, List<Alternative> alternatives) {

  public Quote {
    alternatives = List.copyOf(alternatives);
  }

  /** The same usage for another use, and what would come of it: never a refusal. */
  public record Alternative(Use use, Decision decision) {}
}
