package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where jars and their availability are kept for all nodes. What was saved never changes but for
 * being disabled.
 */
public interface PluginJars {

  /** Keeps a jar; one of the same hash stays as it is. */
  void save(PluginInfo plugin, byte[] jar);

  /** The jar's bytes. */
  Optional<byte[]> find(String hash);

  /** All jars, without their bytes, in the order in which they were installed. */
  List<StoredPlugin> list();

  /**
   * Lets contracts that name the jar go on, or not.
   *
   * @return whether there is such a jar
   */
  boolean setEnabled(String hash, boolean enabled);

  /**
   * Lets the jar act for this tenant; again is the same.
   *
   * @param by the admin's account
   * @return whether there is such a jar
   */
  boolean makeAvailable(TenantId tenant, String hash, UUID by);

  /**
   * Ends that.
   *
   * @param by the admin's account
   * @return whether it was available
   */
  boolean withdraw(TenantId tenant, String hash, UUID by);

  /** The tenants that each jar is available to, by hash. */
  Map<String, Set<TenantId>> availability();

  /**
   * The jars that are available to this tenant and enabled, in the order in which they were
   * installed.
   */
  List<PluginInfo> listFor(TenantId tenant);

  /**
   * A jar as it is kept.
   *
   * @param enabled whether contracts that name it go on
   */
  record StoredPlugin(PluginInfo plugin, boolean enabled) {}
}
