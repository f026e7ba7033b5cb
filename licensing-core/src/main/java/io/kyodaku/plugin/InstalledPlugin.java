package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.Set;

/**
 * A jar on this node.
 *
 * @param enabled whether contracts that name it go on
 * @param availableTo the tenants for which it may act
 */
public record InstalledPlugin(PluginInfo plugin, boolean enabled, Set<TenantId> availableTo) {

  public InstalledPlugin {
    availableTo = Set.copyOf(availableTo);
  }
}
