package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How far a tenant's imports are, and what was wrong with their rows. */
@Dependent
public class Imports {

  public static final int ERRORS_AT_MOST = 10_000;
  public static final int PAGE_SIZE = 25;
  public static final int ERRORS_PAGE_SIZE = 100;

  private static final String SUMMARY =
      "select id, file_name, handed_in_by, status, total, imported, updated, unchanged, rejected,"
          + " created_at, ended_at"
          + " from import_job";

  private final Sql rows;

  @Inject
  Imports(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** Where an import is. */
  public enum Status {
    RUNNING,
    DONE,
    /** The file as a whole could not be taken; rows that went in before stay in. */
    FAILED
  }

  /**
   * The counters of an import; those of rows add up to {@code total} once it is done.
   *
   * @param fileName empty for what was pasted or came from a program
   * @param handedInBy an account, or the key of a program; empty of old ones
   */
  public record Summary(
      UUID id,
      String fileName,
      Optional<UUID> handedInBy,
      Status status,
      int total,
      int imported,
      int updated,
      int unchanged,
      int rejected,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  /**
   * @param row as a spreadsheet shows it, the header being row 1; 0 for the file as a whole
   */
  public record RowError(int row, FieldError error) {}

  /**
   * @param errors in the order of rows, at most {@link #ERRORS_AT_MOST}
   */
  public record Report(Summary summary, List<RowError> errors) {}

  @TenantScoped
  public Optional<Report> find(TenantId tenant, UUID importId) {
    return found(importId).map(summary -> new Report(summary, errors(importId, ERRORS_AT_MOST, 0)));
  }

  /** The counters alone. */
  @TenantScoped
  public Optional<Summary> summary(TenantId tenant, UUID importId) {
    return found(importId);
  }

  /** One page in the order of rows; one more than fits says that there is another. */
  @TenantScoped
  public List<RowError> errors(TenantId tenant, UUID importId, int page) {
    long skipped = page * (long) ERRORS_PAGE_SIZE;
    return skipped >= ERRORS_AT_MOST ? List.of() : errors(importId, ERRORS_PAGE_SIZE + 1, skipped);
  }

  private Optional<Summary> found(UUID importId) {
    return rows.first(SUMMARY + " where id = ?", Imports::summary, importId);
  }

  /** One page, newest first; one more than fits says that there is another. */
  @TenantScoped
  public List<Summary> latest(TenantId tenant, int page) {
    return rows.list(
        SUMMARY + " where tenant_id = ? order by created_at desc, id desc limit ? offset ?",
        Imports::summary,
        tenant,
        PAGE_SIZE + 1,
        page * (long) PAGE_SIZE);
  }

  private List<RowError> errors(UUID importId, int atMost, long skipped) {
    return rows.list(
        "select row_no, field, message, fault from import_error where import_id = ?"
            + " order by row_no, field limit ? offset ?",
        row ->
            new RowError(
                row.getInt("row_no"),
                new FieldError(
                    row.getString("field"),
                    Fault.kept(row.getString("fault"), row.getString("message")))),
        importId,
        atMost,
        skipped);
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getObject("id", UUID.class),
        row.getString("file_name"),
        Optional.ofNullable(row.getObject("handed_in_by", UUID.class)),
        Status.valueOf(row.getString("status")),
        row.getInt("total"),
        row.getInt("imported"),
        row.getInt("updated"),
        row.getInt("unchanged"),
        row.getInt("rejected"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "ended_at"));
  }
}
