package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Jars in memory, for tests that need no database. */
public final class InMemoryPluginJars implements PluginJars {

  private final Map<String, StoredPlugin> plugins = new LinkedHashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final Map<String, Set<TenantId>> tenants = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Map<String, Integer> readings = new HashMap<>();

  /** How often this jar's bytes were asked for. */
  synchronized int readings(String hash) {
    return readings.getOrDefault(hash, 0);
  }

  /** Lets the reading of this jar fail, as when the database is gone, or no longer. */
  synchronized void breakReading(String hash, boolean broken) {
    if (broken) {
      unreadable.add(hash);
    } else {
      unreadable.remove(hash);
    }
  }

  @Override
  public synchronized void save(PluginInfo plugin, byte[] jar) {
    plugins.putIfAbsent(plugin.hash(), new StoredPlugin(plugin, true));
    bytes.putIfAbsent(plugin.hash(), jar.clone());
  }

  @Override
  public synchronized Optional<byte[]> find(String hash) {
    readings.merge(hash, 1, Integer::sum);
    if (unreadable.contains(hash)) {
      throw new IllegalStateException("the plugins' tables can't be read or written");
    }
    return Optional.ofNullable(bytes.get(hash));
  }

  @Override
  public synchronized List<StoredPlugin> list() {
    return List.copyOf(plugins.values());
  }

  @Override
  public synchronized boolean setEnabled(String hash, boolean enabled) {
    return plugins.computeIfPresent(
            hash, (key, stored) -> new StoredPlugin(stored.plugin(), enabled))
        != null;
  }

  @Override
  public synchronized boolean makeAvailable(TenantId tenant, String hash, UUID by) {
    if (!plugins.containsKey(hash)) {
      return false;
    }
    tenants.computeIfAbsent(hash, key -> new HashSet<>()).add(tenant);
    return true;
  }

  @Override
  public synchronized boolean withdraw(TenantId tenant, String hash, UUID by) {
    return tenants.getOrDefault(hash, new HashSet<>()).remove(tenant);
  }

  @Override
  public synchronized Map<String, Set<TenantId>> availability() {
    Map<String, Set<TenantId>> copy = new HashMap<>();
    tenants.forEach(
        (hash, of) -> {
          if (!of.isEmpty()) {
            copy.put(hash, Set.copyOf(of));
          }
        });
    return copy;
  }

  @Override
  public synchronized List<PluginInfo> listFor(TenantId tenant) {
    return plugins.values().stream()
        .filter(StoredPlugin::enabled)
        .map(StoredPlugin::plugin)
        .filter(plugin -> tenants.getOrDefault(plugin.hash(), Set.of()).contains(tenant))
        .toList();
  }
}
