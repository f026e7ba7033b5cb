package io.kyodaku.benchmarks;

import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.PluginJars;
import io.kyodaku.shared.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Jars without a database; none is ever disabled. */
final class PluginJarsInMemory implements PluginJars {

  private final Map<String, StoredPlugin> plugins = new LinkedHashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final Map<String, Set<TenantId>> tenants = new HashMap<>();

  @Override
  public void save(PluginInfo plugin, byte[] jar) {
    plugins.put(plugin.hash(), new StoredPlugin(plugin, true));
    bytes.put(plugin.hash(), jar.clone());
  }

  @Override
  public Optional<byte[]> find(String hash) {
    return Optional.ofNullable(bytes.get(hash)).map(byte[]::clone);
  }

  @Override
  public List<StoredPlugin> list() {
    return List.copyOf(plugins.values());
  }

  @Override
  public boolean setEnabled(String hash, boolean enabled) {
    return plugins.containsKey(hash);
  }

  @Override
  public boolean makeAvailable(TenantId tenant, String hash, UUID by) {
    tenants.computeIfAbsent(hash, jar -> new HashSet<>()).add(tenant);
    return plugins.containsKey(hash);
  }

  @Override
  public boolean withdraw(TenantId tenant, String hash, UUID by) {
    return tenants.getOrDefault(hash, Set.of()).remove(tenant);
  }

  @Override
  public Map<String, Set<TenantId>> availability() {
    return Map.copyOf(tenants);
  }

  @Override
  public List<PluginInfo> listFor(TenantId tenant) {
    return plugins.values().stream()
        .map(StoredPlugin::plugin)
        .filter(plugin -> tenants.getOrDefault(plugin.hash(), Set.of()).contains(tenant))
        .toList();
  }
}
