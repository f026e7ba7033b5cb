package io.kyodaku.plugin;

import io.kyodaku.plugin.api.KyodakuPlugin;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that was checked, loaded and asked what it is.
 *
 * @param jar what further ones like it are made of; null for what is built in, which holds nothing
 */
record LoadedPlugin(
    PluginInfo info, KyodakuPlugin<Record> plugin, SettingsShape settings, @Nullable WovenJar jar) {

  /** Whether both say the same of themselves, as two plugins of one jar should. */
  boolean saysTheSameAs(LoadedPlugin other) {
    return info.equals(other.info) && settings.fields().equals(other.settings.fields());
  }
}
