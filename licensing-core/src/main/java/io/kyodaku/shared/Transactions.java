package io.kyodaku.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Transactions of one database role that a use case begins and ends itself, because it has to know
 * what is committed before it goes on, such as before it calls another company. Not for use inside
 * a container transaction. What goes wrong rolls everything back and is a {@link DatabaseFailure}.
 */
public final class Transactions {

  private final DataSource source;

  public Transactions(DataSource source) {
    this.source = source;
  }

  /** Statements of one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Reads only, and all of it as of one moment: what others commit meanwhile is not seen by any of
   * its statements.
   */
  public <T> T snapshot(Work<T> work) {
    return run(
        connection -> {
          try (Statement begin = connection.createStatement()) {
            begin.execute("set transaction isolation level repeatable read, read only");
          }
          return work.on(connection);
        });
  }

  /** Commits when {@code work} returns; rolls back when it throws. */
  public <T> T run(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.on(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
