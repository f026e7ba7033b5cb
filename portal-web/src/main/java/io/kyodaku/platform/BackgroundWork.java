package io.kyodaku.platform;

import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.job.JobHandler;
import io.kyodaku.replay.RecordingRefusals;
import io.kyodaku.sample.KeepingPrompts;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps this node's workers going from the portal's start to its end. */
@ApplicationScoped
class BackgroundWork {

  @Resource private ManagedThreadFactory threads;
  private final DataSource admin;
  private final Instance<JobHandler> handlers;
  private final SnapshotHolder snapshots;
  private final RecordingRefusals refusals;
  private final KeepingPrompts prompts;
  private final Clock clock;
  private final Clock leaseClock;
  private @Nullable Workers workers;

  @Inject
  BackgroundWork(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      @Any Instance<JobHandler> handlers,
      SnapshotHolder snapshots,
      RecordingRefusals refusals,
      KeepingPrompts prompts,
      Clock clock,
      MovableClock demo) {
    this.admin = admin;
    this.handlers = handlers;
    this.snapshots = snapshots;
    this.refusals = refusals;
    this.prompts = prompts;
    this.clock = clock;
    this.leaseClock = demo.system();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext portal)
      throws SQLException {
    snapshots.start(threads);
    refusals.start(threads);
    prompts.start(threads);
    workers = new Workers(admin, clock, leaseClock, threads);
    workers.start(handlers.stream().toList());
  }

  @PreDestroy
  void stop() {
    if (workers != null) {
      workers.stop();
    }
  }
}
