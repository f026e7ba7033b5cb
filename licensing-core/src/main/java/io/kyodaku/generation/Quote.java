package io.kyodaku.generation;

import io.kyodaku.decision.Alternative;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.Step;
import java.util.List;

/**
 * What would come of a usage now, without any effect.
 *
 * @param steps guards that refused and rules that spoke, in the order in which they were asked
 * @param alternatives where it is not granted: the nearest requests that would be, nearest first
 */
public record Quote(Decision decision, List<Step> steps, List<Alternative> alternatives) {

  public Quote {
    steps = List.copyOf(steps);
    alternatives = List.copyOf(alternatives);
  }
}
