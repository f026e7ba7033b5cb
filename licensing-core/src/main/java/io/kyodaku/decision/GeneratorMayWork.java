package io.kyodaku.decision;

import java.util.Optional;
import java.util.function.Consumer;

/** The generator is known, not disabled, and says what it costs. */
final class GeneratorMayWork implements Guard {

  static final String DISABLED = "generator-disabled";
  static final String NO_RATE_CARD = "no-rate-card";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    Optional<GeneratorFacts> generator = facts.generator().filter(known -> !known.disabled());
    if (generator.isEmpty()) {
      refuse.accept(
          Reasons.general(DISABLED, "This generator may not generate.", "Use another generator."));
    } else if (generator.get().ratesAt(facts.now()).isEmpty()) {
      refuse.accept(
          Reasons.general(
              NO_RATE_CARD,
              "This generator has not said what a second costs.",
              "Ask the generator to publish a rate card."));
    }
  }
}
