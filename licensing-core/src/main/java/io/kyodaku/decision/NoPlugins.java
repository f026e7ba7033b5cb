package io.kyodaku.decision;

import io.kyodaku.plugin.api.UsageFacts;
import jakarta.enterprise.context.Dependent;

/** Where no plugins run, a contract that names one licenses nothing. */
@Dependent
class NoPlugins implements FeeSource {

  @Override
  public Answer fee(TermsPlugin terms, UsageFacts facts) {
    return new Failed("no plugins run here");
  }
}
