package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Files that were handed in and wait until somebody says what their columns are. */
@Dependent
public class ImportDrafts {

  /** The oldest of more are let go. */
  public static final int KEPT_AT_MOST = 10;

  public static final Duration KEPT_FOR = Duration.ofDays(7);

  private final Sql rows;
  private final Clock clock;

  @Inject
  ImportDrafts(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * @param fileName empty for what was pasted
   */
  public record Draft(UUID id, String fileName, int bytes, Instant createdAt) {}

  /** Newest first. */
  @TenantScoped
  public List<Draft> waiting(TenantId tenant) {
    return rows.list(
        "select id, file_name, length(content) as bytes, created_at from import_draft"
            + " where tenant_id = ? and created_at > ? order by created_at desc, id desc limit ?",
        row ->
            new Draft(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getInt("bytes"),
                Sql.instant(row, "created_at")),
        tenant,
        clock.instant().minus(KEPT_FOR),
        KEPT_AT_MOST);
  }

  /** Whether it was still there. */
  @TenantScoped
  public boolean discard(TenantId tenant, UUID draftId) {
    return rows.update("delete from import_draft where tenant_id = ? and id = ?", tenant, draftId)
        == 1;
  }
}
