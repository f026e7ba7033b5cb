package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what plugins were asked on this node, how long they took and how they failed: by jar and
 * capability, and failures by tenant. What it keeps is bounded: of more than these the rest is
 * counted together.
 */
final class PluginMeters {

  static final int JARS_AT_MOST = 200;
  static final int TENANTS_AT_MOST = 200;

  private static final Asked THE_REST = new Asked("", Capability.USAGE_TERMS);

  private final Map<Asked, Meter> meters = new ConcurrentHashMap<>();
  private final Map<Failing, LongAdder> tenants = new ConcurrentHashMap<>();

  private record Asked(String hash, Capability capability) {}

  private record Failing(String hash, String tenant) {}

  /** The one of a jar and a capability, to be kept by whoever asks. */
  Meter of(String hash, Capability capability) {
    Asked key = new Asked(hash, capability);
    boolean full = meters.size() >= JARS_AT_MOST * Capability.values().length;
    return meters.computeIfAbsent(
        full && !meters.containsKey(key) ? THE_REST : key, missing -> new Meter());
  }

  /** Also when it was not asked at all, because it is suspended. */
  void failed(TenantId tenant, String hash) {
    Failing key = new Failing(hash, tenant.value().toString());
    boolean full = tenants.size() >= TENANTS_AT_MOST;
    tenants
        .computeIfAbsent(
            full && !tenants.containsKey(key) ? new Failing("", "") : key,
            missing -> new LongAdder())
        .increment();
  }

  List<PluginMeasure.OfJar> jars() {
    List<PluginMeasure.OfJar> all = new ArrayList<>();
    meters.forEach((asked, meter) -> all.add(meter.read(asked.hash(), asked.capability())));
    return all;
  }

  List<PluginMeasure.OfTenant> tenants() {
    List<PluginMeasure.OfTenant> all = new ArrayList<>();
    tenants.forEach(
        (failing, count) ->
            all.add(new PluginMeasure.OfTenant(failing.hash(), failing.tenant(), count.sum())));
    return all;
  }

  /** Of one jar, for one capability. Adding costs some ten nanoseconds. */
  static final class Meter {

    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Map<FailureKind, LongAdder> failures;

    private Meter() {
      Map<FailureKind, LongAdder> kinds = new EnumMap<>(FailureKind.class);
      for (FailureKind kind : FailureKind.values()) {
        kinds.put(kind, new LongAdder());
      }
      failures = Map.copyOf(kinds);
    }

    void took(long nanoseconds) {
      calls.increment();
      nanos.add(nanoseconds);
    }

    void failed(FailureKind kind) {
      LongAdder count = failures.get(kind);
      if (count != null) {
        count.increment();
      }
    }

    private PluginMeasure.OfJar read(String hash, Capability capability) {
      Map<FailureKind, Long> failed = new HashMap<>();
      failures.forEach(
          (kind, count) -> {
            long sum = count.sum();
            if (sum > 0) {
              failed.put(kind, sum);
            }
          });
      return new PluginMeasure.OfJar(hash, capability, calls.sum(), nanos.sum(), failed);
    }
  }
}
