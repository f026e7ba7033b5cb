package io.kyodaku.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to this version, then gives the four roles their passwords. */
final class Migrations {

  private Migrations() {}

  static void run(Database database, Path scripts) {
    requireReachable(database);
    try {
      Flyway.configure()
          .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword())
          .locations("filesystem:" + scripts)
          .load()
          .migrate();
      givePasswords(database);
    } catch (FlywayException | SQLException e) {
      throw new StartupRefused("the database could not be migrated: " + firstLine(e));
    }
  }

  /**
   * Refuses a database that was a demo's: everybody knows the passwords and keys in it, one of them
   * an operator's.
   */
  static void refuseDemoData(Database database) {
    requireReachable(database);
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      if (isTrue(statement, "select to_regclass('api_key') is not null")
          && isTrue(statement, "select exists (select from api_key where demo)")) {
        throw new StartupRefused(
            "the database at KYODAKU_DB_URL holds a demo's data, whose passwords and keys everybody"
                + " knows: name another one for production");
      }
    } catch (SQLException e) {
      throw new StartupRefused("the database could not be read: " + firstLine(e));
    }
  }

  private static boolean isTrue(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private static void requireReachable(Database database) {
    try (Connection ignored = connect(database)) {
      // It answers, which is all that is asked here.
    } catch (SQLException e) {
      throw new StartupRefused(
          "the database at KYODAKU_DB_URL can't be reached, check address, KYODAKU_DB_USER and"
              + " KYODAKU_DB_PASSWORD: "
              + firstLine(e));
    }
  }

  private static void givePasswords(Database database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String role : Database.ROLES) {
        // Hexadecimal digits only, and PostgreSQL takes no parameter here.
        statement.execute(
            "alter role kyodaku_" + role + " password '" + database.rolePassword(role) + "'");
      }
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.owner(), database.ownerPassword());
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .strip()
        .lines()
        .findFirst()
        .orElse(e.getClass().getSimpleName());
  }
}
