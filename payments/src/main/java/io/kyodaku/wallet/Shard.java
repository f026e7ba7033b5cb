package io.kyodaku.wallet;

import io.kyodaku.wallet.BatchWriter.KeyTaken;
import io.kyodaku.wallet.Command.KeyRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One writer with one connection. It takes whatever waits and charges it in one transaction; what
 * comes meanwhile is the next batch. So batches grow with the load, and nobody waits for a timer.
 *
 * <p>Every command may be repeated without another effect, so the answer to any failure, an unknown
 * commit included, is to do the batch again. What still fails is halved until the one command that
 * is at fault stands alone.
 */
final class Shard implements Runnable {

  private static final Logger LOG = Logger.getLogger(Shard.class.getName());
  private static final int ATTEMPTS = 3;

  /** Once more on what is there now: a creator may have lowered a limit since it was read. */
  private static final int ATTEMPTS_ON_DATA = 2;

  /**
   * This connection looks rows up by key and never scans. Plans are made once and kept, and one
   * made on a table of a few rows must not go through all of them: what is read counts, not how. It
   * waits for locks only briefly.
   */
  private static final String SESSION =
      "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit ="
          + " off; set plan_cache_mode = force_generic_plan; set cpu_tuple_cost = 1; set"
          + " random_page_cost = 0; set seq_page_cost = 0; set lock_timeout = '3s'";

  private final DataSource charge;
  private final ChargeBatch batch;
  private final BlockingQueue<Task> queue;
  private final int batchAtMost;

  /**
   * A table of one row misleads the planner all the same. So plans are made anew whenever the
   * number of batches has doubled, as tables may have by then, and after every so many.
   */
  private static final int PLANS_LAST_AT_MOST = 1_024;

  private final Deque<Task> deferred = new ArrayDeque<>();
  private volatile boolean stopping;
  private @Nullable Connection connection;
  private int batches;

  /** Wakes the writer to see that it should stop. */
  private static final Task STOP = Task.of(new Command.ExpireLots(new java.util.UUID(0, 0)));

  Shard(DataSource charge, ChargeBatch batch, ChargeSettings settings) {
    this.charge = charge;
    this.batch = batch;
    this.batchAtMost = settings.batchAtMost();
    this.queue = new LinkedBlockingQueue<>(settings.queueAtMost());
  }

  /** False if too many wait already. */
  boolean offer(Task task) {
    return !stopping && queue.offer(task);
  }

  /** What waits is still done; nothing is accepted any more. */
  void stop() {
    stopping = true;
    if (!queue.offer(STOP)) {
      LOG.fine("a full queue needs no waking");
    }
  }

