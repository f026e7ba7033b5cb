package io.kyodaku.plugin;

/**
 * Something that runs a plugin's code.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface PluginCall<T> {

  T call() throws Exception;
}
