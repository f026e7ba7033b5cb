package io.kyodaku.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the distribution keeps its parts. */
record Installation(Path home) {

  /** The folder above the {@code lib} that this class was loaded from. */
  static Installation ofThisProgram() {
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(jar.resolve("../..").normalize());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path payara() {
    return part("payara-micro.jar");
  }

  Path war() {
    return part("kyodaku.war");
  }

  Path migrations() {
    return part("migrations");
  }

  Path standinClassPath() {
    return part("standin");
  }

  /** The plugins that come with the distribution. */
  Path plugins() {
    return part("plugins");
  }

  private Path part(String name) {
    Path part = home.resolve(name);
    if (!Files.exists(part)) {
      throw new StartupRefused(
          "the distribution lacks " + name + ": delete " + home + " and run ./kyodaku run again");
    }
    return part;
  }
}
