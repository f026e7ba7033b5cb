package io.kyodaku.statement;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * For trials that can wait: that this server could not ask is no answer of the plugin, and ends the
 * trial, which is then tried again.
 */
record PatientPeriodPlugins(PeriodPlugins plugins) implements PeriodPlugins {

  @Override
  public PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedule, Instant moment) {
    return itsOwn(plugins.period(tenant, schedule, moment));
  }

  @Override
  public PluginAnswer<List<StatementLine>> lines(
      TenantId tenant, PluginPin terms, PeriodFacts facts, long guaranteedMicros) {
    return itsOwn(plugins.lines(tenant, terms, facts, guaranteedMicros));
  }

  @Override
  public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedule, PayableFacts facts) {
    return itsOwn(plugins.pays(tenant, schedule, facts));
  }

  private static <A> PluginAnswer<A> itsOwn(PluginAnswer<A> answer) {
    if (answer instanceof PluginAnswer.Failed<A>(var kind, var text) && kind.isTheServers()) {
      throw new IllegalStateException("the plugin could not be asked: " + text);
    }
    return answer;
  }
}
