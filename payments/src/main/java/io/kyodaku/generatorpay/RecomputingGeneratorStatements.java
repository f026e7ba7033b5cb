package io.kyodaku.generatorpay;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes every closed statement's text again and compares it with its leaf in the log. */
public final class RecomputingGeneratorStatements {

  private static final int ROWS_AT_ONCE = 500;

  private RecomputingGeneratorStatements() {}

  /**
   * In a transaction of the caller's that sees one moment.
   *
   * @param fault is told of each statement that the log does not have as it is
   * @return how many statements there are
   */
  public static long recompute(Connection connection, Consumer<String> fault) throws SQLException {
    long statements = 0;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from generator_statement order by generator_id, number")) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          check(connection, row.getObject("id", UUID.class), fault);
          statements++;
        }
      }
    }
    return statements;
  }

  private static void check(Connection connection, UUID id, Consumer<String> fault)
      throws SQLException {
    String text = GeneratorStatementRows.find(connection, id).orElseThrow().text();
    Optional<LogEntry> entry = LogEntry.find(connection, EntryKind.STATEMENT, id);
    if (entry.isEmpty()) {
      fault.accept("generator's statement " + id + " is not in the log");
    } else if (!entry.get().isOf(text)) {
      fault.accept("generator's statement " + id + " is not what the log has of it");
    }
  }
}
