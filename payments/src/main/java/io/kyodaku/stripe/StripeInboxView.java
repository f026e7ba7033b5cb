package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What operators see of the inbox. */
@Dependent
public class StripeInboxView {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

  /** What an event has to be like, but for how far it is. */
  static final String LIKE =
      "(? = '' or event_id = ? or object_id = ? or type like ?) and (? = '' or selling_entity = ?)";

  private final Transactions transactions;

  @Inject
  public StripeInboxView(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** How far an event is. */
  public enum Status {
    /** Waits for its effect, or for its next try. */
    RECEIVED,
    /** Had its effect, or needed none. */
    DONE,
    /** Matters, but what it means is not built yet. */
    DEFERRED,
    /** An operator has to look. */
    DEAD
  }

  /**
   * @param note what came of it, or what stands in its way
   */
  public record Entry(
      UUID id,
      SellingEntity entity,
      String eventId,
      String type,
      Optional<String> account,
      Optional<String> objectId,
      Instant createdAt,
      Instant receivedAt,
      Status status,
      int attempts,
      Instant nextAt,
      String note) {}

  /** The newest first; pages count from 0. */
  public List<Entry> list(Optional<Status> status, int page, int size) {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select *, coalesce(error, outcome, '') as note from stripe_event where ?::text is null or status = ?
                  order by received_at desc, id desc limit ? offset ?
                  """)) {
            select.setString(1, status.map(Status::name).orElse(null));
            select.setString(2, status.map(Status::name).orElse(null));
            select.setInt(3, rows);
            select.setLong(4, (long) Math.max(page, 0) * rows);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                entries.add(entry(row));
              }
            }
            return List.copyOf(entries);
          }
        });
  }

  /**
   * Which events; what is empty is not asked for.
   *
   * @param words the id of an event or of what it is about, or how its type begins
   */
  public record Which(String words, Optional<Status> status, Optional<SellingEntity> entity) {}

  /** The newest first; pages count from 0, and one more row tells that there is another page. */
  public List<Entry> page(Which which, int page, int size) {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select *, coalesce(error, outcome, '') as note from stripe_event
                  where %s and (? = '' or status = ?)
                  order by received_at desc, id desc limit ? offset ?
                  """
                      .formatted(LIKE))) {
            String status = which.status().map(Status::name).orElse("");
            int next = ask(select, 1, which);
            select.setString(next, status);
            select.setString(next + 1, status);
            select.setInt(next + 2, rows + 1);
            select.setLong(next + 3, (long) Math.max(page, 0) * rows);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                entries.add(entry(row));
              }
            }
            return List.copyOf(entries);
          }
        });
  }

  /** Fills {@link #LIKE} in from this parameter on; answers the one after. */
  static int ask(PreparedStatement statement, int from, Which which) throws SQLException {
    String type = which.words().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    String entity = which.entity().map(SellingEntity::name).orElse("");
    int next = from;
    for (String value :
        List.of(which.words(), which.words(), which.words(), type, entity, entity)) {
      statement.setString(next, value);
      next++;
    }
    return next;
  }

  /** How many of those that are like this are dead, whatever status is asked for. */
  public long dead(Which which) {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select count(*) from stripe_event where status = 'DEAD' and " + LIKE)) {
            ask(select, 1, which);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /** How many there are of each status. */
  public Map<Status, Long> counts() {
    return transactions.run(
        connection -> {
          Map<Status, Long> counts = new EnumMap<>(Status.class);
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select status, count(*) from stripe_event group by status");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              counts.put(Status.valueOf(row.getString(1)), row.getLong(2));
            }
          }
          return Map.copyOf(counts);
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        row.getString("event_id"),
        row.getString("type"),
        Optional.ofNullable(row.getString("account")),
        Optional.ofNullable(row.getString("object_id")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        Status.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getObject("next_at", OffsetDateTime.class).toInstant(),
        row.getString("note"));
  }
}
