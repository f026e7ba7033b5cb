package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.OwnUpgrades;
import io.kyodaku.contract.Upgrade;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which versions of its plugins a tenant's contract has had, has and may come to have. */
@Named
@RequestScoped
public class OwnPluginVersions {

  private static final int HASH_SHOWN = 8;

  @Inject private OwnUpgrades upgrades;
  @Inject private PluginHost plugins;
  @Inject private TenantDesk desk;
  private @Nullable List<Upgrade> all;

  /** The latest first. */
  public List<Upgrade> getAll() {
    if (all == null) {
      all = upgrades.latest(desk.tenant());
    }
    return all;
  }

  /** Those that somebody has to answer. */
  public List<Upgrade> getAsked() {
    return getAll().stream().filter(one -> one.standing() == Upgrade.Standing.ASKED).toList();
  }

  /** The plugin's own name; its id where its jar is not loaded here. */
  public String name(Upgrade upgrade) {
    return plugins.find(upgrade.toHash()).map(PluginInfo::name).orElse(upgrade.pluginId());
  }

  /** The version, and the beginning of the hash, as the contract names it. */
  public String version(String hash) {
    String shown = hash.substring(0, HASH_SHOWN);
    return plugins.find(hash).map(plugin -> plugin.version() + " (" + shown + ")").orElse(shown);
  }
}
