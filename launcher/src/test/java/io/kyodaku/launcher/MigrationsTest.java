package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final Path SCRIPTS = Path.of("../portal-web/src/main/resources/db/migration");

  @Test
  void productionRefusesADatabaseThatWasADemosInOneLine() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Database database = new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "x");
      assertThatCode(() -> Migrations.refuseDemoData(database)).doesNotThrowAnyException();
      Migrations.run(database, SCRIPTS);
      addKey(database, false);
      assertThatCode(() -> Migrations.refuseDemoData(database)).doesNotThrowAnyException();

      addKey(database, true);

      assertThatThrownBy(() -> Migrations.refuseDemoData(database))
          .isInstanceOf(StartupRefused.class)
          .hasMessageContaining("KYODAKU_DB_URL")
          .message()
          .hasLineCount(1);
    }
  }

  private static void addKey(Database database, boolean demo) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into api_key (id, hash, label, kind, owner_id, scopes, demo, created_at) values"
              + " (gen_random_uuid(), md5(random()::text), 'Test', 'GENERATOR', gen_random_uuid(),"
              + " '{GENERATE}', "
              + demo
              + ", now())");
    }
  }
}
