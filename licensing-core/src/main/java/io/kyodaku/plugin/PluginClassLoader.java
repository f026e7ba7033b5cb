package io.kyodaku.plugin;

import io.kyodaku.plugin.api.KyodakuPlugin;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one jar. Besides them it sees {@code java.base}, the plugin API and the tripwire,
 * and nothing else of the server.
 */
final class PluginClassLoader extends ClassLoader {

  private static final String API = KyodakuPlugin.class.getPackageName() + ".";
  private static final Module JAVA_BASE = Object.class.getModule();

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;
  private final byte[] service;

  /**
   * @param classes woven class files by internal name
   * @param service the service file, by which {@link java.util.ServiceLoader} finds the plugin
   */
  PluginClassLoader(String hash, Map<String, byte[]> classes, byte[] service) {
    super("plugin-" + hash.substring(0, 12), null);
    this.classes = Map.copyOf(classes);
    this.service = service;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] own = classes.get(name.replace('.', '/'));
      if (own != null) {
        return defineClass(name, own, 0, own.length);
      }
    }
    if (name.startsWith(API) || name.equals(Tripwire.class.getName())) {
      return Class.forName(name, false, PluginClassLoader.class.getClassLoader());
    }
    Class<?> base = Class.forName(JAVA_BASE, name);
    if (base == null) {
      throw new ClassNotFoundException(name);
    }
    return base;
  }

  @Override
  public @Nullable URL getResource(String name) {
    return findResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  @Override
  protected @Nullable URL findResource(String name) {
    if (!name.equals(JarContents.SERVICE)) {
      return null;
    }
    try {
      return URL.of(URI.create("plugin:" + name), new InMemory(service));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("an address of this class's own making", e);
    }
  }

  private static final class InMemory extends URLStreamHandler {
    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          // There is nothing to connect to.
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
