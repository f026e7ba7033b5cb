package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import java.util.Set;

/**
 * What a plugin says of itself.
 *
 * @param hash the SHA-256 hash of its jar in lower-case hex, or {@link PluginPin#STANDARD_HASH}
 * @param pluginId the same for all versions
 * @param version the plugin's own version
 * @param apiVersion the API it was built for
 * @param name what people see
 * @param offers what it offers, at least one
 */
public record PluginInfo(
    String hash,
    String pluginId,
    String version,
    int apiVersion,
    String name,
    Set<Capability> offers) {

  public PluginInfo {
    offers = Set.copyOf(offers);
  }
}
