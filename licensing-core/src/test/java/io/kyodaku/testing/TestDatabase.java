package io.kyodaku.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for each test JVM, migrated as in production, with a data source for each role.
 * Tests share it, so they make their own tenants and creators and never count other tests' rows;
 * {@link #fresh()} gives a database of its own to those that must.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "kyodaku_template";
  private static final EmbeddedPostgres SERVER = start();
  private static int made;

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** The database that the tests of this JVM share. */
  public static TestDatabase shared() {
    return Shared.DATABASE;
  }

  /** A database of its own, empty but for the schema. */
  public static synchronized TestDatabase fresh() {
    made++;
    TestDatabase database = new TestDatabase("fresh_" + made);
    execute("postgres", "create database " + database.name + " template " + TEMPLATE);
    return database;
  }

  /**
   * A database of its own as an older installation has it.
   *
   * @param version of the last migration that it has had
   */
  public static synchronized TestDatabase upTo(int version) {
    made++;
    TestDatabase database = new TestDatabase("older_" + made);
    execute("postgres", "create database " + database.name);
    Flyway.configure()
        .dataSource(SERVER.getDatabase("postgres", database.name))
        .locations("filesystem:" + migrations())
        .target(String.valueOf(version))
        .load()
        .migrate();
    return database;
  }

  public DataSource owner() {
    return dataSource("postgres");
  }

  public DataSource tenant() {
    return dataSource("kyodaku_tenant");
  }

  public DataSource charge() {
    return dataSource("kyodaku_charge");
  }

  public DataSource reader() {
    return dataSource("kyodaku_reader");
  }

  public DataSource admin() {
    return dataSource("kyodaku_admin");
  }

  public String jdbcUrl() {
    return SERVER.getJdbcUrl("postgres", name);
  }

  private DataSource dataSource(String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name);
    source.setUser(role);
    return source;
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(String database, String sql) {
    try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The product's migrations, found from whichever module's folder the tests run in. */
  public static Path migrations() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("portal-web/src/main/resources/db/migration"))) {
      folder =
          java.util.Objects.requireNonNull(
              folder.getParent(), "no migrations above the working directory");
    }
    return folder.resolve("portal-web/src/main/resources/db/migration");
  }

  private static final class Shared {
    private static final TestDatabase DATABASE = create();

    private static TestDatabase create() {
      return fresh();
    }
  }

  static {
    execute("postgres", "create database " + TEMPLATE);
    Flyway.configure()
        .dataSource(SERVER.getDatabase("postgres", TEMPLATE))
        .locations("filesystem:" + migrations())
        .load()
        .migrate();
  }
}
