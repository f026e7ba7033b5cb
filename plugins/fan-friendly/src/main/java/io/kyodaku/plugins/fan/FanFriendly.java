package io.kyodaku.plugins.fan;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.UsageTerms;
import java.util.Set;

/** The plugin {@code fan-friendly}: usage terms under which fans pay little. */
public final class FanFriendly implements KyodakuPlugin<FanSettings> {

  @Override
  public String id() {
    return "fan-friendly";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Fan friendly";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.USAGE_TERMS);
  }

  @Override
  public FanSettings defaultConfiguration() {
    return new FanSettings(5_000, 0, 10_000);
  }

  @Override
  public UsageTerms usageTerms(FanSettings settings) {
    return new FanTerms(settings);
  }
}
