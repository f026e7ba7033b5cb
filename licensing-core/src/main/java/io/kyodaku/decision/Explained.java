package io.kyodaku.decision;

import java.util.List;

/**
 * A decision with what led to it.
 *
 * @param steps agreements of owners that hold, guards that refused and rules that spoke, in the
 *     order in which they were asked
 * @param alternatives where it is not granted: the nearest requests that would be, nearest first
 */
public record Explained(Decision decision, List<Step> steps, List<Alternative> alternatives) {

  public Explained {
    steps = List.copyOf(steps);
    alternatives = List.copyOf(alternatives);
  }
}
