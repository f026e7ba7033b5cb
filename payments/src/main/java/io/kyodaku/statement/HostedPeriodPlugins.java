package io.kyodaku.statement;

import io.kyodaku.plugin.PeriodBounds;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Asks the plugin host, which judges every answer. */
@Dependent
public class HostedPeriodPlugins implements PeriodPlugins {

  private final PluginHost host;

  @Inject
  public HostedPeriodPlugins(PluginHost host) {
    this.host = host;
  }

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
  public PeriodPlugins inShadow() {
    return new ShadowPeriodPlugins(host.inShadow());
  }

  @Override
  public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedule, PayableFacts facts) {
    return host.schedule(tenant, schedule).pays(facts);
  }
}
