package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.NoSettings;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.UsageTerms;
import io.kyodaku.shared.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a seat for every tenant, pin and capability that was asked for, and an engagement for every
 * tenant and jar.
 */
final class Seats {

  private static final int MOST = 10_000;

  /**
   * Callers of all tenants that may be in one jar on their own threads at once, and so the most
   * that a jar can cost. Fees take about a microsecond; more are seldom there.
   */
  static final int CALLERS_OF_ONE_JAR = 2;

  private final Surroundings around;
  private final Map<Key, Seat<UsageTerms>> usageTerms = new ConcurrentHashMap<>();
  private final Map<Key, Seat<PeriodTerms>> periodTerms = new ConcurrentHashMap<>();
  private final Map<Key, Seat<PayoutSchedule>> schedules = new ConcurrentHashMap<>();
  private final Map<Engaged, Engagement> engagements = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> callers = new ConcurrentHashMap<>();
  private final LoadedPlugin standard = BuiltIn.standard();

  Seats(Surroundings around) {
    this.around = around;
  }

  Seat<UsageTerms> usageTerms(TenantId tenant, PluginPin pin) {
    Capability capability = Capability.USAGE_TERMS;
    return seat(
        usageTerms,
        new Key(tenant, pin),
        capability,
        (plugin, configuration) -> {
          Chosen chosen = orStandard(plugin, configuration, capability);
          return chosen.plugin().plugin().usageTerms(chosen.configuration());
        });
  }

  Seat<PeriodTerms> periodTerms(TenantId tenant, PluginPin pin) {
    Capability capability = Capability.PERIOD_TERMS;
    return seat(
        periodTerms,
        new Key(tenant, pin),
        capability,
        (plugin, configuration) -> {
          Chosen chosen = orStandard(plugin, configuration, capability);
          return chosen.plugin().plugin().periodTerms(chosen.configuration());
        });
  }

  Seat<PayoutSchedule> schedule(TenantId tenant, PluginPin pin) {
    Capability capability = Capability.PAYOUT_SCHEDULE;
    return seat(
        schedules,
        new Key(tenant, pin),
        capability,
        (plugin, configuration) -> {
          if (!plugin.info().offers().contains(capability)) {
            throw new Misbehaviour(
                FailureKind.CONFIGURATION, "The plugin offers no payout schedule");
          }
          return plugin.plugin().payoutSchedule(configuration);
        });
  }

  Engagement engagement(TenantId tenant, String hash) {
    return engagements.computeIfAbsent(
        new Engaged(tenant, hash, ""), key -> new Engagement(tenant, hash, around));
  }

  /**
   * Of what is built in the settings are what a jar's bytes are: a formula that is only tried out,
   * and fails, suspends none that is in force.
   */
  private Engagement engagement(Key key) {
    String hash = key.pin().hash();
    if (!BuiltIn.is(hash)) {
      return engagement(key.tenant(), hash);
    }
    return engagements.computeIfAbsent(
        new Engaged(key.tenant(), hash, key.pin().configuration()),
        engaged -> new Engagement(engaged.tenant(), hash, around));
  }

  /** Their classes are unloaded, and loaded again should they come back. */
  void letGoOfWhatMayNotAct(LivePlugins.View now) {
    engagements.forEach(
        (engaged, engagement) -> {
          if (!now.mayAct(engaged.tenant(), engaged.hash())) {
            engagement.letGo();
          }
        });
    Stream.of(usageTerms, periodTerms, schedules)
        .forEach(
            seats -> seats.keySet().removeIf(key -> !now.mayAct(key.tenant(), key.pin().hash())));
  }

  /** For how many tenants each jar is not asked for a while; none of which it is none. */
  Map<String, Long> suspended() {
    return engagements.entrySet().stream()
        .filter(engaged -> engaged.getValue().breaker().isSuspended())
        .map(engaged -> engaged.getKey())
        .collect(
            Collectors.groupingBy(
                Engaged::hash,
                Collectors.mapping(
                    Engaged::tenant,
                    Collectors.collectingAndThen(Collectors.toSet(), all -> (long) all.size()))));
  }

  private Semaphore callers(String hash) {
    return callers.computeIfAbsent(hash, jar -> new Semaphore(callersOf(jar)));
  }

  /** What is built in comes back: a formula takes no more steps than were counted. */
  private static int callersOf(String hash) {
    return BuiltIn.is(hash) ? Integer.MAX_VALUE : CALLERS_OF_ONE_JAR;
  }

  private <S> Seat<S> seat(
      Map<Key, Seat<S>> seats, Key key, Capability capability, Seat.Offer<S> offer) {
    if (seats.size() >= MOST) {
      // Contracts come and go; those that still count are seated and loaded again.
      seats.clear();
      engagements.values().forEach(Engagement::letGo);
      engagements.keySet().removeIf(engaged -> !engaged.settings().isEmpty());
    }
    return seats.computeIfAbsent(
        key,
        missing ->
            new Seat<>(
                key.tenant(),
                key.pin(),
                capability,
                offer,
                around,
                engagement(key),
                callers(key.pin().hash())));
  }

  /** One contract names one plugin for its terms; what that does not offer is standard. */
  private Chosen orStandard(LoadedPlugin plugin, Record configuration, Capability capability) {
    return plugin.info().offers().contains(capability)
        ? new Chosen(plugin, configuration)
        : new Chosen(standard, new NoSettings());
  }

  private record Key(TenantId tenant, PluginPin pin) {}

  /**
   * @param settings of what is built in; empty for jars
   */
  private record Engaged(TenantId tenant, String hash, String settings) {}

  private record Chosen(LoadedPlugin plugin, Record configuration) {}
}
