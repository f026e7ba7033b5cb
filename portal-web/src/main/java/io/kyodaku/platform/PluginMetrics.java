package io.kyodaku.platform;

import io.kyodaku.plugin.FailureKind;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginMeasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/**
 * What is counted of this node's plugins, on {@code /metrics}: brought up to date whenever the node
 * looks after its plugins, since the calls themselves have no time for it. How many series there
 * are is bounded by what the host keeps.
 */
@ApplicationScoped
class PluginMetrics {

  private static final String CALLS = "kyodaku_plugin_calls_total";
  private static final String MICROSECONDS = "kyodaku_plugin_call_microseconds_total";
  private static final String FAILURES = "kyodaku_plugin_failures_total";
  private static final String FAILURES_OF_TENANT = "kyodaku_plugin_tenant_failures_total";
  private static final String SUSPENDED = "kyodaku_plugin_suspended_tenants";
  private static final int HASH_SHOWN = 12;
  private static final String PLUGIN = "plugin";
  private static final String OTHERS = "others";

  private final PluginHost host;
  private final MetricRegistry registry;
  private final Map<String, Long> counted = new HashMap<>();
  private final Map<String, AtomicLong> suspended = new HashMap<>();

  @Inject
  PluginMetrics(
      PluginHost host,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry) {
    this.host = host;
    this.registry = registry;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected PluginMetrics() {
    host = null;
    registry = null;
  }

  synchronized void keepUp() {
    PluginMeasure now = host.measure();
    for (PluginMeasure.OfJar jar : now.jars()) {
      Tag[] tags = {
        plugin(jar.hash()), jar(jar.hash()), new Tag("capability", jar.capability().name())
      };
      count(CALLS, "Calls that reached a plugin", jar.calls(), tags);
      count(MICROSECONDS, "How long they took together", jar.nanos() / 1_000, tags);
      jar.failures().forEach((kind, times) -> failed(jar, kind, times));
    }
    for (PluginMeasure.OfTenant tenant : now.tenants()) {
      count(
          FAILURES_OF_TENANT,
          "Questions without an answer, by tenant",
          tenant.failures(),
          plugin(tenant.hash()),
          jar(tenant.hash()),
          new Tag("tenant", tenant.tenant().isEmpty() ? OTHERS : tenant.tenant()));
    }
    Map<String, Long> standing = host.suspendedTenants();
    standing.keySet().forEach(this::gauge);
    suspended.forEach((hash, tenants) -> tenants.set(standing.getOrDefault(hash, 0L)));
  }

  private void failed(PluginMeasure.OfJar jar, FailureKind kind, long times) {
    count(
        FAILURES,
        "Questions without an answer, by what was wrong",
        times,
        plugin(jar.hash()),
        jar(jar.hash()),
        new Tag("capability", jar.capability().name()),
        new Tag("kind", kind.name()));
  }

  private void count(String name, String what, long total, Tag... tags) {
    // By what it counts, not by the name that the plugin is known by.
    StringBuilder series = new StringBuilder(name);
    for (Tag tag : tags) {
      if (!tag.getTagName().equals(PLUGIN)) {
        series.append(' ').append(tag.getTagValue());
      }
    }
    Long before = counted.put(series.toString(), total);
    registry
        .counter(Metadata.builder().withName(name).withDescription(what).build(), tags)
        .inc(Math.max(0, total - (before == null ? 0 : before)));
  }

  private void gauge(String hash) {
    suspended.computeIfAbsent(
        hash,
        missing -> {
          AtomicLong tenants = new AtomicLong();
          Object unused =
              registry.gauge(
                  Metadata.builder()
                      .withName(SUSPENDED)
                      .withDescription("Tenants for whom a plugin is not asked for a while")
                      .build(),
                  tenants,
                  AtomicLong::get,
                  plugin(hash),
                  jar(hash));
          return tenants;
        });
  }

  private Tag plugin(String hash) {
    Optional<PluginInfo> known = host.find(hash);
    return new Tag(
        PLUGIN,
        known
            .map(plugin -> plugin.pluginId() + ":" + plugin.version())
            .orElse(hash.isEmpty() ? OTHERS : "unknown"));
  }

  private static Tag jar(String hash) {
    return new Tag(
        "jar",
        hash.isEmpty()
            ? OTHERS
            : hash.length() > HASH_SHOWN ? hash.substring(0, HASH_SHOWN) : hash);
  }
}
