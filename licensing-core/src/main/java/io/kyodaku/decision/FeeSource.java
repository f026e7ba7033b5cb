package io.kyodaku.decision;

import io.kyodaku.plugin.api.UsageFacts;
import org.jspecify.annotations.Nullable;

/**
 * Asks the plugin that a contract names what a usage costs. The port to the plugins, so that
 * decisions can be tested without one.
 */
@FunctionalInterface
public interface FeeSource {

  /** The fee of one usage under one tenant's terms. */
  Answer fee(TermsPlugin terms, UsageFacts facts);

  /**
   * One to try drafts with, for as long as a trial lasts: what fails there suspends nothing that is
   * in force.
   */
  default FeeSource inShadow() {
    return this;
  }

  /** What came of asking. */
  sealed interface Answer {}

  /**
   * A fee within the contract's bounds.
   *
   * @param micros in the currency of the facts, zero or more
   * @param version of the plugin that said so; null where none was asked
   */
  record Agreed(long micros, @Nullable String version) implements Answer {

    Agreed(long micros) {
      this(micros, null);
    }
  }

  /**
   * No fee, so no licence.
   *
   * @param text what was wrong, for operators
   */
  record Failed(String text) implements Answer {}
}
