package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.time.Clock;

/** What all seats of a host share. */
record Surroundings(
    Limits limits,
    Watchdog watchdog,
    Aside aside,
    PluginLoader loader,
    LivePlugins plugins,
    Configurations configurations,
    FailureLog failures,
    Clock clock) {

  static Surroundings of(Limits limits, Clock clock) {
    Watchdog watchdog = Watchdog.looking(limits.betweenLooks());
    Aside aside = new Aside(watchdog, limits.betweenLooks());
    return new Surroundings(
        limits,
        watchdog,
        aside,
        new PluginLoader(aside, limits, clock),
        new LivePlugins(),
        new Configurations(aside, limits.aside()),
        new FailureLog(),
        clock);
  }

  void failed(TenantId tenant, String hash, Capability capability, Misbehaviour how) {
    failures.add(
        new PluginFailure(clock.instant(), tenant, hash, capability, how.kind(), how.text()));
  }
}
