package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.PluginChoice;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.SettingField;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plugin that is chosen for one seat of a contract, and its settings. */
public final class ChosenPlugin implements Serializable {

  private static final long serialVersionUID = 1L;

  private String hash = PluginPin.STANDARD_HASH;
  private PluginSettings settings = PluginSettings.none();

  /** What became of the plugin that a contract binds. */
  enum Beginning {
    /** It is chosen: the standard, or the same jar. */
    THE_SAME,
    /** Its jar can't be chosen any more; another version of it is. */
    ANOTHER_VERSION,
    /** None of it can be chosen; the standard is. */
    GONE
  }

  /**
   * Begins with what a contract binds: the same jar, or else the newest version of the same plugin,
   * with the settings of the contract.
   *
   * @param choices what there is to choose from
   * @param fields the settings of a plugin, by its hash
   */
  Beginning begin(
      Optional<PinnedPlugin> bound,
      List<PluginInfo> choices,
      Function<String, Optional<List<SettingField>>> fields) {
    if (bound.isEmpty()) {
      return Beginning.THE_SAME;
    }
    PinnedPlugin pinned = bound.get();
    Optional<PluginInfo> same =
        choices.stream().filter(plugin -> plugin.hash().equals(pinned.hash())).findFirst();
    Optional<PluginInfo> there =
        same.or(
            () ->
                choices.stream()
                    .filter(plugin -> plugin.pluginId().equals(pinned.pluginId()))
                    .max(Comparator.comparing(PluginInfo::version, ChosenPlugin::older)));
    there.ifPresent(
        plugin -> {
          hash = plugin.hash();
          settings =
              new PluginSettings(
                  hash,
                  fields.apply(hash).orElse(List.of()),
                  configuration(pinned.configuration()));
        });
    if (there.isEmpty()) {
      return Beginning.GONE;
    }
    return same.isPresent() ? Beginning.THE_SAME : Beginning.ANOTHER_VERSION;
  }

  /** By their numbers, part for part: 1.9 comes before 1.10. What has no numbers comes first. */
  private static int older(String one, String other) {
    Optional<Version> first = version(one);
    Optional<Version> second = version(other);
    return first.isPresent() && second.isPresent()
        ? first.get().compareTo(second.get())
        : Boolean.compare(first.isPresent(), second.isPresent());
  }

  private static Optional<Version> version(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (IllegalArgumentException noNumbers) {
      return Optional.empty();
    }
  }

  private static JsonObject configuration(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** Brings the settings of what is chosen; whether there are any that nobody has seen. */
  boolean bringSettings(Function<String, Optional<List<SettingField>>> fields) {
    if (settings.areOf(hash)) {
      return false;
    }
    settings =
        new PluginSettings(
            hash, fields.apply(hash).orElse(List.of()), JsonObject.EMPTY_JSON_OBJECT);
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
