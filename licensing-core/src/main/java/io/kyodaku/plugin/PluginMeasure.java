package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import java.util.List;
import java.util.Map;

/** What was counted of this node's plugins since it started. Trials and drafts do not count. */
public record PluginMeasure(List<OfJar> jars, List<OfTenant> tenants) {

  public PluginMeasure {
    jars = List.copyOf(jars);
    tenants = List.copyOf(tenants);
  }

  /**
   * @param hash empty for all that are beyond the bound
   * @param calls that reached the plugin; each asks it twice
   * @param nanos that they took together
   */
  public record OfJar(
      String hash, Capability capability, long calls, long nanos, Map<FailureKind, Long> failures) {

    public OfJar {
      failures = Map.copyOf(failures);
    }
  }

  /**
   * @param hash empty for all that are beyond the bound, as {@code tenant} is
   */
  public record OfTenant(String hash, String tenant, long failures) {}
}
