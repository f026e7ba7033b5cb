package io.kyodaku.log;

import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
    recordAll(connection, actor, action, List.of(new Line(tenant, subjectId, detail)), clock);
  }

  /**
   * One of the things that somebody did at once.
   *
   * @param tenant as in {@link #record}
   * @param subjectId as in {@link #record}
   * @param detail as in {@link #record}
   */
  public record Line(@Nullable TenantId tenant, @Nullable UUID subjectId, String detail) {

    private String kept() {
      return detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) : detail;
    }
  }

  /** The same of many. */
  public static void recordAll(
      Connection connection, Actor actor, AuditAction action, List<Line> lines, Clock clock)
      throws SQLException {
    List<LogEntry> entries = new ArrayList<>();
    Columns rows = Columns.of("uuid timestamptz uuid text uuid text uuid text");
    for (Line line : lines) {
      UUID id = Ids.next();
      LogEntry entry =
          LogEntry.of(
              EntryKind.AUDIT,
              id,
              String.join(
                  "\n",
                  String.valueOf(actor),
                  action.code(),
                  String.valueOf(line.tenant()),
                  String.valueOf(line.subjectId()),
                  line.kept()),
              clock);
      entries.add(entry);
      rows.add(
          id,
          entry.at(),
          actor.id(),
          actor.kind().name(),
          line.tenant() == null ? null : line.tenant().value(),
          action.code(),
          line.subjectId(),
          line.kept());
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_entry (id, at, actor_id, actor_kind, tenant_id, action, subject_id,"
                + " detail) select * from unnest("
                + rows.parameters()
                + ")")) {
      rows.bind(insert, 1);
      insert.execute();
    }
    LogEntry.appendAll(connection, entries);
  }
}
