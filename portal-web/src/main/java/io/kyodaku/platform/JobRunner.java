package io.kyodaku.platform;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes due jobs from the job table and does them, on every node alike. A job is leased before it
 * is done: the lease is renewed while its handler works, and when the node dies it runs out and
 * another takes the job. Every lease has an id of its own, so that a worker that stalled for longer
 * than its lease neither renews nor ends what another works on now.
 */
final class JobRunner {

  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
  static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration BACKOFF = Duration.ofSeconds(2);
  private static final Duration BACKOFF_AT_MOST = Duration.ofHours(1);
  private static final String RECURRING = "recurring";

  private final DataSource admin;
  private final Map<String, JobHandler> handlers;
  private final Clock clock;
  private final Clock leaseClock;
  private final Set<UUID> leases = ConcurrentHashMap.newKeySet();

  /**
   * @param clock says what is due
   * @param leaseClock says how long somebody has worked; it is never moved
   */
  JobRunner(DataSource admin, Map<String, JobHandler> handlers, Clock clock, Clock leaseClock) {
    this.admin = admin;
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
    this.leaseClock = leaseClock;
  }

  private record Job(UUID id, UUID lease, String kind, String payload, int attempts) {}

  /** Makes sure that work which repeats has its open jobs. */
  void planRecurring() throws SQLException {
    try (Connection connection = admin.getConnection()) {
      for (JobHandler handler : handlers.values()) {
        for (int i = 1; handler.every().isPresent() && i <= handler.atOnce(); i++) {
          String key = i == 1 ? RECURRING : RECURRING + "-" + i;
          io.kyodaku.job.Jobs.add(connection, handler.kind(), key, "", clock.instant(), clock);
        }
      }
    }
  }

  /** Does one due job, if there is one. */
  boolean runOne() throws SQLException {
    Optional<Job> taken = take();
    if (taken.isEmpty()) {
      return false;
    }
    Job job = taken.get();
    leases.add(job.lease());
    try {
      // Only jobs of known kinds are taken.
      JobHandler handler = java.util.Objects.requireNonNull(handlers.get(job.kind()));
      perform(job, handler);
    } finally {
      leases.remove(job.lease());
    }
    return true;
  }

  /** Whatever is thrown is a failure: also what a broken class or a full memory throws. */
  private void perform(Job job, JobHandler handler) throws SQLException {
    try {
      handler.run(job.payload());
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(
          Level.WARNING,
          e,
          () -> "job " + job.kind() + " " + job.id() + " failed at attempt " + job.attempts());
      failed(job, handler, e);
      return;
    }
    succeeded(job, handler);
  }

  private Optional<Job> take() throws SQLException {
    Instant now = leaseClock.instant();
    try (Connection connection = admin.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update job set leased_until = ?, lease = ?, attempts = attempts + 1
                where id = (select id from job
                            where status = 'OPEN' and due_at <= ? and (leased_until is null or leased_until < ?)
                              and kind = any (?)
                            order by due_at limit 1 for update skip locked)
                returning id, lease, kind, payload, attempts
                """)) {
      update.setObject(1, at(now.plus(LEASE)));
      update.setObject(2, Ids.next());
      update.setObject(3, at(clock.instant()));
      update.setObject(4, at(now));
      update.setArray(5, connection.createArrayOf("text", handlers.keySet().toArray()));
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Job(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                row.getString("kind"),
                row.getString("payload"),
                row.getInt("attempts")));
      }
    }
  }

  private void succeeded(Job job, JobHandler handler) throws SQLException {
    Instant now = clock.instant();
    if (handler.every().isPresent()) {
      end(job, "OPEN", now.plus(handler.every().get()), 0, null);
    } else {
      end(job, "DONE", now, job.attempts(), null);
    }
  }

  private void failed(Job job, JobHandler handler, Throwable e) throws SQLException {
    boolean dead =
        handler.every().isEmpty()
            && job.attempts() >= handler.attemptsAtMost()
            && isGivenUp(job, handler, e);
    Duration wait = BACKOFF.multipliedBy(1L << Math.min(job.attempts() - 1, 12));
    Instant due =
        clock.instant().plus(wait.compareTo(BACKOFF_AT_MOST) < 0 ? wait : BACKOFF_AT_MOST);
    end(job, dead ? "DEAD" : "OPEN", due, job.attempts(), e.toString());
  }

  private static boolean isGivenUp(Job job, JobHandler handler, Throwable why) {
    try {
      handler.giveUp(job.payload(), why.toString());
      return true;
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(
          Level.WARNING, e, () -> "job " + job.kind() + " " + job.id() + " could not be given up");
      return false;
    }
  }

  /** Only whoever has the lease says how it went. */
  private void end(Job job, String status, Instant due, int attempts, @Nullable String error)
      throws SQLException {
    try (Connection connection = admin.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update job set status = ?, due_at = ?, attempts = ?, error = ?, leased_until ="
                    + " null, lease = null where id = ? and lease = ?")) {
      update.setString(1, status);
      update.setObject(2, at(due));
      update.setInt(3, attempts);
      update.setString(4, error);
      update.setObject(5, job.id());
      update.setObject(6, job.lease());
      if (update.executeUpdate() == 0) {
        LOG.warning(
            () -> "job " + job.kind() + " " + job.id() + " outlived its lease; another has it");
      }
    }
  }

  /**
   * Called well within every lease, so that long work is not done twice. A job that has ended since
   * has no lease any more and gets none: nobody works on it, and it would stand still.
   */
  void renewLeases() throws SQLException {
    if (leases.isEmpty()) {
      return;
    }
    try (Connection connection = admin.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update job set leased_until = ? where lease = any (?)")) {
      update.setObject(1, at(leaseClock.instant().plus(LEASE)));
      update.setArray(2, connection.createArrayOf("uuid", leases.toArray()));
      update.execute();
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
