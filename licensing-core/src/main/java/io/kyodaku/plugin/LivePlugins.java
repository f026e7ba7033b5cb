package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * What is live on this node, as of one look at the database: swapped as a whole, read without a
 * lock.
 */
final class LivePlugins {

  private volatile View view = new View(BuiltIn.all(), Set.of(), Map.of());

  View view() {
    return view;
  }

  void swap(View next) {
    view = next;
  }

  /** The plugin, when it may act for this tenant. */
  LoadedPlugin standing(TenantId tenant, String hash) throws Misbehaviour {
    View now = view;
    LoadedPlugin plugin = loaded(now, hash);
    if (now.disabled().contains(hash)) {
      throw new Misbehaviour(FailureKind.DISABLED, "The plugin is disabled");
    }
    if (!now.isAvailable(tenant, hash)) {
      throw new Misbehaviour(
          FailureKind.NOT_AVAILABLE, "The plugin is not available to this tenant");
    }
    return plugin;
  }

  /** The plugin, whoever may use it. */
  LoadedPlugin loaded(String hash) throws Misbehaviour {
    return loaded(view, hash);
  }

  private static LoadedPlugin loaded(View now, String hash) throws Misbehaviour {
    LoadedPlugin plugin = now.loaded().get(hash);
    if (plugin == null) {
      throw new Misbehaviour(FailureKind.UNKNOWN, "No such plugin is installed on this server");
    }
    return plugin;
  }

  /**
   * @param loaded by hash, what is built in among them
   * @param disabled hashes
   * @param available tenants by hash
   */
  record View(
      Map<String, LoadedPlugin> loaded,
      Set<String> disabled,
      Map<String, Set<TenantId>> available) {

    View {
      loaded = Map.copyOf(loaded);
      disabled = Set.copyOf(disabled);
      available = Map.copyOf(available);
    }

    boolean mayAct(TenantId tenant, String hash) {
      return isAvailable(tenant, hash) && !disabled.contains(hash);
    }

    boolean isAvailable(TenantId tenant, String hash) {
      return BuiltIn.is(hash) || available.getOrDefault(hash, Set.of()).contains(tenant);
    }
  }
}
