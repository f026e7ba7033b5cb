package io.kyodaku.statement;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of what closing runs consist of: a tenant each, until its periods were gone through.
 * They are gone through in parts.
 */
final class RunClosings {

  /** So many tenants are closed together: what is read of them fits in memory. */
  static final int TOGETHER = 250;

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
              join job j on j.kind = ? and j.key = i.run_id || ' ' || i.part and j.status = 'OPEN'
              where i.ended_at is null)
            """)) {
      select.setString(1, ClosingTenantsPeriods.KIND);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * @return how many parts there are, which count from 1
   */
  static int add(Connection connection, UUID run, List<TenantId> tenants) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into run_closing (run_id, tenant_id, part)
            select ?, tenant, (place - 1) / ? + 1 from unnest(?) with ordinality as t (tenant, place)
            """)) {
      insert.setObject(1, run);
      insert.setInt(2, TOGETHER);
      insert.setArray(3, StatementRows.array(connection, tenants));
      insert.execute();
    }
    return Math.ceilDiv(tenants.size(), TOGETHER);
  }

  /** Who started a run; empty when there is none such. */
  static Optional<Actor> startedBy(Connection connection, UUID run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select started_by from run where id = ?")) {
      select.setObject(1, run);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        UUID account = row.getObject(1, UUID.class);
        return Optional.of(account == null ? Actor.system() : Actor.account(account));
      }
    }
  }

  /** Those of a part whose periods were not gone through yet. */
  static List<TenantId> open(Connection connection, UUID run, int part) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select tenant_id from run_closing where run_id = ? and part = ? and ended_at is null order by tenant_id
            """)) {
      select.setObject(1, run);
      select.setInt(2, part);
      List<TenantId> tenants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tenants.add(new TenantId(row.getObject(1, UUID.class)));
        }
      }
      return List.copyOf(tenants);
    }
  }

  static void end(
      Connection connection,
      UUID run,
      Collection<TenantId> tenants,
      Collection<TenantId> failed,
      Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update run_closing set ended_at = ?, failed = tenant_id = any (?)
            where run_id = ? and tenant_id = any (?) and ended_at is null
            """)) {
      update.setObject(1, StatementRows.at(now));
      update.setArray(2, StatementRows.array(connection, failed));
      update.setObject(3, run);
      update.setArray(4, StatementRows.array(connection, tenants));
      update.executeUpdate();
    }
  }
}
