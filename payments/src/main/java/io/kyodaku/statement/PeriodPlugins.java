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

/** What a statement asks a tenant's plugins. */
public interface PeriodPlugins {

  /** The period in which something that is settled at this moment is stated. */
  PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedule, Instant moment);

  /**
   * What the terms add to a period.
   *
   * @param guaranteedMicros the most that guarantees may add
   */
  PluginAnswer<List<StatementLine>> lines(
      TenantId tenant, PluginPin terms, PeriodFacts facts, long guaranteedMicros);

  /**
   * Those to try drafts with, for as long as a trial lasts: what fails there suspends nothing that
   * is in force.
   */
  default PeriodPlugins inShadow() {
    return this;
  }

  /** Whether a period that closes is paid when it is due. */
  PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedule, PayableFacts facts);
}
