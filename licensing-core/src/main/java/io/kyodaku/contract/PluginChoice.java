package io.kyodaku.contract;

import io.kyodaku.plugin.ConfigurationCheck;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin as an owner chooses it for its contract.
 *
 * @param hash of its jar, as {@link PluginHost#choices} gives it; empty for the standard
 * @param settings by key; absent ones have their defaults
 */
public record PluginChoice(@Nullable String hash, Map<String, Object> settings) {

  public static final PluginChoice STANDARD = new PluginChoice(null, Map.of());

  public PluginChoice {
    settings = Map.copyOf(settings);
  }

  /** What the contract binds; empty for the standard, and after an error. */
  Optional<PinnedPlugin> read(
      FieldErrors errors,
      String field,
      PluginHost plugins,
      TenantId tenant,
      Set<Capability> anyOf) {
    if (hash == null || hash.isBlank() || hash.equals(PluginPin.STANDARD_HASH)) {
      return Optional.empty();
    }
    Optional<PluginInfo> chosen =
        anyOf.stream()
            .flatMap(capability -> plugins.choices(tenant, capability).stream())
            .filter(plugin -> plugin.hash().equals(hash))
            .findFirst();
    if (chosen.isEmpty()) {
      errors.add(field, ContractFault.PLUGIN_NOT_AVAILABLE);
      return Optional.empty();
    }
    return switch (plugins.configure(tenant, hash, settings)) {
      case ConfigurationCheck.Valid valid ->
          Optional.of(new PinnedPlugin(chosen.get().pluginId(), hash, valid.json()));
      case ConfigurationCheck.Invalid invalid -> {
        invalid.errors().forEach(error -> errors.add(place(field, error.field()), error.fault()));
        yield Optional.empty();
      }
    };
  }

  private static String place(String field, String setting) {
    return setting.isEmpty() ? field : field + "." + setting;
  }
}
