package io.kyodaku.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * PostgreSQL as part of the program, durable as a server is: fsync and synchronous commit on, its
 * folder kept. What the library turns off for tests is turned on again here, because people's
 * credits lie in it also in a demo.
 */
final class EmbeddedDatabase implements AutoCloseable {

  static final String OWNER = "postgres";

  /** Long enough to replay the write-ahead log after a crash under load. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private EmbeddedPostgres server;

  private EmbeddedDatabase(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  static EmbeddedDatabase start(Path data, int port) {
    Path folder = data.resolve("postgres");
    return new EmbeddedDatabase(folder, launch(data, folder, port));
  }

  private static EmbeddedPostgres launch(Path data, Path folder, int port) {
    try {
      Files.createDirectories(data);
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "120")
          .setServerConfig("shared_buffers", "256MB")
          .setServerConfig("max_wal_size", "2GB")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setPGStartupWait(START_LIMIT)
          .start();
    } catch (IOException | IllegalStateException e) {
      throw new StartupRefused(
          "the embedded database did not start in " + folder + ": " + e.getMessage());
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  int port() {
    return server.getPort();
  }

  /** The server's process, as the file that it keeps says. */
  Optional<ProcessHandle> process() {
    return postmaster(folder);
  }

  static Optional<ProcessHandle> postmaster(Path folder) {
    try {
      Path pidFile = folder.resolve("postmaster.pid");
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      return Files.readAllLines(pidFile).stream()
          .findFirst()
          .map(String::strip)
          .map(Long::valueOf)
          .flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Starts it again on the same port after it died; it recovers from its write-ahead log by itself.
   */
  void restart(Path data) {
    int port = server.getPort();
    try {
      server.close();
    } catch (IOException | RuntimeException alreadyGone) {
      // It died, so there is nothing to stop in order.
    }
    server = launch(data, folder, port);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("the embedded database did not stop in order: " + e.getMessage());
    }
  }
}
