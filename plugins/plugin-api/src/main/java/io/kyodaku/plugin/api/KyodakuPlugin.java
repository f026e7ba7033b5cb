package io.kyodaku.plugin.api;

import java.util.Set;

/**
 * One plugin: what it is called, what it offers and how it is configured.
 *
 * <p>A jar holds exactly one, found by {@link java.util.ServiceLoader}: a public class with a
 * public no-argument constructor, named in {@code
 * META-INF/services/io.kyodaku.plugin.api.KyodakuPlugin}. The jar's bytes are its identity; two
 * jars of one {@link #id} and {@link #version} may run side by side.
 *
 * <p>Every method is a pure function of its arguments and may be called at any time, from any
 * thread, any number of times. A plugin uses no threads, files, network, reflection, clock,
 * randomness or mutable state (its fields are final); the host rejects a jar whose bytecode does.
 *
 * <p>What an answer needs beyond its arguments is fixed when the plugin or its terms are made:
 * constants, tables such as {@code List.of(…)} or {@code Map.copyOf(…)}, the configuration. What
 * changes lives within one call. Nothing that a call leaves behind is promised to be there at the
 * next: the host makes a plugin and its terms, with classes of their own, for each tenant, and lets
 * them go and makes them again whenever it likes. A plugin that remembers gives fees that nobody
 * can compute again.
 *
 * @param <C> the plugin's configuration, a record whose components carry {@link Setting}; {@link
 *     NoSettings} when there is nothing to configure
 */
public interface KyodakuPlugin<C extends Record> {

  /**
   * The version of this interface; a compiler copies it into a plugin, which thus says what it was
   * built for.
   */
  int API_VERSION = 1;

  /**
   * 3 to 64 of {@code a-z 0-9 -}, beginning with a letter; the same for all versions of this
   * plugin.
   */
  String id();

  /** The plugin's own version, 1 to 32 of {@code A-Z a-z 0-9 . + -}, for example {@code 1.4.0}. */
  String version();

  /** The API that this plugin was compiled for: always {@code return API_VERSION;}. */
  int apiVersion();

  /** What people see in the portal, 1 to 80 characters without control characters. */
  String name();

  /** What this plugin offers, at least one; the same set at every call. */
  Set<Capability> offers();

  /**
   * The configuration that the portal's form starts with. It is valid. Its class tells the host
   * which settings exist: see {@link Setting} for the types a component may have.
   */
  C defaultConfiguration();

  /**
   * The terms of a single usage under this configuration; called when {@link #offers} has {@link
   * Capability#USAGE_TERMS}.
   *
   * @param configuration valid: every setting within its range and accepted by the record's
   *     constructor
   */
  default UsageTerms usageTerms(C configuration) {
    throw new UnsupportedOperationException(id() + " offers no usage terms");
  }

  /**
   * The terms of a period under this configuration; called when {@link #offers} has {@link
   * Capability#PERIOD_TERMS}.
   *
   * @param configuration valid, as for {@link #usageTerms}
   */
  default PeriodTerms periodTerms(C configuration) {
    throw new UnsupportedOperationException(id() + " offers no period terms");
  }

  /**
   * The calendar of payouts under this configuration; called when {@link #offers} has {@link
   * Capability#PAYOUT_SCHEDULE}.
   *
   * @param configuration valid, as for {@link #usageTerms}
   */
  default PayoutSchedule payoutSchedule(C configuration) {
    throw new UnsupportedOperationException(id() + " offers no payout schedule");
  }
}
