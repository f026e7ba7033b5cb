package io.kyodaku.statement;

import io.kyodaku.plugin.PluginPin;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** The period of a tenant that the schedule of its contract has named, and that still runs. */
  record Named(TenantId tenant, ContractInForce contract, Instant from, Instant until) {

    /** Nothing for the standard. */
    private String scheduleHash() {
      PluginPin schedule = contract.schedule();
      return schedule.equals(PluginPin.STANDARD) ? "" : schedule.hash();
    }
  }

  /** Nobody has to ask again before they end. */
  static void keep(Connection connection, List<Named> periods) throws SQLException {
    Columns rows = Columns.of("uuid uuid timestamptz timestamptz text");
    periods.stream()
        .sorted(Comparator.comparing(named -> named.tenant().value()))
        .forEach(
            named ->
                rows.add(
                    named.tenant().value(),
                    named.contract().versionId(),
                    named.from(),
                    named.until(),
                    named.scheduleHash()));
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into named_period (tenant_id, contract_version_id, from_at, ends_at, schedule_hash)
            select n.tenant_id, n.version_id, n.from_at, n.ends_at, nullif(n.hash, '')
            from unnest(%s) as n (tenant_id, version_id, from_at, ends_at, hash)
            on conflict (tenant_id) do update
            set contract_version_id = excluded.contract_version_id, from_at = excluded.from_at, ends_at = excluded.ends_at,
              schedule_hash = excluded.schedule_hash
            """
                .formatted(rows.parameters()))) {
      rows.bind(upsert, 1);
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
                  and (r.at >= coalesce((select s.to_at from statement s where s.tenant_id = p.tenant_id
                      order by s.number desc limit 1), '-infinity')
                    or r.seq > coalesce((select s.upto_seq from statement s where s.tenant_id = p.tenant_id
                      order by s.number desc limit 1), 0)))
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
