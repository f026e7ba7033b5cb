package io.kyodaku.plugin;

import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.formula.FormulaCalendar;
import io.kyodaku.plugin.formula.FormulaTerms;
import java.util.Map;

/**
 * The plugins that come with the host: always loaded, enabled and available to every tenant. They
 * hold nothing that changes, so one of each is enough.
 */
final class BuiltIn {

  private static final Map<String, LoadedPlugin> ALL =
      Map.of(
          PluginPin.STANDARD_HASH, loaded(PluginPin.STANDARD_HASH, new StandardPlugin()),
          FormulaTerms.HASH, loaded(FormulaTerms.HASH, new FormulaTerms()),
          FormulaCalendar.HASH, loaded(FormulaCalendar.HASH, new FormulaCalendar()));

  private BuiltIn() {}

  /** By what contracts pin them by. */
  static Map<String, LoadedPlugin> all() {
    return ALL;
  }

  static boolean is(String hash) {
    return ALL.containsKey(hash);
  }

  /** Whether a jar may not call itself so. */
  static boolean isIdOfOne(String pluginId) {
    return ALL.values().stream().anyMatch(plugin -> plugin.info().pluginId().equals(pluginId));
  }

  static LoadedPlugin standard() {
    LoadedPlugin standard = ALL.get(PluginPin.STANDARD_HASH);
    if (standard == null) {
      throw new IllegalStateException("the standard is built in");
    }
    return standard;
  }

  private static LoadedPlugin loaded(String hash, KyodakuPlugin<?> plugin) {
    try {
      PluginInfo info =
          new PluginInfo(
              hash,
              plugin.id(),
              plugin.version(),
              plugin.apiVersion(),
              plugin.name(),
              plugin.offers());
      return new LoadedPlugin(
          info, untyped(plugin), SettingsShape.of(plugin.defaultConfiguration()), null);
    } catch (RejectedJar e) {
      throw new IllegalStateException("what is built in keeps the rules", e);
    }
  }

  /** It is only ever given the configuration whose shape stands beside it. */
  @SuppressWarnings("unchecked")
  private static KyodakuPlugin<Record> untyped(KyodakuPlugin<?> plugin) {
    return (KyodakuPlugin<Record>) plugin;
  }
}
