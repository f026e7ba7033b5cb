package io.kyodaku.screening;

import java.util.List;

/**
 * What a text was found to say, each from left to right.
 *
 * @param terms the blocked ones
 */
public record Findings(List<Match> matches, List<FoundTerm> terms) {

  static final Findings NOTHING = new Findings(List.of(), List.of());

  public Findings {
    matches = List.copyOf(matches);
    terms = List.copyOf(terms);
  }
}
