package io.kyodaku.plugin.testkit;

import io.kyodaku.plugin.api.KyodakuPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Builds a plugin's jar in memory, from source text or from classes of the test, so that a test can
 * drop in a plugin that the build has never seen.
 *
 * <p>Entries have no times and keep the order in which they were added: the same content is the
 * same jar, with the same hash.
 */
public final class PluginJar {

  private static final String SERVICE = "META-INF/services/" + KyodakuPlugin.class.getName();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** A jar without anything in it. */
  public PluginJar() {}

  /** Adds a class by its source text, compiled against the plugin API and the JDK. */
  public PluginJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Adds a class of the test, without the classes nested in it. */
  public PluginJar compiled(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getResourceAsStream("/" + path)) {
      if (bytes == null) {
        throw new IllegalArgumentException("no class file of " + type);
      }
      return entry(path, bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an entry as it is. */
  public PluginJar entry(String path, byte[] bytes) {
    entries.put(path, bytes.clone());
    return this;
  }

  /** Names the classes that the service loader shall find. */
  public PluginJar service(String... classNames) {
    return entry(SERVICE, String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The jar.
   *
   * @throws IllegalStateException when a source does not compile, with what the compiler said
   */
  public byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    all.putAll(compile());
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(jar)) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        JarEntry named = new JarEntry(entry.getKey());
        named.setTime(0);
        out.putNextEntry(named);
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar.toByteArray();
  }

  private Map<String, byte[]> compile() {
    if (sources.isEmpty()) {
      return Map.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this JVM has no compiler: run the tests on a JDK");
    }
    StringWriter said = new StringWriter();
    try (InMemory files =
        new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
      List<Source> units =
          sources.entrySet().stream()
              .map(source -> new Source(source.getKey(), source.getValue()))
              .toList();
      List<String> options =
          List.of(
              "--release",
              "21",
              "-proc:none",
              "-implicit:none",
              "-classpath",
              apiLocation().toString());
      if (!compiler.getTask(said, files, null, options, null, units).call()) {
        throw new IllegalStateException("the plugin does not compile:\n" + said);
      }
      return files.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path apiLocation() {
    try {
      return Path.of(
          KyodakuPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the plugin API lies nowhere on this machine", e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className) {
      super(URI.create("mem:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public ByteArrayOutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs = new LinkedHashMap<>();

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return outputs.computeIfAbsent(className, Output::new);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      outputs.forEach(
          (name, output) ->
              classes.put(name.replace('.', '/') + ".class", output.bytes.toByteArray()));
      return classes;
    }
  }
}
