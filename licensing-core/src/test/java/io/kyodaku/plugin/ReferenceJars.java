package io.kyodaku.plugin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kyodaku.plugin.testkit.PluginJar;
import io.kyodaku.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The plugins that come with the product, as a build of everything makes them before this room. */
public final class ReferenceJars {

  private ReferenceJars() {}

  /** A test that needs one that was not built is not run. */
  public static PluginJar of(String module) throws IOException {
    Path classes =
        TestDatabase.migrations()
            .resolve("../../../../../../plugins/" + module + "/target/classes")
            .normalize();
    assumeTrue(Files.isDirectory(classes), () -> module + " was not built before this room");
    PluginJar jar = new PluginJar();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.entry(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
