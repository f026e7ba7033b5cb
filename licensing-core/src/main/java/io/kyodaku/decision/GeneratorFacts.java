package io.kyodaku.decision;

import io.kyodaku.rule.Quality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What counts of a generator.
 *
 * @param rates newest version first
 */
record GeneratorFacts(UUID id, boolean disabled, List<Rates> rates) {

  GeneratorFacts {
    rates = List.copyOf(rates);
  }

  /** One version of a rate card, in microcredits per second. */
  record Rates(
      UUID rateCardId,
      Instant effectiveFrom,
      long standardPerSecondMicros,
      long premiumPerSecondMicros) {

    long perSecondMicros(Quality quality) {
      return switch (quality) {
        case STANDARD -> standardPerSecondMicros;
        case PREMIUM -> premiumPerSecondMicros;
      };
    }
  }

  /** The newest rates that hold by {@code now}. */
  Optional<Rates> ratesAt(Instant now) {
    for (Rates version : rates) {
      if (!version.effectiveFrom().isAfter(now)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
