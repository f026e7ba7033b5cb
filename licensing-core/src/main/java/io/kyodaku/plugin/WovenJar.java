package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.api.KyodakuPlugin;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** A jar's classes, checked and woven: what as many plugins are made of as there are tenants. */
final class WovenJar {

  private final String hash;
  private final String pluginClass;
  private final Map<String, byte[]> classes;
  private final byte[] service;

  private WovenJar(String hash, String pluginClass, Map<String, byte[]> classes, byte[] service) {
    this.hash = hash;
    this.pluginClass = pluginClass;
    this.classes = Map.copyOf(classes);
    this.service = service;
  }

  static WovenJar of(String hash, byte[] jar) throws RejectedJar {
    JarContents contents = JarContents.unpack(jar);
    String pluginClass = contents.pluginClass();
    Map<String, byte[]> classes = contents.classes();
    BytecodeCheck.check(classes);
    return new WovenJar(hash, pluginClass, woven(classes), contents.service());
  }

  private static Map<String, byte[]> woven(Map<String, byte[]> classes) throws RejectedJar {
    Map<String, byte[]> woven = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      try {
        woven.put(entry.getKey(), TripwireWeaver.weave(entry.getValue()));
      } catch (RuntimeException e) {
        // A method near the size that the JVM allows has no room for the tripwire.
        throw new RejectedJar(
            Reason.NOT_A_JAR,
            BytecodeCheck.dotted(entry.getKey()) + " can't be watched: " + Texts.describe(e));
      }
    }
    return woven;
  }

  String hash() {
    return hash;
  }

  String pluginClass() {
    return pluginClass;
  }

  /**
   * A plugin whose classes are its own: what they hold, no other plugin of this jar sees. Runs the
   * plugin's code: belongs inside a watched call.
   */
  KyodakuPlugin<Record> make() {
    return made(new PluginClassLoader(hash, classes, service));
  }

  /**
   * The only configurations that a plugin is ever given are of the class of its own default one.
   */
  @SuppressWarnings("unchecked")
  private static KyodakuPlugin<Record> made(PluginClassLoader loader) {
    ServiceLoader<?> found = ServiceLoader.load(KyodakuPlugin.class, loader);
    return (KyodakuPlugin<Record>) found.iterator().next();
  }
}
