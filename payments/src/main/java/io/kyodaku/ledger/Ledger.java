package io.kyodaku.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes transfers in the caller's transaction; for everything that is not on the hot path. */
public final class Ledger {

  private Ledger() {}

  /** Makes these transfers as one batch, with its leaf in the log. */
  public static void post(Connection connection, List<Posting> postings, Clock clock)
      throws SQLException {
    if (postings.isEmpty()) {
      return;
    }
    TransferBatch batch = new TransferBatch();
    batch.addAll(postings);
    Map<Account, UUID> ids = new AccountIds(clock).resolve(connection, batch.accounts());
    try (PreparedStatement insert = connection.prepareStatement(TransferBatch.INSERT)) {
      batch.rows(ids, clock.instant()).bind(insert, 1);
      insert.execute();
    }
    batch.logEntry(clock).append(connection);
  }
}
