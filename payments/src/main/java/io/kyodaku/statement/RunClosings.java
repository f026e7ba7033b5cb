package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of what closing runs consist of: a tenant each, until its periods were gone through.
 */
final class RunClosings {

  private RunClosings() {}

  /** Those that ever had a contract. */
  static List<TenantId> tenants(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct tenant_id from contract_version
            where status in ('IN_FORCE', 'ENDED') order by tenant_id
            """)) {
      List<TenantId> tenants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tenants.add(new TenantId(row.getObject(1, UUID.class)));
        }
      }
      return List.copyOf(tenants);
    }
  }

  /** Only one at a time starts a run; nobody else waits for this lock. */
  static void lock(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('closing run', 0))")) {
      lock.execute();
    }
  }

  /** Whether a run still has tenants before it that somebody will come to. */
  static boolean isUnderWay(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select exists (
              select from run_closing i
              join job j on j.kind = ? and j.key = i.run_id || ' ' || i.tenant_id and j.status = 'OPEN'
              where i.ended_at is null)
            """)) {
      select.setString(1, ClosingTenantsPeriods.KIND);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  static void add(Connection connection, UUID run, List<TenantId> tenants) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into run_closing (run_id, tenant_id) select ?, unnest(?)")) {
      insert.setObject(1, run);
      insert.setArray(
          2, connection.createArrayOf("uuid", tenants.stream().map(TenantId::value).toArray()));
      insert.execute();
    }
  }

  /** Who started the run; empty when the tenant's periods were gone through already. */
  static Optional<Actor> open(Connection connection, UUID run, TenantId tenant)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select r.started_by from run_closing i join run r on r.id = i.run_id
            where i.run_id = ? and i.tenant_id = ? and i.ended_at is null
            """)) {
      select.setObject(1, run);
      select.setObject(2, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        UUID account = row.getObject(1, UUID.class);
        return Optional.of(account == null ? Actor.system() : Actor.account(account));
      }
    }
  }

  static void end(Connection connection, UUID run, TenantId tenant, boolean failed, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update run_closing set ended_at = ?, failed = ?
            where run_id = ? and tenant_id = ? and ended_at is null
            """)) {
      update.setObject(1, StatementRows.at(now));
      update.setBoolean(2, failed);
      update.setObject(3, run);
      update.setObject(4, tenant.value());
      update.executeUpdate();
    }
  }
}
