package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.PluginChoice;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The plugin that is chosen for one seat of a contract, and its settings. */
public final class ChosenPlugin implements Serializable {

  private static final long serialVersionUID = 1L;

  private String hash = PluginPin.STANDARD_HASH;
  private PluginSettings settings = PluginSettings.none();

  /**
   * Begins with what a contract binds: the same jar, or else the newest of the same plugin, with
   * the settings of the contract.
   *
   * @param choices what there is to choose from
   * @return whether there is one; the standard is always there
   */
  boolean begin(Optional<PinnedPlugin> bound, List<PluginInfo> choices, PluginHost plugins) {
    if (bound.isEmpty()) {
      return true;
    }
    PinnedPlugin pinned = bound.get();
    Optional<PluginInfo> there =
        first(choices, plugin -> plugin.hash().equals(pinned.hash()))
            .or(
                () ->
                    first(
                        choices.reversed(), plugin -> plugin.pluginId().equals(pinned.pluginId())));
    there.ifPresent(
        plugin -> {
          hash = plugin.hash();
          settings =
              new PluginSettings(
                  hash,
                  plugins.settings(hash).orElse(List.of()),
                  configuration(pinned.configuration()));
        });
    return there.isPresent();
  }

  private static Optional<PluginInfo> first(
      List<PluginInfo> choices, Predicate<PluginInfo> condition) {
    return choices.stream().filter(condition).findFirst();
  }

  private static JsonObject configuration(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** Brings the settings of what is chosen; whether there are any that nobody has seen. */
  boolean bringSettings(PluginHost plugins) {
    if (settings.areOf(hash)) {
      return false;
    }
    settings =
        new PluginSettings(
            hash, plugins.settings(hash).orElse(List.of()), JsonObject.EMPTY_JSON_OBJECT);
    return !settings.getInputs().isEmpty();
  }

  PluginChoice choice() {
    return settings.choice();
  }

  public String getHash() {
    return hash;
  }

  public void setHash(String hash) {
    this.hash = hash;
  }

  public PluginSettings getSettings() {
    return settings;
  }
}
