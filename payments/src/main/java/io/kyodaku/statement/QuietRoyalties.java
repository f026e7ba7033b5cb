package io.kyodaku.statement;

import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Up to where royalties are all there, in the order in which they were booked: what has a lower
 * number is committed, or never will be. PostgreSQL lets no statement reach further.
 */
final class QuietRoyalties {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Each waits for a second. */
  private static final int ATTEMPTS = 10;

  private QuietRoyalties() {}

  /** In a transaction of its own, so that those who charge wait for a moment only. */
  static long seq(Transactions transactions) {
    for (int i = 1; i < ATTEMPTS; i++) {
      try {
        return transactions.run(QuietRoyalties::seq);
      } catch (DatabaseFailure e) {
        if (!(e.getCause() instanceof SQLException cause)
            || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
          throw e;
        }
      }
    }
    return transactions.run(QuietRoyalties::seq);
  }

  private static long seq(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select royalty_quiet_seq()");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
