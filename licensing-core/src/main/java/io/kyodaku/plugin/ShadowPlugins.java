package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;

/**
 * Plugins asked about what might be, beside those that are asked in earnest: with classes, breakers
 * and failures of their own. Whatever a draft or a new version does here suspends nothing that is
 * in force, is in nobody's way, and is not noted as a failure of what is.
 *
 * <p>It lives as long as one trial; what it loaded is unloaded with it. Answers are held to the
 * same bounds as in earnest.
 */
public final class ShadowPlugins {

  private final Seats seats;

  ShadowPlugins(Surroundings around) {
    seats = new Seats(around);
  }

  /** As {@link PluginHost#usageTerms}. */
  public GuardedUsageTerms usageTerms(TenantId tenant, PluginPin pin, int maxFeeBps) {
    return new GuardedUsageTerms(seats.usageTerms(tenant, pin), maxFeeBps);
  }

  /** As {@link PluginHost#periodTerms}. */
  public GuardedPeriodTerms periodTerms(TenantId tenant, PluginPin pin) {
    return new GuardedPeriodTerms(seats.periodTerms(tenant, pin));
  }

  /** As {@link PluginHost#schedule}. */
  public GuardedSchedule schedule(TenantId tenant, PluginPin pin) {
    return new GuardedSchedule(seats.schedule(tenant, pin));
  }
}
