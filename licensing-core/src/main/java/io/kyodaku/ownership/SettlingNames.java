package io.kyodaku.ownership;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * A party's names that wait because they collide with those of the asset are decided with the
 * conflict: who is awarded more than half may have them, who is awarded nothing may not. A name is
 * live everywhere, so with a smaller share it goes on waiting for an operator, as does one that
 * somebody else has live too. The live ones stay as they were.
 */
final class SettlingNames {

  private SettlingNames() {}

  private static final int HALF_BPS = 5_000;

  private record Waiting(UUID id, TenantId tenant, String name) {}

  /**
   * Taken before the conflict is locked: whoever imports names holds it to the end, and no charge
   * may wait for that behind the conflict's row.
   */
  static void hold(Connection connection) throws SQLException {
    Sql.execute(connection, "select pg_advisory_xact_lock(hashtextextended('kyodaku.alias', 0))");
  }

  /** With {@link #hold} taken. */
  static void settle(Connection connection, Conflict conflict, Clock clock) throws SQLException {
    for (Waiting alias : waiting(connection, conflict)) {
      int bps = conflict.party(alias.tenant()).orElseThrow().awardedBps().orElseThrow();
      if (bps > 0 && bps <= HALF_BPS) {
        continue;
      }
      boolean awarded = bps > 0;
      Sql.execute(
          connection,
          "update alias set status = ?, approved_at = ?, version = version + 1 where id = ?",
          awarded ? "LIVE" : "REJECTED",
          awarded ? clock.instant() : null,
          alias.id());
      Audit.record(
          connection,
          Actor.system(),
          awarded ? AuditAction.ALIAS_APPROVED : AuditAction.ALIAS_REJECTED,
          alias.tenant(),
          alias.id(),
          alias.name()
              + (awarded ? "" : "\n" + WireId.CONFLICT.format(conflict.id()) + " was settled."),
          clock);
    }
  }

  private static List<Waiting> waiting(Connection connection, Conflict conflict)
      throws SQLException {
    return Sql.list(
        connection,
        """
        select w.id, w.tenant_id, w.language || ':' || w.text as name
        from conflict_party p join alias w on w.tenant_id = p.tenant_id and w.status = 'PENDING'
        where p.conflict_id = ?
          and exists (select from alias l where l.match_key = w.match_key and l.status = 'LIVE'
                      and l.tenant_id <> w.tenant_id and l.asset_id = p.asset_id)
          and not exists (select from alias o where o.match_key = w.match_key and o.status = 'LIVE'
                          and o.tenant_id not in (select tenant_id from conflict_party where conflict_id = p.conflict_id))
        order by w.id for update of w
        """,
        row ->
            new Waiting(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name")),
        conflict.id());
  }
}
