package io.kyodaku.verification;

import io.kyodaku.ledger.TransferBatch;
import io.kyodaku.log.LogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hashes every batch of transfers again, one at a time, and compares it with its leaf. */
final class BatchHashes {

  private static final int ROWS_AT_ONCE = 5_000;

  private BatchHashes() {}

  /** Returns how many batches there are. */
  static long recompute(Connection connection, Consumer<String> fault) throws SQLException {
    long batches = 0;
    try (PreparedStatement select = connection.prepareStatement(BooksSql.BATCHES)) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        Batch batch = null;
        while (row.next()) {
          UUID id = row.getObject("batch_id", UUID.class);
          if (batch == null || !batch.id().equals(id)) {
            if (batch != null) {
              batch.check(fault);
            }
            batch = new Batch(id, row.getBytes("salt"), row.getBytes("payload"), new ArrayList<>());
            batches++;
          }
          batch
              .lines()
              .add(
                  TransferBatch.line(
                      row.getObject("id", UUID.class),
                      row.getObject("debit_account", UUID.class),
                      row.getObject("credit_account", UUID.class),
                      row.getLong("amount_micros"),
                      row.getString("code")));
        }
        if (batch != null) {
          batch.check(fault);
        }
      }
    }
    return batches;
  }

  /**
   * @param salt null where the batch has no leaf
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Batch(
      UUID id, byte @Nullable [] salt, byte @Nullable [] payload, List<String> lines) {

    void check(Consumer<String> fault) {
      if (salt == null || payload == null) {
        fault.accept("batch " + id + " is not in the log");
      } else if (!LogEntry.isOf(salt, payload, TransferBatch.text(lines))) {
        fault.accept("batch " + id + " is not what the log has of it");
      }
    }
  }
}