  @Override
  public void run() {
    try {
      while (!stopping || !queue.isEmpty() || !deferred.isEmpty()) {
        List<Task> tasks = next();
        if (!tasks.isEmpty()) {
          answer(tasks);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopping = true;
      List<Task> left = new ArrayList<>(deferred);
      queue.drainTo(left);
      left.forEach(task -> task.answer().complete(new Answer.Unknown()));
      disconnect();
    }
  }

  /**
   * What waits now, at least one. Of several requests with the same key only the first is in it:
   * the others are answered when it has taken effect, or not.
   */
  private List<Task> next() throws InterruptedException {
    List<Task> waiting = new ArrayList<>(deferred);
    deferred.clear();
    if (waiting.isEmpty()) {
      waiting.add(queue.take());
    }
    queue.drainTo(waiting, Math.max(0, batchAtMost - waiting.size()));
    Set<KeyRef> keys = new HashSet<>();
    List<Task> tasks = new ArrayList<>(waiting.size());
    for (Task task : waiting) {
      if (task.equals(STOP)) {
        continue;
      }
      if (task.command().key().map(keys::add).orElse(true)) {
        tasks.add(task);
      } else {
        deferred.add(task);
      }
    }
    return tasks;
  }

  /** Whatever happens to these, the writer goes on with the next: nobody else does its work. */
  private void answer(List<Task> tasks) {
    try {
      charge(tasks);
    } catch (RuntimeException | Error e) {
      abort();
      tasks.forEach(task -> task.answer().completeExceptionally(e));
      LOG.log(Level.SEVERE, "charging failed beyond its batch", e);
    }
  }

  private void charge(List<Task> tasks) {
    List<Command> commands = tasks.stream().map(Task::command).toList();
    for (int attempt = 1; ; attempt++) {
      try {
        Connection current = connection();
        planAnewNowAndThen(current);
        List<Answer> answers = batch.run(current, commands);
        for (int i = 0; i < tasks.size(); i++) {
          tasks.get(i).answer().complete(answers.get(i));
        }
        return;
      } catch (KeyTaken e) {
        // Whoever bound it has committed, so that the next reading finds it.
        rollback();
      } catch (SQLException e) {
        Failure failure = Failure.of(e);
        LOG.log(
            Level.WARNING,
            "charging {0} failed ({1}): {2}",
            new Object[] {tasks.size(), failure, e.getMessage()});
        disconnect();
        if (attempt >= (failure == Failure.OF_DATA ? ATTEMPTS_ON_DATA : ATTEMPTS)) {
          giveUp(tasks, failure, e);
          return;
        }
      } catch (RuntimeException e) {
        rollback();
        giveUp(tasks, Failure.OF_DATA, e);
        return;
      } catch (Error e) {
        abort();
        giveUp(tasks, Failure.OF_DATA, e);
        return;
      }
    }
  }

  /** Why the database did not do it. */
  private enum Failure {
    /** It is out of reach, or went away: that is nobody's fault, and halving does not help. */
    OF_CONNECTION,
    /** Somebody else was in the way: a deadlock, a lock that is not to be had. */
    OF_CONCURRENCY,
    /** It refused what was to be written. */
    OF_DATA;

    static Failure of(SQLException e) {
      String state = e.getSQLState();
      if (state == null
          || state.startsWith("08")
          || state.startsWith("57")
          || state.startsWith("53")
          || state.startsWith("58")) {
        return OF_CONNECTION;
      }
      return state.startsWith("40") || state.startsWith("55") ? OF_CONCURRENCY : OF_DATA;
    }
  }

  private void giveUp(List<Task> tasks, Failure failure, Throwable cause) {
    if (failure == Failure.OF_CONNECTION) {
      tasks.forEach(task -> task.answer().complete(new Answer.Unknown()));
    } else if (tasks.size() > 1) {
      charge(tasks.subList(0, tasks.size() / 2));
      charge(tasks.subList(tasks.size() / 2, tasks.size()));
    } else if (failure == Failure.OF_CONCURRENCY) {
      tasks.getFirst().answer().complete(new Answer.Unknown());
    } else {
      LOG.log(
          Level.SEVERE,
          "a command can't be charged: " + tasks.getFirst().command().getClass(),
          cause);
      tasks.getFirst().answer().completeExceptionally(cause);
    }
  }

  private Connection connection() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = charge.getConnection();
      try (Statement session = current.createStatement()) {
        current.setAutoCommit(true);
        session.execute(SESSION);
        current.setAutoCommit(false);
      } catch (SQLException e) {
        current.close();
        throw e;
      }
      connection = current;
    }
    return current;
  }

  private void planAnewNowAndThen(Connection current) throws SQLException {
    batches++;
    boolean doubled = Integer.bitCount(batches) == 1;
    if (doubled || batches % PLANS_LAST_AT_MOST == 0) {
      try (Statement plans = current.createStatement()) {
        plans.execute("discard plans");
      }
    }
  }

  private void rollback() {
    try {
      if (connection != null) {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.log(Level.FINE, "rolled back by losing the connection", e);
      disconnect();
    }
  }

  /** An error may have left the driver amid a message: nobody may go on with this connection. */
  private void abort() {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      try (broken) {
        broken.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.log(Level.FINE, "the connection was gone already", e);
      }
    }
  }

  private void disconnect() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try (lost) {
        lost.rollback();
        lost.setAutoCommit(true);
      } catch (SQLException e) {
        LOG.log(Level.FINE, "the connection was gone already", e);
      }
    }
  }
}
