package io.kyodaku.plugin;

import io.kyodaku.plugin.api.KyodakuPlugin;

/** A plugin that was checked, loaded and asked what it is. */
record LoadedPlugin(PluginInfo info, KyodakuPlugin<Record> plugin, SettingsShape settings) {}
