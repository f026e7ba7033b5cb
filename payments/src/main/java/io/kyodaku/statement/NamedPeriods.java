package io.kyodaku.statement;

import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table of the ends that schedule plugins named for periods that still ran: what is known of
 * them without asking again.
 */
final class NamedPeriods {

  private NamedPeriods() {}

  /**
   * A tenant whose period may have ended: nothing says that it still runs.
   *
   * @param named whether its schedule has named the end, which has passed; else nobody has asked
   */
  record MayHaveEnded(TenantId tenant, boolean named) {}

  static void keep(
      Connection connection, TenantId tenant, UUID contractVersion, Instant from, Instant until)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into named_period (tenant_id, contract_version_id, from_at, ends_at) values (?, ?, ?, ?)
            on conflict (tenant_id) do update
            set contract_version_id = excluded.contract_version_id, from_at = excluded.from_at, ends_at = excluded.ends_at
            """)) {
      upsert.setObject(1, tenant.value());
      upsert.setObject(2, contractVersion);
      upsert.setObject(3, StatementRows.at(from));
      upsert.setObject(4, StatementRows.at(until));
      upsert.execute();
    }
  }

  /**
   * Those whose end is known to have passed first. Without a contract in force only those count
   * that have something open: for these, and only these, what was earned is gone through.
   */
  static List<MayHaveEnded> mayHaveEnded(Connection connection, Instant now, int atMost)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select p.tenant_id, p.named from open_period(?) p
            where (not p.named or p.ends_at <= ?) and (p.live
              or exists (select from royalty r
                where r.tenant_id = p.tenant_id and r.at < case when p.named then p.ends_at else ? end
                  and not exists (select from statement_royalty s where s.royalty_id = r.id))
              or exists (select from statement_entry e
                where e.tenant_id = p.tenant_id and e.at < case when p.named then p.ends_at else ? end
                  and not exists (select from statement_line l where l.entry_id = e.id)))
            order by p.named desc, p.tenant_id limit ?
            """)) {
      for (int i = 1; i <= 4; i++) {
        select.setObject(i, StatementRows.at(now));
      }
      select.setInt(5, atMost);
      List<MayHaveEnded> tenants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tenants.add(
              new MayHaveEnded(
                  new TenantId(row.getObject("tenant_id", UUID.class)), row.getBoolean("named")));
        }
      }
      return List.copyOf(tenants);
    }
  }
}
