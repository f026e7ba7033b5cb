package io.kyodaku.contract;

/**
 * A plugin as a contract binds it: this jar, configured so, until another version.
 *
 * @param pluginId its name for people
 * @param hash of its jar, SHA-256 in hexadecimal digits
 * @param configuration all its settings, as JSON
 */
public record PinnedPlugin(String pluginId, String hash, String configuration) {}
