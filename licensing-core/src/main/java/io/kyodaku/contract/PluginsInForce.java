package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which versions of its plugins a contract version has at a moment. */
public final class PluginsInForce {

  private PluginsInForce() {}

  /**
   * Its terms, with these versions in place of those that it names.
   *
   * @param rows in a role that reads contracts and upgrades
   */
  public static ContractTerms of(Sql rows, ContractView contract, Instant moment) {
    return rows.first(
            "select plugin_in_force(?, 'TERMS', ?) as terms, plugin_in_force(?, 'SCHEDULE', ?) as"
                + " schedule",
            row ->
                contract
                    .terms()
                    .with(
                        version(contract.terms().terms(), row.getString("terms")),
                        version(contract.terms().schedule(), row.getString("schedule"))),
            contract.versionId(),
            moment,
            contract.versionId(),
            moment)
        .orElseThrow();
  }

  private static Optional<PinnedPlugin> version(
      Optional<PinnedPlugin> named, @Nullable String hash) {
    return named.map(
        plugin ->
            hash == null
                ? plugin
                : new PinnedPlugin(plugin.pluginId(), hash, plugin.configuration()));
  }
}
