package io.kyodaku.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one database role, each on a connection of its own from the pool; inside a
 * container transaction that is the transaction's. What goes wrong is a {@link DatabaseFailure},
 * since no caller can mend it.
 */
public final class Sql {

  private final DataSource source;

  public Sql(DataSource source) {
    this.source = source;
  }

  /** Reads a value from the row that the result stands on. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work on a connection that stays open for as long as it takes. */
  @FunctionalInterface
  public interface Work {
    void on(Connection connection) throws SQLException;
  }

  public <T> Optional<T> first(String sql, Row<T> read, @Nullable Object... parameters) {
    return list(sql, read, parameters).stream().findFirst();
  }

  public <T> List<T> list(String sql, Row<T> read, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection()) {
      return list(connection, sql, read, parameters);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Within a transaction that goes on. */
  public static <T> List<T> list(
      Connection connection, String sql, Row<T> read, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(read.read(result));
      }
      return List.copyOf(rows);
    }
  }

  /** Returns how many rows were changed. */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  public void run(Work work) {
    try (Connection connection = source.getConnection()) {
      work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** The same with an answer. */
  public <T> T result(Transactions.Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** One statement of a transaction that goes on; what it answers is passed over. */
  public static void execute(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    }
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, stored(parameters[i]));
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static @Nullable Object stored(@Nullable Object parameter) {
    return switch (parameter) {
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> constant.name();
      case TenantId tenant -> tenant.value();
      case null -> null;
      default -> parameter;
    };
  }
}
