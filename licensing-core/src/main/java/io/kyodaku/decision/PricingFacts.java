package io.kyodaku.decision;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a usage its price depends on, beside the terms.
 *
 * @param seconds what was asked for
 */
public record PricingFacts(Use use, Quality quality, SortedSet<String> territories, int seconds) {

  public PricingFacts {
    territories = Collections.unmodifiableSortedSet(new TreeSet<>(territories));
  }

  static PricingFacts of(Usage usage) {
    return new PricingFacts(usage.use(), usage.quality(), usage.territories(), usage.seconds());
  }
}
