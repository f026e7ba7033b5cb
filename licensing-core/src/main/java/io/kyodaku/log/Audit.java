package io.kyodaku.log;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who did what, in the transaction that does it, with a leaf in the log that proves the
 * line.
 */
public final class Audit {

  private static final int DETAIL_LENGTH = 2_000;

  private Audit() {}

  /**
   * @param action what was done; the line keeps its code
   * @param tenant whose business it was, if a tenant's: its members see the line
   * @param subjectId what it was done to
   * @param detail for people; no personal data of third parties; cut at 2,000 characters
   */
  public static void record(
      Connection connection,
      Actor actor,
      AuditAction action,
      @Nullable TenantId tenant,
      @Nullable UUID subjectId,
      String detail,
      Clock clock)
      throws SQLException {
    UUID id = Ids.next();
    String kept = detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) : detail;
    LogEntry entry =
        LogEntry.of(
            EntryKind.AUDIT,
            id,
            String.join(
                "\n",
                String.valueOf(actor),
                action.code(),
                String.valueOf(tenant),
                String.valueOf(subjectId),
                kept),
            clock);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_entry (id, at, actor_id, actor_kind, tenant_id, action, subject_id,"
                + " detail) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
      insert.setObject(3, actor.id());
      insert.setString(4, actor.kind().name());
      insert.setObject(5, tenant == null ? null : tenant.value());
      insert.setString(6, action.code());
      insert.setObject(7, subjectId);
      insert.setString(8, kept);
      insert.execute();
    }
    entry.append(connection);
  }
}
