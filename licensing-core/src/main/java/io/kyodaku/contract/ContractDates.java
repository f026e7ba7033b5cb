package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves one contract to where its dates have brought it: what was agreed for a day begins, notice
 * ends the contract, and what was granted under it is over once it has wound down. Decisions know
 * the dates themselves; this makes the rows say so too, in the caller's transaction, and more than
 * once as once.
 */
final class ContractDates {

  private ContractDates() {}

  private record Agreed(UUID id, TenantId tenant, int number, Instant from) {}

  private record Notice(UUID id, TenantId tenant, Instant endsAt, Instant windDownUntil) {}

  /** Locks the contract first: whoever signs or gives notice waits, and finds what was made. */
  static void move(Connection connection, UUID contractId, Clock clock) throws SQLException {
    Sql.execute(connection, "select from contract where id = ? for update", contractId);
    Instant now = clock.instant();
    begin(connection, contractId, now, clock);
    end(connection, contractId, now, clock);
    windUp(connection, contractId, now, clock);
  }

  /** Not where the contract ends before its day: then it never comes. */
  private static void begin(Connection connection, UUID contractId, Instant now, Clock clock)
      throws SQLException {
    List<Agreed> begun =
        Sql.list(
            connection,
            """
            select v.id, v.tenant_id, v.number, v.effective_from from contract_version v
            where v.contract_id = ? and v.status = 'AGREED' and v.effective_from <= ?
              and not exists (select from contract_notice n
                where n.contract_id = v.contract_id and n.status = 'RUNNING' and n.ends_at <= v.effective_from)
            """,
            row ->
                new Agreed(
                    row.getObject("id", UUID.class),
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    row.getInt("number"),
                    Sql.instant(row, "effective_from")),
            contractId,
            now);
    for (Agreed agreed : begun) {
      endCurrent(connection, contractId, agreed.from());
      Sql.execute(
          connection,
          "update contract_version set status = 'IN_FORCE', version = version + 1 where id = ?",
          agreed.id());
      Audit.record(
          connection,
          Actor.system(),
          AuditAction.CONTRACT_BEGUN,
          agreed.tenant(),
          agreed.id(),
          "version " + agreed.number(),
          clock);
    }
  }

  private static void end(Connection connection, UUID contractId, Instant now, Clock clock)
      throws SQLException {
    Optional<Notice> due = notice(connection, contractId, "RUNNING' and ends_at <= ?", now);
    if (due.isEmpty()) {
      return;
    }
    endCurrent(connection, contractId, due.get().endsAt());
    lapseAgreed(connection, contractId, due.get().endsAt());
    Sql.execute(
        connection,
        "update contract_notice set status = 'WINDING_DOWN', ended_at = ? where id = ?",
        now,
        due.get().id());
    Audit.record(
        connection,
        Actor.system(),
        AuditAction.CONTRACT_TERMINATED,
        due.get().tenant(),
        due.get().id(),
        "wound down until " + due.get().windDownUntil(),
        clock);
  }

  /**
   * What was granted under a contract that came later is not touched, and while another still winds
   * down nothing is: that of the earlier one may be settled until its own date. Notice that ended
   * what had not begun winds nothing down.
   */
  private static void windUp(Connection connection, UUID contractId, Instant now, Clock clock)
      throws SQLException {
    Optional<Notice> due =
        notice(connection, contractId, "WINDING_DOWN' and wind_down_until <= ?", now);
    if (due.isEmpty()) {
      return;
    }
    Sql.execute(
        connection,
        "update contract_notice set status = 'OVER', over_at = ? where id = ?",
        now,
        due.get().id());
    Sql.execute(
        connection,
        """
        update tenant set wound_down_at = greatest(wound_down_at, (
          select max(least(n.wind_down_until, (
            select min(v.effective_from) - interval '1 microsecond' from contract_version v
            where v.contract_id = n.contract_id and v.status in ('IN_FORCE', 'ENDED') and v.effective_from > n.ends_at)))
          from contract_notice n
          where n.contract_id = ? and n.status = 'OVER' and exists (
            select from contract_version e where e.contract_id = n.contract_id and e.ended_at = n.ends_at and e.status = 'ENDED')))
        where id = ?
          and not exists (select from contract_notice n where n.contract_id = ? and n.status = 'WINDING_DOWN')
        """,
        contractId,
        due.get().tenant(),
        contractId);
    Audit.record(
        connection,
        Actor.system(),
        AuditAction.CONTRACT_WOUND_DOWN,
        due.get().tenant(),
        due.get().id(),
        "",
        clock);
  }

  private static Optional<Notice> notice(
      Connection connection, UUID contractId, String stands, Instant now) throws SQLException {
    return Sql.list(
            connection,
            "select id, tenant_id, ends_at, wind_down_until from contract_notice"
                + " where contract_id = ? and status = '"
                + stands
                + " order by ends_at limit 1",
            row ->
                new Notice(
                    row.getObject("id", UUID.class),
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    Sql.instant(row, "ends_at"),
                    Sql.instant(row, "wind_down_until")),
            contractId,
            now)
        .stream()
        .findFirst();
  }

  static void endCurrent(Connection connection, UUID contractId, Instant at) throws SQLException {
    Sql.execute(
        connection,
        "update contract_version set status = 'ENDED', ended_at = ?, version = version + 1"
            + " where contract_id = ? and status = 'IN_FORCE'",
        at,
        contractId);
  }

  static void lapseAgreed(Connection connection, UUID contractId, Instant at) throws SQLException {
    Sql.execute(
        connection,
        "update contract_version set status = 'LAPSED', ended_at = ?, version = version + 1"
            + " where contract_id = ? and status = 'AGREED'",
        at,
        contractId);
  }
}
