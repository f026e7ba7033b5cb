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
  boolean stop(TenantId tenant, Actor by, Level level, GrantedBefore before) {
    Thing thing = thing(tenant, level);
    if (isMissing(thing)) {
      return false;
    }
    boolean letsSettle = before == GrantedBefore.MAY_SETTLE;
    int changed =
        rows.update(
            "update "
                + thing.table
                + " set stopped_at = ?, stop_lets_settle = ?"
                + " where id = ? and (stopped_at is null or (stop_lets_settle and not ?))",
            clock.instant(),
            letsSettle,
            thing.id,
            letsSettle);
    record(changed, tenant, by, thing, thing.stopped, letsSettle ? "may settle" : "");
    return true;
  }

  /** False when there is no such thing of this tenant. */
  boolean resume(TenantId tenant, Actor by, Level level) {
    Thing thing = thing(tenant, level);
    if (isMissing(thing)) {
      return false;
    }
    int changed =
        rows.update(
            "update "
                + thing.table
                + " set stopped_at = null where id = ? and stopped_at is not null",
            thing.id);
    record(changed, tenant, by, thing, thing.resumed, "");
    return true;
  }

  private record Thing(String table, UUID id, AuditAction stopped, AuditAction resumed) {}

  private static Thing thing(TenantId tenant, Level level) {
    return switch (level) {
      case Level.OfAsset of -> new Thing("asset", of.assetId(), ASSET_STOPPED, ASSET_RESUMED);
      case Level.OfWork of -> new Thing("work", of.workId(), WORK_STOPPED, WORK_RESUMED);
      case Level.OfTenant of -> new Thing("tenant", tenant.value(), TENANT_STOPPED, TENANT_RESUMED);
    };
  }

  private boolean isMissing(Thing thing) {
    return rows.first("select id from " + thing.table + " where id = ?", row -> thing.id, thing.id)
        .isEmpty();
  }

  private void record(
      int changed, TenantId tenant, Actor by, Thing thing, AuditAction action, String detail) {
    if (changed > 0) {
      rows.run(connection -> Audit.record(connection, by, action, tenant, thing.id, detail, clock));
    }
  }
}
