package io.kyodaku.statement;

import io.kyodaku.plugin.PeriodBounds;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.ShadowPlugins;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.List;

/** Asks plugins apart from those at work, of what might be stated. */
record ShadowPeriodPlugins(ShadowPlugins plugins) implements PeriodPlugins {

  @Override
  public PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedule, Instant moment) {
    return plugins.schedule(tenant, schedule).at(moment);
  }

  @Override
  public PluginAnswer<List<StatementLine>> lines(
      TenantId tenant, PluginPin terms, PeriodFacts facts, long guaranteedMicros) {
    return plugins
        .periodTerms(tenant, terms)
        .lines(facts, PeriodBounds.of(facts, guaranteedMicros));
  }

  @Override
  public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedule, PayableFacts facts) {
    return plugins.schedule(tenant, schedule).pays(facts);
  }
}
