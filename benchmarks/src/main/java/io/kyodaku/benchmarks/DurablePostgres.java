package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that writes through to the disk before it says that something is done. */
final class DurablePostgres implements AutoCloseable {

  private static final String DATABASE = "kyodaku";

  private final EmbeddedPostgres server;
  private final Path data;

  private DurablePostgres(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  static DurablePostgres start() throws IOException {
    Path data = Files.createTempDirectory("kyodaku-bench");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("max_connections", "300")
            .start();
    return new DurablePostgres(server, data);
  }

  /** The product's schema, in a database of its own. */
  void migrate() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement create = connection.createStatement()) {
      create.execute("create database " + DATABASE);
    }
    Flyway.configure()
        .dataSource(server.getDatabase("postgres", DATABASE))
        .locations("filesystem:" + migrations())
        .load()
        .migrate();
  }

  /** What its processes that live now have used of the processors. */
  Duration processorTime() throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return ProcessHandle.of(postmaster).stream()
        .flatMap(ProcessHandle::children)
        .flatMap(backend -> backend.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  int port() {
    return server.getPort();
  }

  HikariDataSource as(String role, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE);
    config.setUsername(role);
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }

  /** The product's migrations, found from whichever folder this is started in. */
  private static Path migrations() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("portal-web/src/main/resources/db/migration"))) {
      folder = Objects.requireNonNull(folder.getParent(), "start this inside the checkout");
    }
    return folder.resolve("portal-web/src/main/resources/db/migration");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
