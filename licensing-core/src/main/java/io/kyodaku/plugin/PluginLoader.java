package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a jar's bytes into a plugin: unpacked, checked, woven, loaded, and held to the API's rules.
 */
final class PluginLoader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+-]{1,32}");
  private static final Pattern NAME = Pattern.compile("\\P{Cc}{1,80}");

  private final Aside aside;
  private final Limits limits;
  private final Clock clock;
  private final Map<String, Breaker> tries = new ConcurrentHashMap<>();

  PluginLoader(Aside aside, Limits limits, Clock clock) {
    this.aside = aside;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The plugin of a jar.
   *
   * @throws RejectedJar when the jar breaks the rules, and always will
   * @throws Misbehaviour when its code could not be run to its end, this time at least
   */
  LoadedPlugin load(String hash, byte[] bytes) throws RejectedJar, Misbehaviour {
    WovenJar jar = WovenJar.of(hash, bytes);
    try {
      return aside.call(limits.aside(), tries(hash), () -> attempt(jar)).outcome();
    } catch (Misbehaviour e) {
      throw new Misbehaviour(e.kind(), jar.pluginClass() + " can't be made: " + e.text());
    }
  }

  /** What is known of the tries to load a jar. */
  Breaker tries(String hash) {
    return tries.computeIfAbsent(hash, jar -> new Breaker(limits, clock));
  }

  /**
   * Another plugin of the same jar, with classes of its own.
   *
   * @param breaker of the tenant for which it is made
   */
  LoadedPlugin another(LoadedPlugin known, Breaker breaker) throws Misbehaviour {
    WovenJar jar = known.jar();
    if (jar == null) {
      return known;
    }
    try {
      LoadedPlugin made = aside.call(limits.aside(), breaker, () -> attempt(jar)).outcome();
      if (!made.saysTheSameAs(known)) {
        throw new Misbehaviour(
            FailureKind.INCONSISTENT, "Made again, it says something else of itself");
      }
      return made;
    } catch (RejectedJar e) {
      throw new Misbehaviour(FailureKind.INCONSISTENT, e.outcome().text());
    }
  }

  private static Attempt attempt(WovenJar jar) throws Misbehaviour {
    try {
      KyodakuPlugin<Record> plugin = jar.make();
      PluginInfo info = info(jar.hash(), plugin);
      SettingsShape settings = SettingsShape.of(plugin.defaultConfiguration());
      return new Attempt(new LoadedPlugin(info, plugin, settings, jar), null);
    } catch (RejectedJar rejected) {
      return new Attempt(null, rejected);
    }
  }

  private static PluginInfo info(String hash, KyodakuPlugin<Record> plugin) throws RejectedJar {
    int apiVersion = plugin.apiVersion();
    if (apiVersion != KyodakuPlugin.API_VERSION) {
      throw new RejectedJar(
          Reason.WRONG_API_VERSION,
          "Built for version "
              + apiVersion
              + " of the plugin API; this server has "
              + KyodakuPlugin.API_VERSION);
    }
    String id = matching(ID, plugin.id(), "The plugin's id");
    if (BuiltIn.isIdOfOne(id)) {
      throw new RejectedJar(Reason.BROKEN_RULES, "The id " + id + " is taken by what is built in");
    }
    String version = matching(VERSION, plugin.version(), "The plugin's version");
    String name = matching(NAME, plugin.name(), "The plugin's name");
    Set<Capability> offers = EnumSet.noneOf(Capability.class);
    offers.addAll(plugin.offers());
    if (offers.isEmpty()) {
      throw new RejectedJar(Reason.BROKEN_RULES, "The plugin offers nothing");
    }
    return new PluginInfo(hash, id, version, apiVersion, name, offers);
  }

  private static String matching(Pattern pattern, String text, String what) throws RejectedJar {
    if (text == null || !pattern.matcher(text).matches()) {
      throw new RejectedJar(Reason.BROKEN_RULES, what + " does not match " + pattern);
    }
    return text;
  }

  private record Attempt(@Nullable LoadedPlugin plugin, @Nullable RejectedJar rejected) {
    LoadedPlugin outcome() throws RejectedJar {
      if (plugin != null) {
        return plugin;
      }
      throw rejected != null ? rejected : new RejectedJar(Reason.NO_PLUGIN, "Nothing was loaded");
    }
  }
}
