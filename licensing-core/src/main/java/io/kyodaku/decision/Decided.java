package io.kyodaku.decision;

import java.util.List;

/**
 * A decision with whom it concerns.
 *
 * @param concerns of a refusal: each owner of an asset in it; else empty, since what is granted or
 *     asked is recorded with its terms
 */
public record Decided(Decision decision, List<Concern> concerns) {

  public Decided {
    concerns = List.copyOf(concerns);
  }
}
