package io.kyodaku.platform;

import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInbox;
import io.kyodaku.plugin.PluginPolling;
import io.kyodaku.plugin.RejectedPlugins;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node's plugins in step from the portal's start to its end: those that come with the
 * distribution are installed, then the inbox folder and the database are looked at again and again.
 */
@ApplicationScoped
class PluginsOfThisNode {

  /** Before background work and demo data, which need the plugins. */
  static final int FIRST = 100;

  private static final Logger LOG = Logger.getLogger(PluginsOfThisNode.class.getName());
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final PluginHost host;
  private final RejectedPlugins rejections;
  private final Settings settings;
  private final Config config;
  private final PluginMetrics metrics;
  private @Nullable PluginPolling polling;

  @Inject
  PluginsOfThisNode(
      PluginHost host,
      RejectedPlugins rejections,
      Settings settings,
      Config config,
      PluginMetrics metrics) {
    this.metrics = metrics;
    this.rejections = rejections;
    this.host = host;
    this.settings = settings;
    this.config = config;
  }

  void start(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) ServletContext portal)
      throws IOException {
    Optional<Path> bundled =
        config.getOptionalValue("kyodaku.plugins.bundled", String.class).map(Path::of);
    if (bundled.isPresent()) {
      install(bundled.get());
    }
    host.sync();
    PluginInbox inbox = new PluginInbox(host, settings.data().resolve("plugins"), rejections);
    polling = PluginPolling.start(host, List.of(inbox), metrics::keepUp, BETWEEN_LOOKS);
  }

  private void install(Path folder) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        if (host.install(Files.readAllBytes(jar)) instanceof Installation.Rejected rejected) {
          LOG.severe(
              () ->
                  "the bundled plugin " + jar.getFileName() + " is not let in: " + rejected.text());
        }
      }
    }
  }

  @PreDestroy
  void stop() {
    if (polling != null) {
      polling.close();
    }
  }
}
