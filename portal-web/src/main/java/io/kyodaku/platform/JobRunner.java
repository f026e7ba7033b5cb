package io.kyodaku.platform;

import io.kyodaku.job.JobHandler;
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

/**
 * Takes due jobs from the job table and does them, on every node alike. A job is leased before it
 * is done: the lease is renewed while its handler works, and when the node dies it runs out and
 * another takes the job.
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
  private final Set<UUID> running = ConcurrentHashMap.newKeySet();

  JobRunner(DataSource admin, Map<String, JobHandler> handlers, Clock clock) {
    this.admin = admin;
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
  }

  private record Job(UUID id, String kind, String payload, int attempts) {}

  /** Makes sure that work which repeats has its one open job. */
  void planRecurring() throws SQLException {
    try (Connection connection = admin.getConnection()) {
      for (JobHandler handler : handlers.values()) {
        if (handler.every().isPresent()) {
          io.kyodaku.job.Jobs.add(
              connection, handler.kind(), RECURRING, "", clock.instant(), clock);
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
    running.add(job.id());
    try {
      // Only jobs of known kinds are taken.
      JobHandler handler = java.util.Objects.requireNonNull(handlers.get(job.kind()));
      perform(job, handler);
    } finally {
      running.remove(job.id());
    }
    return true;
  }

  private void perform(Job job, JobHandler handler) throws SQLException {
    try {
      handler.run(job.payload());
      succeeded(job, handler);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(
          Level.WARNING,
          e,
          () -> "job " + job.kind() + " " + job.id() + " failed at attempt " + job.attempts());
      failed(job, handler, e);
    }
  }

  private Optional<Job> take() throws SQLException {
    Instant now = clock.instant();
    try (Connection connection = admin.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update job set leased_until = ?, attempts = attempts + 1
                where id = (select id from job
                            where status = 'OPEN' and due_at <= ? and (leased_until is null or leased_until < ?)
                              and kind = any (?)
                            order by due_at limit 1 for update skip locked)
                returning id, kind, payload, attempts
                """)) {
      update.setObject(1, at(now.plus(LEASE)));
      update.setObject(2, at(now));
      update.setObject(3, at(now));
      update.setArray(4, connection.createArrayOf("text", handlers.keySet().toArray()));
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("payload"),
                row.getInt("attempts")));
      }
    }
  }

  private void succeeded(Job job, JobHandler handler) throws SQLException {
    if (handler.every().isPresent()) {
      update(
          job,
          "update job set due_at = ?, leased_until = null, attempts = 0, error = null where id = ?",
          at(clock.instant().plus(handler.every().get())));
    } else {
      update(
          job,
          "update job set due_at = ?, leased_until = null, status = 'DONE', error = null where id ="
              + " ?",
          at(clock.instant()));
    }
  }

  private void failed(Job job, JobHandler handler, Exception e) throws SQLException {
    boolean dead = handler.every().isEmpty() && job.attempts() >= handler.attemptsAtMost();
    Duration wait = BACKOFF.multipliedBy(1L << Math.min(job.attempts() - 1, 12));
    Instant due =
        clock.instant().plus(wait.compareTo(BACKOFF_AT_MOST) < 0 ? wait : BACKOFF_AT_MOST);
    String sql =
        "update job set due_at = ?, leased_until = null, error = ?, status = '"
            + (dead ? "DEAD" : "OPEN")
            + "' where id = ?";
    try (Connection connection = admin.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, at(due));
      update.setString(2, String.valueOf(e));
      update.setObject(3, job.id());
      update.execute();
    }
  }

  private void update(Job job, String sql, OffsetDateTime due) throws SQLException {
    try (Connection connection = admin.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, due);
      update.setObject(2, job.id());
      update.execute();
    }
  }

  /**
   * Called well within every lease, so that long work is not done twice. A job that has ended since
   * holds no lease any more and gets none: nobody works on it, and it would stand still.
   */
  void renewLeases() throws SQLException {
    if (running.isEmpty()) {
      return;
    }
    try (Connection connection = admin.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update job set leased_until = ? where id = any (?) and leased_until is not"
                    + " null")) {
      update.setObject(1, at(clock.instant().plus(LEASE)));
      update.setArray(2, connection.createArrayOf("uuid", running.toArray()));
      update.execute();
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
