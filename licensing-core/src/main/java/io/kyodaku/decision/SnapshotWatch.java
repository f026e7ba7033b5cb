package io.kyodaku.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's snapshot in step: listens on a connection of its own, and reads the version
 * whenever it is told or a little time has passed, because a notification can be missed. Whatever
 * fails is tried again on another connection; meanwhile nothing is confirmed.
 */
final class SnapshotWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(200);
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private final DataSource reader;
  private final SnapshotLoader loader;
  private final SnapshotHolder holder;
  private volatile boolean stopping;

  SnapshotWatch(DataSource reader, SnapshotHolder holder, Executor background) {
    this.reader = reader;
    this.holder = holder;
    loader = new SnapshotLoader(reader, background);
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      try (Connection connection = reader.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException e) {
        if (!stopping) {
          LOG.warn("the snapshot could not be kept in step; it is tried again", e);
        }
      }
      pause();
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      statement.execute("listen snapshot");
      PGConnection told = connection.unwrap(PGConnection.class);
      while (!stopping) {
        look(statement);
        told.getNotifications((int) BETWEEN_LOOKS.toMillis());
      }
      statement.execute("unlisten snapshot");
    }
  }

  private void look(Statement statement) throws SQLException {
    long at = holder.now();
    if (holder.confirm(version(statement), at)) {
      return;
    }
    Snapshot snapshot = loader.load();
    holder.swap(snapshot, at);
    LOG.debug("deciding from version {}", snapshot.version());
  }

  private static long version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select version from snapshot_version")) {
      if (!row.next()) {
        throw new IllegalStateException("snapshot_version is empty");
      }
      return row.getLong(1);
    }
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_CONNECTIONS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
