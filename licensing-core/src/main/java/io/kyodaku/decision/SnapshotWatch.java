package io.kyodaku.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's snapshot in step: listens on a connection of its own, and reads the version
 * whenever it is told or a little time has passed, because a notification can be missed. What
 * changed is read beside it, one reading at a time; however long that takes, stops are put in force
 * meanwhile. Whatever fails is tried again on another connection; meanwhile nothing is confirmed.
 */
final class SnapshotWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration BETWEEN_STOPS = Duration.ofMillis(50);
  private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(200);
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private final DataSource reader;
  private final SnapshotLoader loader;
  private final SnapshotHolder holder;
  private final Executor background;
  private volatile boolean stopping;

  /** One at a time: a look that fails leaves it to the next. */
  private @Nullable Reading reading;

  SnapshotWatch(DataSource reader, SnapshotHolder holder, Executor background) {
    this.reader = reader;
    this.holder = holder;
    this.background = background;
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
      } catch (InterruptedException e) {
        stopping = true;
      }
      pause();
    }
  }

  private void listen(Connection connection) throws SQLException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      statement.execute("listen snapshot");
      PGConnection told = connection.unwrap(PGConnection.class);
      while (!stopping) {
        look(connection, statement);
        told.getNotifications((int) BETWEEN_LOOKS.toMillis());
      }
      statement.execute("unlisten snapshot");
    }
  }

  /** A stop waits for nothing: while much is being read, it is looked for again and again. */
  private void look(Connection connection, Statement statement)
      throws SQLException, InterruptedException {
    long at = holder.now();
    if (holder.confirm(version(statement), at)) {
      return;
    }
    Reading begun = reading == null ? begin(at) : reading;
    while (!begun.isDoneWithin(BETWEEN_STOPS)) {
      holder.stop(Stops.since(holder.version(), connection));
    }
    reading = null;
    Snapshot snapshot = read(begun, connection);
    holder.swap(snapshot, Stops.since(snapshot.version(), connection), begun.at());
    LOG.debug("deciding from version {}", snapshot.version());
  }

  /** Where what changed can't be read, what is held goes on for a while: with its stops. */
  private Snapshot read(Reading begun, Connection connection)
      throws SQLException, InterruptedException {
    try {
      return begun.result();
    } catch (IllegalStateException e) {
      holder.stop(Stops.since(holder.version(), connection));
      throw e;
    }
  }

  private Reading begin(long at) {
    Reading begun = new Reading(new FutureTask<>(loader::load), at);
    background.execute(begun.task());
    reading = begun;
    return begun;
  }

  /**
   * What changed, being read.
   *
   * @param at when it began
   */
  private record Reading(FutureTask<Snapshot> task, long at) {

    boolean isDoneWithin(Duration limit) throws InterruptedException {
      try {
        task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException notYet) {
        return false;
      } catch (ExecutionException failed) {
        return true;
      }
    }

    Snapshot result() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("what changed could not be read", e.getCause());
      }
    }
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
