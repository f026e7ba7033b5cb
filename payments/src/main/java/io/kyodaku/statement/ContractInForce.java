package io.kyodaku.statement;

import io.kyodaku.plugin.PluginPin;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a tenant's contract that its statements are closed under: the one in force now,
 * or, when none is, the last that was. So a new version mends what kept a period open. Which
 * version of its plugins has its say is that which was in force when the period began that is open
 * now.
 *
 * @param effectiveFrom when this version came into force
 * @param guaranteeAYearMicros the most that guarantees add in a calendar year; 0 for none
 * @param advanceMicros what is paid in advance over the contract's life; 0 for none
 * @param since when the first version came into force: before that there is nothing to state
 * @param live whether it is in force, so that periods go on
 */
record ContractInForce(
    UUID versionId,
    Books books,
    int shareBps,
    PluginPin terms,
    PluginPin schedule,
    Instant effectiveFrom,
    long guaranteeAYearMicros,
    long advanceMicros,
    Instant since,
    boolean live) {

  /** Whether both have the same versions of the same plugins. */
  boolean asksAs(@Nullable ContractInForce other) {
    return other != null && terms.equals(other.terms) && schedule.equals(other.schedule);
  }

  static Optional<ContractInForce> of(Connection connection, TenantId tenant, Instant now)
      throws SQLException {
    return Optional.ofNullable(of(connection, List.of(tenant), now).get(tenant));
  }

  /** Of many at once; who never had one is left out. */
  static Map<TenantId, ContractInForce> of(
      Connection connection, List<TenantId> tenants, Instant now) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select c.*,
              case when x.upgraded then plugin_of_period(c.id, 'TERMS', f.from_at, 'infinity') else c.terms_hash end as terms_now,
              case when x.upgraded then plugin_of_period(c.id, 'SCHEDULE', f.from_at, 'infinity') else c.schedule_hash end as schedule_now
            from (
              select distinct on (tenant_id) tenant_id, id, selling_entity, currency, share_bps, terms_hash, terms_config,
                schedule_hash, schedule_config, effective_from, guarantee_a_year_micros, advance_micros,
                min(effective_from) over (partition by tenant_id) as since, status = 'IN_FORCE' as live
              from contract_version
              where tenant_id = any (?) and status in ('IN_FORCE', 'ENDED') and effective_from <= ?
              order by tenant_id, live desc, effective_from desc, number desc) c
            cross join lateral (select exists (select from plugin_upgrade u where u.contract_version_id = c.id) as upgraded) x
            left join lateral (
              select coalesce((select s.to_at from statement s where s.tenant_id = c.tenant_id order by s.number desc limit 1), c.since) as from_at
            ) f on x.upgraded
            """)) {
      select.setArray(1, StatementRows.array(connection, tenants));
      select.setObject(2, StatementRows.at(now));
      Map<TenantId, ContractInForce> contracts = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          contracts.put(new TenantId(row.getObject("tenant_id", UUID.class)), read(row));
        }
      }
      return contracts;
    }
  }

  private static ContractInForce read(ResultSet row) throws SQLException {
    return new ContractInForce(
        row.getObject("id", UUID.class),
        new Books(row.getString("selling_entity"), Currency.getInstance(row.getString("currency"))),
        row.getInt("share_bps"),
        PluginPin.of(row.getString("terms_now"), row.getString("terms_config")),
        PluginPin.of(row.getString("schedule_now"), row.getString("schedule_config")),
        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
        row.getLong("guarantee_a_year_micros"),
        row.getLong("advance_micros"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getBoolean("live"));
  }
}
