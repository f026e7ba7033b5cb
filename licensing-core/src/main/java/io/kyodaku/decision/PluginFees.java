package io.kyodaku.decision;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Fees from the plugins of this node, which judges them before they come here. */
@Dependent
class PluginFees implements FeeSource {

  private final PluginHost plugins;

  @Inject
  PluginFees(PluginHost plugins) {
    this.plugins = plugins;
  }

  @Override
  public Answer fee(TermsPlugin terms, UsageFacts facts) {
    PluginAnswer<Fee> answer =
        plugins
            .usageTerms(
                new TenantId(terms.tenantId()),
                PluginPin.of(terms.hash(), terms.config()),
                terms.maxFeeBps())
            .fee(facts);
    return switch (answer) {
      case PluginAnswer.Answered<Fee> answered ->
          new Agreed(
              answered.value().micros(),
              plugins.find(terms.hash()).map(PluginInfo::version).orElse(null));
      case PluginAnswer.Failed<Fee> failed -> new Failed(failed.kind() + ": " + failed.text());
    };
  }
}
