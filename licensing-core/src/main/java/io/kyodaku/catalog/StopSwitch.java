package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
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
      case Level.OfAsset of -> turn("asset", of.assetId(), tenant, by, stop);
      case Level.OfWork of -> turn("work", of.workId(), tenant, by, stop);
      case Level.OfTenant of -> turn("tenant", tenant.value(), tenant, by, stop);
    };
  }

  private boolean turn(String table, UUID id, TenantId tenant, Actor by, boolean stop) {
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
      String action = table + (stop ? "-stopped" : "-resumed");
      rows.run(connection -> Audit.record(connection, by, action, tenant, id, "", clock));
    }
    return true;
  }
}
