package io.kyodaku.platform;

import io.kyodaku.job.JobHandler;
import io.kyodaku.job.JobHandler.Lane;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * This node's workers: so many for each lane, and one for each lane that renews its leases. Those
 * of one lane take no work of another.
 */
final class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class.getName());
  private static final Map<Lane, Integer> OF_LANE =
      Map.of(
          Lane.OWN, 2,
          Lane.IMPORTS, 2,
          Lane.STRIPE_EVENTS, 4,
          Lane.MAIL, 1,
          Lane.CLOSING, 2,
          Lane.PAYOUTS, 8,
          Lane.RECONCILING, 1,
          Lane.RENDERING, 4,
          Lane.WEBHOOKS, 1,
          Lane.REPLAYS, 1);
  private static final long IDLE_MILLIS = 250;
  private static final long RENEWAL_MILLIS = JobRunner.LEASE.toMillis() / 4;
  private static final long STOP_MILLIS = 10_000;

  private final DataSource admin;
  private final Clock clock;
  private final Clock leaseClock;
  private final ThreadFactory threads;
  private final List<Thread> begun = new ArrayList<>();
  private volatile boolean stopping;

  Workers(DataSource admin, Clock clock, Clock leaseClock, ThreadFactory threads) {
    this.admin = admin;
    this.clock = clock;
    this.leaseClock = leaseClock;
    this.threads = threads;
  }

  void start(Collection<JobHandler> handlers) throws SQLException {
    Map<Lane, Map<String, JobHandler>> lanes =
        handlers.stream()
            .collect(
                Collectors.groupingBy(
                    JobHandler::lane, Collectors.toMap(JobHandler::kind, Function.identity())));
    for (Map.Entry<Lane, Map<String, JobHandler>> lane : lanes.entrySet()) {
      JobRunner runner = new JobRunner(admin, lane.getValue(), clock, leaseClock);
      runner.planRecurring();
      for (int i = 0; i < OF_LANE.getOrDefault(lane.getKey(), 1); i++) {
        begin(() -> work(runner));
      }
      begin(() -> renew(runner));
    }
  }

  private void begin(Runnable work) {
    Thread thread = threads.newThread(work);
    begun.add(thread);
    thread.start();
  }

  private void work(JobRunner runner) {
    while (!stopping) {
      if (!tryOne(runner)) {
        pause(IDLE_MILLIS);
      }
    }
  }

  /** A worker outlives whatever a job throws at it. */
  private boolean tryOne(JobRunner runner) {
    try {
      return runner.runOne();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "the job table could not be read; it is tried again", e);
      return false;
    } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
      LOG.log(Level.SEVERE, "the end of a job was not written; its lease runs out", e);
      return false;
    }
  }

  private void renew(JobRunner runner) {
    while (!stopping) {
      try {
        runner.renewLeases();
      } catch (SQLException | RuntimeException | Error e) {
        // Whatever it is: without renewal everything that takes long would be done twice.
        LOG.log(Level.WARNING, "leases could not be renewed; they are tried again", e);
      }
      pause(RENEWAL_MILLIS);
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  void stop() {
    stopping = true;
    for (Thread worker : begun) {
      worker.interrupt();
    }
    for (Thread worker : begun) {
      try {
        worker.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
