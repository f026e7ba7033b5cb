package io.kyodaku.stripe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox's table. */
final class StripeEvents {

  static final int ATTEMPTS_AT_MOST = 12;

  /** Longer than Stripe is waited for. */
  static final Duration CLAIM = Duration.ofSeconds(90);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int TEXT_LENGTH = 1_000;

  private StripeEvents() {}

  /** False when it was there before. */
  static boolean add(Connection connection, StripeEvent event, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into stripe_event (id, selling_entity, event_id, account, type, object_id, payload, created_at,
              received_at, status, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?)
            on conflict (selling_entity, event_id) do nothing
            """)) {
      insert.setObject(1, event.id());
      insert.setString(2, event.entity().name());
      insert.setString(3, event.eventId());
      insert.setString(4, event.account().orElse(null));
      insert.setString(5, event.type());
      insert.setString(6, event.objectId().orElse(null));
      insert.setString(7, event.payload());
      insert.setObject(8, at(event.createdAt()));
      insert.setObject(9, at(now));
      insert.setObject(10, at(now));
      return insert.executeUpdate() == 1;
    }
  }

  /**
   * An event that a worker has taken.
   *
   * @param attempt which attempt at it this is: whoever takes it after the claim has run out has
   *     another number
   */
  record Claimed(StripeEvent event, int attempt) {}

  /** Takes one that is due; it is nobody else's until the claim runs out. */
  static Optional<Claimed> claim(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update stripe_event set next_at = ?, attempts = attempts + 1
            where id = (select id from stripe_event where status = 'RECEIVED' and next_at <= ?
                        order by next_at, id limit 1 for update skip locked)
            returning *
            """)) {
      update.setObject(1, at(now.plus(CLAIM)));
      update.setObject(2, at(now));
      try (ResultSet row = update.executeQuery()) {
        return row.next()
            ? Optional.of(new Claimed(read(row), row.getInt("attempts")))
            : Optional.empty();
      }
    }
  }

  /** Whether it is still the claimant's; locked until the transaction ends. */
  static boolean isClaimed(Connection connection, Claimed claimed) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select from stripe_event where id = ? and status = 'RECEIVED' and attempts = ?"
                + " for update")) {
      select.setObject(1, claimed.event().id());
      select.setInt(2, claimed.attempt());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** It has had its effect, or waits for the effect to be built. */
  static void end(Connection connection, UUID id, String status, String outcome, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update stripe_event
            set status = ?, outcome = ?, error = null, ended_at = ?
            where id = ?
            """)) {
      update.setString(1, status);
      update.setString(2, cut(outcome));
      update.setObject(3, at(now));
      update.setObject(4, id);
      update.executeUpdate();
    }
  }

  /** It is tried again after a while that grows, and at last left to an operator. */
  static void failed(
      Connection connection, Claimed claimed, String error, boolean forGood, Instant now)
      throws SQLException {
    boolean dead = forGood || claimed.attempt() >= ATTEMPTS_AT_MOST;
    Duration grown =
        FIRST_WAIT.multipliedBy(1L << Math.min(claimed.attempt() - 1, ATTEMPTS_AT_MOST));
    Instant next = now.plus(grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT);
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update stripe_event set status = ?, error = ?, ended_at = ?, next_at = ?
            where id = ? and status = 'RECEIVED' and attempts = ?
            """)) {
      update.setString(1, dead ? "DEAD" : "RECEIVED");
      update.setString(2, cut(error));
      update.setObject(3, dead ? at(now) : null);
      update.setObject(4, at(next));
      update.setObject(5, claimed.event().id());
      update.setInt(6, claimed.attempt());
      update.executeUpdate();
    }
  }

  /** A dead event waits again, with all its attempts before it. False when it was not dead. */
  static boolean revive(Connection connection, UUID id, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update stripe_event
            set status = 'RECEIVED', attempts = 0, next_at = ?, ended_at = null
            where id = ? and status = 'DEAD'
            """)) {
      update.setObject(1, at(now));
      update.setObject(2, id);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * The same for all that are like this, the oldest first, up to a bound. Whoever does it at the
   * same time gets others, or none.
   */
  static List<UUID> reviveAll(
      Connection connection, StripeInboxView.Which which, int atMost, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update stripe_event
            set status = 'RECEIVED', attempts = 0, next_at = ?, ended_at = null
            where id in (select id from stripe_event where status = 'DEAD' and %s
                         order by received_at, id limit ? for update)
            returning id
            """
                .formatted(StripeInboxView.LIKE))) {
      update.setObject(1, at(now));
      update.setInt(StripeInboxView.ask(update, 2, which), atMost);
      List<UUID> revived = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          revived.add(row.getObject(1, UUID.class));
        }
      }
      return List.copyOf(revived);
    }
  }

  /** They are tried again by this run. */
  static void ofRun(Connection connection, UUID run, List<UUID> ids) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into run_event (run_id, event_id) select ?, unnest(?)")) {
      insert.setObject(1, run);
      insert.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      insert.execute();
    }
  }

  private static StripeEvent read(ResultSet row) throws SQLException {
    String payload = row.getString("payload");
    return new StripeEvent(
        row.getObject("id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        row.getString("event_id"),
        Optional.ofNullable(row.getString("account")),
        row.getString("type"),
        Optional.ofNullable(row.getString("object_id")),
        EventPayload.parse(payload).map(EventPayload::metadata).orElse(Map.of()),
        payload,
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String cut(String text) {
    return text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) : text;
  }
}
