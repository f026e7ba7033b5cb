package io.kyodaku.incontainer;

import io.kyodaku.standin.StandinOptions;
import io.kyodaku.standin.StripeStandin;
import io.kyodaku.standin.wire.Entity;
import io.kyodaku.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * What the server finds when it starts: a migrated database and Stripe's stand-in, where the
 * environment says they are. They end with this JVM.
 */
final class Surroundings {

  private static final Surroundings STARTED = start();

  private final EmbeddedPostgres database;
  private final StripeStandin stripe;

  private Surroundings(EmbeddedPostgres database, StripeStandin stripe) {
    this.database = database;
    this.stripe = stripe;
  }

  static Surroundings started() {
    return STARTED;
  }

  /** The database as its owner sees it, past every wall. */
  DataSource owner() {
    return database.getPostgresDatabase();
  }

  URI stripe() {
    return stripe.baseUri();
  }

  static int port(String name) {
    return Integer.parseInt(System.getProperty("it." + name + ".port"));
  }

  static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is set by the build, which runs these tests");
    }
    return value;
  }

  private static Surroundings start() {
    try {
      Path data = Files.createDirectories(Path.of(environment("KYODAKU_DATA")));
      EmbeddedPostgres database =
          EmbeddedPostgres.builder()
              .setPort(port("database"))
              .setServerConfig("max_connections", "200")
              .start();
      Surroundings all =
          new Surroundings(
              database, StripeStandin.start(standin(Files.createTempDirectory(data, "stripe"))));
      Runtime.getRuntime().addShutdownHook(new Thread(all::stop));
      Flyway.configure()
          .dataSource(all.owner())
          .locations("filesystem:" + TestDatabase.migrations())
          .load()
          .migrate();
      all.givePasswords();
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StandinOptions standin(Path data) {
    Entity[] entities =
        List.of("JP", "US", "EU").stream()
            .map(
                name ->
                    new Entity(
                        name,
                        environment("KYODAKU_STRIPE_" + name + "_KEY"),
                        environment("KYODAKU_STRIPE_" + name + "_WEBHOOK_SECRET"),
                        URI.create(environment("KYODAKU_BASE_URL") + "/api/webhooks/stripe")))
            .toArray(Entity[]::new);
    return StandinOptions.in(data, entities).withPort(port("stripe"));
  }

  private void givePasswords() {
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : List.of("TENANT", "CHARGE", "READER", "ADMIN")) {
        statement.execute(
            "alter role kyodaku_%s password '%s'"
                .formatted(role, environment("KYODAKU_JDBC_" + role + "_PASSWORD")));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop() {
    stripe.close();
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
