package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.time.Clock;

/**
 * What all seats of a host share.
 *
 * @param standing which plugin may be asked for whom
 */
record Surroundings(
    Limits limits,
    Watchdog watchdog,
    Aside aside,
    PluginLoader loader,
    LivePlugins plugins,
    Standing standing,
    Configurations configurations,
    FailureLog failures,
    PluginMeters meters,
    Clock clock) {

  static Surroundings of(Limits limits, Clock clock) {
    Watchdog watchdog = Watchdog.looking(limits.betweenLooks());
    LivePlugins plugins = new LivePlugins();
    Aside aside = new Aside(watchdog, limits.betweenLooks());
    return new Surroundings(
        limits,
        watchdog,
        aside,
        new PluginLoader(aside, limits, clock),
        plugins,
        plugins::standing,
        new Configurations(aside, limits.aside()),
        new FailureLog(),
        new PluginMeters(),
        clock);
  }

  /** The same with failures and counts apart, which nobody in earnest is told of. */
  Surroundings inShadow(Standing who) {
    return new Surroundings(
        limits,
        watchdog,
        aside,
        loader,
        plugins,
        who,
        configurations,
        new FailureLog(),
        new PluginMeters(),
        clock);
  }

  /** Which plugin may be asked for whom. */
  interface Standing {

    LoadedPlugin of(TenantId tenant, String hash) throws Misbehaviour;
  }

  void failed(TenantId tenant, String hash, Capability capability, Misbehaviour how) {
    meters.failed(tenant, hash);
    failures.add(
        new PluginFailure(clock.instant(), tenant, hash, capability, how.kind(), how.text()));
  }
}
