package io.kyodaku.decision;

import io.kyodaku.plugin.GuardedUsageTerms;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.ShadowPlugins;
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
    return fee(plugins::usageTerms, terms, facts);
  }

  @Override
  public FeeSource inShadow() {
    ShadowPlugins apart = plugins.inShadow();
    return (terms, facts) -> fee(apart::usageTerms, terms, facts);
  }

  private Answer fee(Seated seated, TermsPlugin terms, UsageFacts facts) {
    GuardedUsageTerms asked =
        seated.terms(
            new TenantId(terms.tenantId()),
            PluginPin.of(terms.hash(), terms.config()),
            terms.maxFeeBps());
    return switch (asked.fee(facts)) {
      case PluginAnswer.Answered<Fee> answered ->
          new Agreed(
              answered.value().micros(),
              plugins.find(terms.hash()).map(PluginInfo::version).orElse(null));
      case PluginAnswer.Failed<Fee> failed -> new Failed(failed.kind() + ": " + failed.text());
    };
  }

  private interface Seated {

    GuardedUsageTerms terms(TenantId tenant, PluginPin pin, int maxFeeBps);
  }
}
