package io.kyodaku.catalog;

import static io.kyodaku.log.AuditAction.ASSET_RESUMED;
import static io.kyodaku.log.AuditAction.ASSET_STOPPED;
import static io.kyodaku.log.AuditAction.TENANT_RESUMED;
import static io.kyodaku.log.AuditAction.TENANT_STOPPED;
import static io.kyodaku.log.AuditAction.WORK_RESUMED;
import static io.kyodaku.log.AuditAction.WORK_STOPPED;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.policy.Level;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** Sets and clears the time at which something was stopped, with a line in the audit. */
final class StopSwitch {

  private final Sql rows;
  private final Clock clock;

  StopSwitch(DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** False when there is no such thing of this tenant. */
  boolean turn(TenantId tenant, Actor by, Level level, boolean stop) {
    return switch (level) {
      case Level.OfAsset of ->
          turn("asset", of.assetId(), stop, tenant, by, stop ? ASSET_STOPPED : ASSET_RESUMED);
      case Level.OfWork of ->
          turn("work", of.workId(), stop, tenant, by, stop ? WORK_STOPPED : WORK_RESUMED);
      case Level.OfTenant of ->
          turn("tenant", tenant.value(), stop, tenant, by, stop ? TENANT_STOPPED : TENANT_RESUMED);
    };
  }

  private boolean turn(
      String table, UUID id, boolean stop, TenantId tenant, Actor by, AuditAction action) {
    if (rows.first("select id from " + table + " where id = ?", row -> id, id).isEmpty()) {
      return false;
    }
    int changed =
        rows.update(
            "update " + table + " set stopped_at = ? where id = ? and (stopped_at is null) = ?",
            stop ? clock.instant() : null,
            id,
            stop);
    if (changed > 0) {
      rows.run(connection -> Audit.record(connection, by, action, tenant, id, "", clock));
    }
    return true;
  }
}
