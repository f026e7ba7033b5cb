package io.kyodaku.upgrade;

import io.kyodaku.decision.TriedFees;
import io.kyodaku.job.JobHandler;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.ShadowPlugins;
import io.kyodaku.replay.PricedAnew;
import io.kyodaku.replay.PricingAnew;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.TriedVersion;
import io.kyodaku.statement.TryingVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tries a version of a plugin in the background, tenant by tenant, each within its own walls; from
 * the beginning again after a crash. All that comes of it is written at once, at the end.
 */
@ApplicationScoped
class TryingPlugin implements JobHandler {

  static final String KIND = "plugin-trial";

  private static final int ATTEMPTS_AT_MOST = 3;

  private final TrialRows rows;
  private final PluginHost host;
  private final PricingAnew pricing;
  private final TryingVersion statements;

  @Inject
  TryingPlugin(TrialRows rows, PluginHost host, PricingAnew pricing, TryingVersion statements) {
    this.rows = rows;
    this.host = host;
    this.pricing = pricing;
    this.statements = statements;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected TryingPlugin() {
    rows = null;
    host = null;
    pricing = null;
    statements = null;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.REPLAYS;
  }

  @Override
  public int attemptsAtMost() {
    return ATTEMPTS_AT_MOST;
  }

  @Override
  public void run(String payload) {
    Optional<TrialRows.Begun> begun = rows.begin(UUID.fromString(payload));
    if (begun.isEmpty()) {
      return;
    }
    TrialRows.Begun trial = begun.get();
    ShadowPlugins plugins = host.onTrial();
    List<TrialRows.OfTenant> all = new ArrayList<>();
    for (TenantId tenant : rows.tenants(trial.oldHash())) {
      all.add(of(tenant, trial, plugins));
    }
    rows.end(trial.id(), all);
  }

  private TrialRows.OfTenant of(TenantId tenant, TrialRows.Begun trial, ShadowPlugins plugins) {
    TriedFees fees = new TriedFees(plugins);
    PricedAnew usages =
        pricing.of(
            tenant,
            new PricingAnew.Versions(
                trial.oldHash(), trial.newHash(), new TriedFees(plugins), fees),
            trial.since(),
            trial.until());
    TriedVersion stated =
        statements.of(
            tenant,
            new TryingVersion.Versions(trial.oldHash(), trial.newHash()),
            trial.until(),
            plugins);
    return new TrialRows.OfTenant(
        tenant, usages, stated, fees.failures(), fees.firstFailure().orElse(""));
  }

  @Override
  public void giveUp(String payload, String why) {
    rows.fail(UUID.fromString(payload));
  }
}
