package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PeriodTerms;
import java.util.List;
import java.util.Set;

/**
 * The plugin {@code tiered-royalty}: period terms under which the share grows with volume, a
 * minimum is guaranteed and an advance is earned back.
 */
public final class TieredRoyalty implements KyodakuPlugin<TieredSettings> {

  @Override
  public String id() {
    return "tiered-royalty";
  }

  @Override
  public String version() {
    return "1.2.0";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Tiered royalty";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.PERIOD_TERMS);
  }

  @Override
  public TieredSettings defaultConfiguration() {
    return new TieredSettings(
        Measure.USAGES,
        List.of(new Tier(1_000, 7_500), new Tier(10_000, 8_000)),
        0,
        GuaranteeSpan.YEAR,
        10_000);
  }

  @Override
  public PeriodTerms periodTerms(TieredSettings settings) {
    return new TieredTerms(settings);
  }
}
