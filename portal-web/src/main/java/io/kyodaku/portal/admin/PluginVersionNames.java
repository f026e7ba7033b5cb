package io.kyodaku.portal.admin;

import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How pages name a version of a plugin. */
@Named
@RequestScoped
public class PluginVersionNames {

  private static final int HASH_SHOWN = 8;

  @Inject private PluginHost host;

  /** The plugin's own name; its id where its jar is not loaded here. */
  public String name(String hash, String pluginId) {
    return host.find(hash).map(PluginInfo::name).orElse(pluginId);
  }

  /** The version, and the beginning of the hash: two builds may say the same version. */
  public String version(String hash) {
    String shown = hash.substring(0, HASH_SHOWN);
    return host.find(hash).map(plugin -> plugin.version() + " (" + shown + ")").orElse(shown);
  }
}
