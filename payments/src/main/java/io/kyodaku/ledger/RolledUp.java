package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads the books as of one state of them: what is rolled up, and the few transfers behind it. How
 * far it is rolled up goes into the statements as a number and not as a subquery. Of a number
 * PostgreSQL can tell how few transfers come after it; of a subquery it supposes a third of all,
 * and plans, and waits, for those.
 */
final class RolledUp {

  private final Transactions admin;

  /**
   * @param admin a source of {@link DatabaseRole.Kind#ADMIN}
   */
  RolledUp(DataSource admin) {
    this.admin = new Transactions(admin);
  }

  /** Statements about one state of the books. */
  @FunctionalInterface
  interface Reading<T> {

    /**
     * @param through the last transfer that is rolled up
     */
    T of(Connection connection, long through) throws SQLException;
  }

  <T> T read(Reading<T> reading) {
    return admin.snapshot(
        connection -> {
          List<Long> through =
              Sql.list(connection, "select through_seq from ledger_rollup", row -> row.getLong(1));
          return reading.of(connection, through.getFirst());
        });
  }
}
