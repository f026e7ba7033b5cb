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

  /** Each waits for seconds, and so do those who charge meanwhile: in between, these go on. */
  private static final int ATTEMPTS = 4;

  private static final long PAUSE_MILLIS = 2_000;

  private QuietRoyalties() {}

  /** Somebody keeps the royalties busy: nobody's fault, and worth trying again later. */
  static final class NotQuiet extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotQuiet(DatabaseFailure cause) {
      super("somebody is at work on royalties for too long", cause);
    }
  }

  /**
   * In a transaction of its own, so that those who charge wait for a moment only.
   *
   * @throws NotQuiet when it can't be known now
   */
  static long seq(Transactions transactions) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.run(QuietRoyalties::seq);
      } catch (DatabaseFailure e) {
        if (!(e.getCause() instanceof SQLException cause)
            || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new NotQuiet(e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long seq(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select royalty_quiet_seq()");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
