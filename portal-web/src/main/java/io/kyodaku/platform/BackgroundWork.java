package io.kyodaku.platform;

import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps this node's workers going from the portal's start to its end. */
@ApplicationScoped
class BackgroundWork {

  private static final Logger LOG = Logger.getLogger(BackgroundWork.class.getName());
  private static final int WORKERS = 4;
  private static final long IDLE_MILLIS = 250;
  private static final long RENEWAL_MILLIS = JobRunner.LEASE.toMillis() / 4;
  private static final long STOP_MILLIS = 10_000;

  @Resource private ManagedThreadFactory threads;
  private final DataSource admin;
  private final Instance<JobHandler> handlers;
  private final SnapshotHolder snapshots;
  private final Clock clock;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean stopping;

  @Inject
  BackgroundWork(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      @Any Instance<JobHandler> handlers,
      SnapshotHolder snapshots,
      Clock clock) {
    this.admin = admin;
    this.handlers = handlers;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext portal)
      throws SQLException {
    Map<String, JobHandler> byKind =
        handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
    snapshots.start(threads);
    JobRunner runner = new JobRunner(admin, byKind, clock);
    runner.planRecurring();
    for (int i = 0; i < WORKERS; i++) {
      begin(() -> work(runner));
    }
    begin(() -> renew(runner));
  }

  private void begin(Runnable work) {
    Thread thread = threads.newThread(work);
    workers.add(thread);
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
      LOG.log(Level.SEVERE, "a job broke off; it is tried again when its lease has ended", e);
      return false;
    }
  }

  private void renew(JobRunner runner) {
    while (!stopping) {
      try {
        runner.renewLeases();
      } catch (SQLException e) {
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

  @PreDestroy
  void stop() {
    stopping = true;
    for (Thread worker : workers) {
      worker.interrupt();
    }
    for (Thread worker : workers) {
      try {
        worker.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
