package io.kyodaku.consent;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down that somebody agreed, or took it back, in the transaction of what it agreed to. */
public final class Consents {

  private enum Action {
    GIVEN,
    WITHDRAWN
  }

  private Consents() {}

  /**
   * @param tenant for whom it agreed, when it was for a tenant
   */
  public static void give(
      Connection connection, UUID accountId, @Nullable TenantId tenant, Document shown, Clock clock)
      throws SQLException {
    record(connection, accountId, tenant, shown, Action.GIVEN, clock);
  }

  public static void withdraw(
      Connection connection, UUID accountId, @Nullable TenantId tenant, Document shown, Clock clock)
      throws SQLException {
    record(connection, accountId, tenant, shown, Action.WITHDRAWN, clock);
  }

  private static void record(
      Connection connection,
      UUID accountId,
      @Nullable TenantId tenant,
      Document shown,
      Action action,
      Clock clock)
      throws SQLException {
    UUID id = Ids.next();
    String hash = shown.hash();
    String content =
        String.join(
            "\n",
            accountId.toString(),
            shown.name(),
            shown.edition(),
            shown.language(),
            hash,
            action.name());
    LogEntry entry = LogEntry.of(EntryKind.CONSENT, id, content, clock);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into consent_entry (id, account_id, tenant_id, document, edition, language,"
                + " shown_hash, action, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setObject(2, accountId);
      insert.setObject(3, tenant == null ? null : tenant.value());
      insert.setString(4, shown.name());
      insert.setString(5, shown.edition());
      insert.setString(6, shown.language());
      insert.setString(7, hash);
      insert.setString(8, action.name());
      insert.setObject(9, entry.at().atOffset(ZoneOffset.UTC));
      insert.execute();
    }
    entry.append(connection);
  }
}
