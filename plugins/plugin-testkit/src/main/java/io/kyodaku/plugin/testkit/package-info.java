/**
 * What every plugin passes, and what every host survives.
 *
 * <p>A plugin's test implements {@link io.kyodaku.plugin.testkit.PluginContract} and the contract
 * of each thing that it offers. {@link io.kyodaku.plugin.testkit.PluginJar} builds jars while a
 * test runs; {@link io.kyodaku.plugin.testkit.HostileAtLoad} and {@link
 * io.kyodaku.plugin.testkit.HostileInUse} are the plugins that a host must reject or contain.
 *
 * <p>The invariant kept here: a contract asks only what the API's documentation promises, with
 * facts that are the same at every run. This package knows the API alone, never a host.
 */
package io.kyodaku.plugin.testkit;
