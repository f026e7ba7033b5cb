package io.kyodaku.scenario;

import io.kyodaku.plugin.PeriodBounds;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.PeriodPlugins;
import java.time.Instant;
import java.util.List;

/** Periods and lines as the plugin host answers them. */
record ByHost(PluginHost host) implements PeriodPlugins {

  @Override
  public PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedule, Instant moment) {
    return host.schedule(tenant, schedule).at(moment);
  }

  @Override
  public PluginAnswer<List<StatementLine>> lines(
      TenantId tenant, PluginPin terms, PeriodFacts facts, long guaranteedMicros) {
    return host.periodTerms(tenant, terms).lines(facts, PeriodBounds.of(facts, guaranteedMicros));
  }

  @Override
  public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedule, PayableFacts facts) {
    return host.schedule(tenant, schedule).pays(facts);
  }
}
