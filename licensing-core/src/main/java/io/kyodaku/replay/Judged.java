package io.kyodaku.replay;

import java.util.List;

/**
 * What a shape comes to within a stretch of time.
 *
 * @param wouldBy the rule or guard that would decide; may be empty
 * @param factors by which each licence of the shape would be priced, in basis points
 * @param changedSince whether it would be answered otherwise today, without the draft
 */
record Judged(
    Answer was,
    Answer would,
    String wouldBy,
    List<Integer> factors,
    boolean changedSince,
    boolean ageUnknown) {

  Judged {
    factors = List.copyOf(factors);
  }
}
