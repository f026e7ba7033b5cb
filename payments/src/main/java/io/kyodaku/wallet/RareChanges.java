package io.kyodaku.wallet;

import io.kyodaku.generation.AuthorizationRows;
import io.kyodaku.shared.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** What owners' answers change: too rare to ride along in every batch's roundtrip. */
final class RareChanges {

  private static final String ASK =
      """
      insert into authorization_approval (authorization_id, tenant_id, answer, asked_at)
      select u.id, u.tenant, 'PENDING', u.at from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as u(id, tenant, at)
      """;

  private static final String ANSWER =
      """
      update authorization_approval p set answer = u.answer, answered_by = u.account, answered_at = u.at
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[]) as u(id, tenant, answer, account, at)
      where p.authorization_id = u.id and p.tenant_id = u.tenant and p.answer = 'PENDING'
      """;

  private static final String LAPSE =
      """
      update authorization_approval set answer = 'LAPSED', answered_at = ?
      where authorization_id = any (?::uuid[]) and answer = 'PENDING'
      """;

  private RareChanges() {}

  static void write(Connection connection, BatchChanges changes) throws SQLException {
    spread(connection, ANSWER, changes.answered());
    if (!changes.termsReplaced().isEmpty()) {
      try (PreparedStatement replace =
          connection.prepareStatement(
              "delete from authorization_license where authorization_id = any (?::uuid[])")) {
        replace.setArray(1, connection.createArrayOf("uuid", changes.termsReplaced().toArray()));
        replace.execute();
      }
      spread(connection, AuthorizationRows.GRANT, changes.authorizations().granted());
    }
  }

  /**
   * Questions to owners refer to an authorization of the same batch, and so come behind it; they
   * may lapse in it too.
   */
  static void ask(Connection connection, BatchChanges changes, Instant now) throws SQLException {
    spread(connection, ASK, changes.asked());
    if (!changes.lapsed().isEmpty()) {
      try (PreparedStatement lapse = connection.prepareStatement(LAPSE)) {
        lapse.setObject(1, now.atOffset(ZoneOffset.UTC));
        lapse.setArray(2, connection.createArrayOf("uuid", changes.lapsed().toArray()));
        lapse.execute();
      }
    }
  }

  private static void spread(Connection connection, String sql, Columns rows) throws SQLException {
    if (rows.size() == 0) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      rows.bind(statement, 1);
      int touched = statement.executeUpdate();
      if (touched != rows.size()) {
        throw new IllegalStateException(touched + " rows instead of " + rows.size() + " by " + sql);
      }
    }
  }
}
