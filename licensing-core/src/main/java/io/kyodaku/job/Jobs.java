package io.kyodaku.job;

import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Adds jobs in the caller's own transaction, so that work is planned exactly when what it follows
 * from is committed.
 */
public final class Jobs {

  private Jobs() {}

  /**
   * @param key makes the job unique among the open ones of its kind: a second is not added; null
   *     for no such bound
   * @param dueAt not before this
   * @return whether it was added
   */
  public static boolean add(
      Connection connection,
      String kind,
      @Nullable String key,
      String payload,
      Instant dueAt,
      Clock clock)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into job (id, kind, key, payload, due_at, created_at) values (?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing")) {
      insert.setObject(1, Ids.next());
      insert.setString(2, kind);
      insert.setString(3, key);
      insert.setString(4, payload);
      insert.setObject(5, dueAt.atOffset(ZoneOffset.UTC));
      insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }
}
