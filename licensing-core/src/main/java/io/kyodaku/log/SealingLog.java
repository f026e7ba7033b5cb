package io.kyodaku.log;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Gives new entries their places in the tree and signs the head that covers them. Entries are taken
 * in the order of the transactions that wrote them, and only when no older transaction can still
 * add one: nothing is ever skipped, and nothing moves.
 */
public final class SealingLog implements JobHandler {

  private static final int ENTRIES_AT_ONCE = 5_000;
  private static final long SEALER_LOCK = 0x6b796f_6c6f67L;

  private final DataSource admin;
  private final ReceiptSigner signer;
  private final Clock clock;

  public SealingLog(DataSource admin, ReceiptSigner signer, Clock clock) {
    this.admin = admin;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "log-seal";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(2));
  }

  @Override
  public void run(String payload) throws SQLException {
    while (fillOnce() > 0) {
      // What an earlier version sealed is made good in bounded transactions.
    }
    while (sealOnce() == ENTRIES_AT_ONCE) {
      // And so is a backlog.
    }
  }

  /** How many nodes were missing and are there now. */
  int fillOnce() throws SQLException {
    return inTransaction(
        connection ->
            onlySealer(connection) ? LogNodes.fill(connection, frontier(connection).size()) : 0);
  }

  /** How many entries got their place. */
  int sealOnce() throws SQLException {
    return inTransaction(this::sealWith);
  }

  /** What is done in one transaction, and how much of it. */
  @FunctionalInterface
  private interface Step {
    int with(Connection connection) throws SQLException;
  }

  private int inTransaction(Step step) throws SQLException {
    try (Connection connection = admin.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int done = step.with(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private int sealWith(Connection connection) throws SQLException {
    if (!onlySealer(connection)) {
      return 0;
    }
    Frontier frontier = frontier(connection);
    List<LogEntry> entries = unsealed(connection);
    if (entries.isEmpty() || LogNodes.fill(connection, frontier.size()) > 0) {
      // Nodes follow each other without a gap, so new ones wait until the missing are there.
      return 0;
    }
    try (PreparedStatement leaves =
            connection.prepareStatement(
                "insert into log_leaf (index, entry_id, leaf_hash) values (?, ?, ?)");
        LogNodes nodes = new LogNodes(connection)) {
      for (LogEntry entry : entries) {
        byte[] leaf = entry.leafHash().bytes();
        leaves.setLong(1, frontier.size());
        leaves.setObject(2, entry.id());
        leaves.setBytes(3, leaf);
        leaves.addBatch();
        frontier.add(leaf, nodes::add);
      }
      leaves.executeBatch();
      nodes.write();
    }
    signHead(connection, frontier);
    return entries.size();
  }

  private static boolean onlySealer(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement();
        ResultSet row =
            lock.executeQuery("select pg_try_advisory_xact_lock(" + SEALER_LOCK + ")")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Frontier frontier(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery("select size, frontier from log_head order by size desc limit 1")) {
      return row.next() ? Frontier.of(row.getLong(1), row.getBytes(2)) : Frontier.empty();
    }
  }

  private static List<LogEntry> unsealed(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        """
        select e.id, e.kind, e.subject_id, e.salt, e.payload, e.at
        from log_entry e
        where e.txid < pg_snapshot_xmin(pg_current_snapshot())
          and (e.txid, e.id) > (
            select last.txid, last.id from log_leaf l join log_entry last on last.id = l.entry_id
            order by l.index desc limit 1)
           or e.txid < pg_snapshot_xmin(pg_current_snapshot()) and not exists (select from log_leaf)
        order by e.txid, e.id limit ?
        """,
        LogEntry::read,
        ENTRIES_AT_ONCE);
  }

  private void signHead(Connection connection, Frontier frontier) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Hash root = Hash.of(frontier.root());
    String head = SignedHead.text(frontier.size(), root, now);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_head (size, root, frontier, signed_at, kid, signature) values (?, ?,"
                + " ?, ?, ?, ?)")) {
      insert.setLong(1, frontier.size());
      insert.setBytes(2, frontier.root());
      insert.setBytes(3, frontier.toBytes());
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.setString(5, signer.kid());
      insert.setString(6, signer.sign(head));
      insert.execute();
    }
  }
}
