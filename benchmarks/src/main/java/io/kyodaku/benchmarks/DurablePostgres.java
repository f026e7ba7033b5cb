package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that writes through to the disk before it says that something is done. */
final class DurablePostgres implements AutoCloseable {

  private static final String DATABASE = "kyodaku";

  /** Tell afterwards what each statement took; this alone costs a tenth. */
  private static final boolean STATEMENTS = Boolean.getBoolean("bench.statements");

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
            .setServerConfig("shared_preload_libraries", STATEMENTS ? "pg_stat_statements" : "")
            .setServerConfig("compute_query_id", STATEMENTS ? "on" : "off")
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

  /** What each statement took of every pair, those within triggers by themselves too. */
  void forgetStatements() throws SQLException {
    if (STATEMENTS) {
      try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create extension if not exists pg_stat_statements");
        statement.execute("alter system set pg_stat_statements.track = 'all'");
        statement.execute("select pg_reload_conf()");
        statement.execute("select pg_stat_statements_reset()");
      }
    }
  }

  void tellStatements(PrintStream out, long pairs) throws SQLException {
    if (!STATEMENTS) {
      return;
    }
    try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                select total_exec_time * 1000, calls, rows, toplevel,
                  left(translate(query, chr(10), ' '), 90)
                from pg_stat_statements order by 1 desc limit 40
                """)) {
      while (row.next()) {
        out.printf(
            Locale.ROOT,
            "%7.1f us a pair, %6d calls, %8d rows%s  %s%n",
            row.getDouble(1) / pairs,
            row.getLong(2),
            row.getLong(3),
            row.getBoolean(4) ? "" : ", within",
            row.getString(5));
      }
    }
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
