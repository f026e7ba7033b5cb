package io.kyodaku.plugin;

import io.kyodaku.plugin.ConfigurationCheck.FieldError;
import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.Installation.Rejected;
import io.kyodaku.plugin.PluginJars.StoredPlugin;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of this node: lets jars in, keeps step with the database, and seats plugins in
 * contracts.
 *
 * <p>A jar's life: {@link #install} checks and stores it; {@link #sync} loads it on every other
 * node; {@link #makeAvailable} lets a tenant's contracts name it; {@link #usageTerms}, {@link
 * #periodTerms} and {@link #schedule} ask it for them; {@link #withdraw} and {@link #disable} end
 * that, and contracts that still name it fail closed. Each tenant has classes of its own of a jar,
 * loaded at the first question and let go when the jar may no longer act for it; those by which a
 * jar was first asked what it is stay.
 *
 * <p>Thread-safe. Asking reads memory alone.
 */
@ApplicationScoped
public class PluginHost {

  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final PluginJars jars;
  private final Surroundings around;
  private final Seats seats;
  private final Set<String> refused = new HashSet<>();

  @Inject
  public PluginHost(PluginJars jars, Clock clock) {
    this(jars, clock, Limits.USUAL);
  }

  PluginHost(PluginJars jars, Clock clock, Limits limits) {
    this.jars = jars;
    around = Surroundings.of(limits, clock);
    seats = new Seats(around);
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected PluginHost() {
    jars = null;
    around = null;
    seats = null;
  }

  @PreDestroy
  void close() {
    around.watchdog().close();
  }

  /** Checks a jar, stores it for all nodes and makes it live on this one. Nobody may use it yet. */
  public Installation install(byte[] jar) {
    String hash = hash(jar);
    try {
      LoadedPlugin known = live().loaded().get(hash);
      LoadedPlugin plugin = known != null ? known : around.loader().load(hash, jar);
      jars.save(plugin.info(), jar);
      publish(plugin);
      LOG.info(
          "installed plugin {} {} as {}", plugin.info().pluginId(), plugin.info().version(), hash);
      return new Installed(plugin.info());
    } catch (RejectedJar e) {
      LOG.debug("rejected a plugin jar of hash {}: {}", hash, e.outcome().text());
      return e.outcome();
    } catch (Misbehaviour e) {
      return new Rejected(Reason.NO_PLUGIN, Texts.printable(e.text()));
    }
  }

  private synchronized void publish(LoadedPlugin plugin) {
    Map<String, LoadedPlugin> loaded = new HashMap<>(live().loaded());
    loaded.put(plugin.info().hash(), plugin);
    around.plugins().swap(new LivePlugins.View(loaded, live().disabled(), live().available()));
  }

  /**
   * Brings this node to what the database says: takes over what was enabled, disabled, made
   * available and withdrawn, then loads jars that came on other nodes. One that can't be loaded
   * holds up nothing else, and is tried again, ever more seldom; one that is not let in is not.
   * Cheap when nothing changed.
   */
  public synchronized void sync() {
    List<StoredPlugin> stored = jars.list();
    Set<String> disabled = new HashSet<>();
    for (StoredPlugin each : stored) {
      if (!each.enabled()) {
        disabled.add(each.plugin().hash());
      }
    }
    LivePlugins.View next = new LivePlugins.View(live().loaded(), disabled, jars.availability());
    around.plugins().swap(next);
    seats.letGoOfWhatMayNotAct(next);
    for (StoredPlugin each : stored) {
      String hash = each.plugin().hash();
      if (!next.loaded().containsKey(hash) && !refused.contains(hash)) {
        tryToLoad(hash);
      }
    }
  }

  /** A stored jar is checked again: what one release let in, the next may refuse. */
  private void tryToLoad(String hash) {
    Breaker tries = around.loader().tries(hash);
    if (!tries.allows()) {
      return;
    }
    try {
      publish(around.loader().load(hash, stored(hash)));
      tries.succeeded();
    } catch (RejectedJar e) {
      LOG.error("the stored plugin {} is no longer let in: {}", hash, e.outcome().text());
      refused.add(hash);
    } catch (Misbehaviour e) {
      LOG.warn("the stored plugin {} can't be loaded now: {}", hash, e.text());
      tries.failed();
    } catch (RuntimeException e) {
      LOG.warn("the stored plugin {} can't be read now", hash, e);
      tries.failed();
    }
  }

  private byte[] stored(String hash) {
    byte[] jar =
        jars.find(hash)
            .orElseThrow(() -> new IllegalStateException("listed without its bytes: " + hash));
    if (!hash(jar).equals(hash)) {
      throw new IllegalStateException("stored under another hash than its own: " + hash);
    }
    return jar;
  }

  /** Contracts that name this jar fail closed from now on. Whether there is such a jar. */
  public boolean disable(String hash) {
    return changed(jars.setEnabled(hash, false));
  }

  /** Contracts that name this jar go on. Whether there is such a jar. */
  public boolean enable(String hash) {
    return changed(jars.setEnabled(hash, true));
  }

  /**
   * Lets the jar act for this tenant.
   *
   * @param by the admin's account
   * @return whether there is such a jar
   */
  public boolean makeAvailable(TenantId tenant, String hash, UUID by) {
    return changed(jars.makeAvailable(tenant, hash, by));
  }

  /**
   * Ends that; contracts that name it fail closed.
   *
   * @param by the admin's account
   * @return whether it was available
   */
  public boolean withdraw(TenantId tenant, String hash, UUID by) {
    return changed(jars.withdraw(tenant, hash, by));
  }

  private boolean changed(boolean whether) {
    sync();
    return whether;
  }

  /** Ends a suspension before its time, once its cause is gone. */
  public void resume(TenantId tenant, String hash) {
    seats.engagement(tenant, hash).breaker().reset();
  }

  public boolean isSuspended(TenantId tenant, String hash) {
    return seats.engagement(tenant, hash).breaker().isSuspended();
  }

  /** Whether a jar is loaded on this node and may act for this tenant. */
  public boolean mayAct(TenantId tenant, String hash) {
    LivePlugins.View now = live();
    return now.loaded().containsKey(hash) && now.mayAct(tenant, hash);
  }

  /** A jar that is loaded on this node, or what is built in. */
  public Optional<PluginInfo> find(String hash) {
    return Optional.ofNullable(live().loaded().get(hash)).map(LoadedPlugin::info);
  }

  /** All jars on this node, by id and version. */
  public List<InstalledPlugin> installed() {
    LivePlugins.View now = live();
    return infos(now)
        .filter(plugin -> !BuiltIn.is(plugin.hash()))
        .map(
            plugin ->
                new InstalledPlugin(
                    plugin,
                    !now.disabled().contains(plugin.hash()),
                    now.available().getOrDefault(plugin.hash(), Set.of())))
        .toList();
  }

  /**
   * What a contract of this tenant may name for this capability: what is built in, then jars by id
   * and version.
   */
  public List<PluginInfo> choices(TenantId tenant, Capability capability) {
    LivePlugins.View now = live();
    return infos(now)
        .filter(plugin -> plugin.offers().contains(capability))
        .filter(plugin -> now.mayAct(tenant, plugin.hash()))
        .toList();
  }

  private static Stream<PluginInfo> infos(LivePlugins.View now) {
    return now.loaded().values().stream()
        .map(LoadedPlugin::info)
        .sorted(
            Comparator.comparing(
                    (PluginInfo plugin) -> !plugin.hash().equals(PluginPin.STANDARD_HASH))
                .thenComparing(plugin -> !BuiltIn.is(plugin.hash()))
                .thenComparing(PluginInfo::pluginId)
                .thenComparing(PluginInfo::version)
                .thenComparing(PluginInfo::hash));
  }

  /** The settings of a plugin, for a form or a schema; empty when it is not loaded. */
  public Optional<List<SettingField>> settings(String hash) {
    return Optional.ofNullable(live().loaded().get(hash)).map(plugin -> plugin.settings().fields());
  }

  /**
   * Checks settings before a contract of this tenant stores them.
   *
   * @param given by key; absent ones have their defaults; numbers and booleans may be text
   */
  public ConfigurationCheck configure(TenantId tenant, String hash, Map<String, ?> given) {
    LoadedPlugin plugin = live().loaded().get(hash);
    if (plugin == null) {
      return new ConfigurationCheck.Invalid(
          List.of(new FieldError("", SettingFault.NO_SUCH_PLUGIN.with())));
    }
    Engagement engagement = seats.engagement(tenant, hash);
    try {
      return around
          .configurations()
          .check(engagement.pluginOfDrafts(plugin), engagement.breakerOfDrafts(), given);
    } catch (Misbehaviour e) {
      return new ConfigurationCheck.Invalid(List.of(new FieldError("", Fault.said(e.text()))));
    }
  }

  /**
   * What one usage costs under a tenant's contract. Where the plugin offers no usage terms, the
   * standard ones hold.
   *
   * @param maxFeeBps the most that a fee may be, in basis points of the list fee, not negative
   */
  public GuardedUsageTerms usageTerms(TenantId tenant, PluginPin pin, int maxFeeBps) {
    return new GuardedUsageTerms(seats.usageTerms(tenant, pin), maxFeeBps);
  }

  /**
   * Which lines a period gains under a tenant's contract. Where the plugin offers no period terms,
   * there are none.
   */
  public GuardedPeriodTerms periodTerms(TenantId tenant, PluginPin pin) {
    return new GuardedPeriodTerms(seats.periodTerms(tenant, pin));
  }

  /** When a tenant is paid under its contract. */
  public GuardedSchedule schedule(TenantId tenant, PluginPin pin) {
    return new GuardedSchedule(seats.schedule(tenant, pin));
  }

  /**
   * The same plugins apart from those at work, to try drafts with: each may be asked for whom it
   * may act. Keep it as long as the trial, no longer.
   */
  public ShadowPlugins inShadow() {
    return new ShadowPlugins(around.inShadow(around.standing()));
  }

  /**
   * Any jar of this node apart from those at work, to be tried for a tenant before it may act for
   * it. Keep it as long as the trial, no longer.
   */
  public ShadowPlugins onTrial() {
    return new ShadowPlugins(around.inShadow((tenant, hash) -> around.plugins().loaded(hash)));
  }

  /** The last failures on this node, the newest first, at most 200. */
  public List<PluginFailure> lastFailures() {
    return around.failures().newestFirst();
  }

  /** What was counted on this node since it started. */
  public PluginMeasure measure() {
    return new PluginMeasure(around.meters().jars(), around.meters().tenants());
  }

  /** For how many tenants each jar is suspended on this node, by hash. */
  public Map<String, Long> suspendedTenants() {
    return seats.suspended();
  }

  private LivePlugins.View live() {
    return around.plugins().view();
  }

  /** The name of a jar: SHA-256 of its bytes in lower-case hex. */
  public static String hash(byte[] jar) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
