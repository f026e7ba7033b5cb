package io.kyodaku.upgrade;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of what upgrading runs consist of: a tenant each, until it was gone to. */
final class RunUpgrades {

  private RunUpgrades() {}

  /** What is to be done for one tenant. */
  record Work(UUID operator, TenantId tenant, UpgradeWish wish) {}

  /** Those whose contracts have the version that the trial replaced, as it looked at them. */
  static List<TenantId> tenants(Connection connection, UUID trial, Instant now)
      throws SQLException {
    return Sql.list(
        connection,
        """
        select x.tenant_id from plugin_trial_tenant x join plugin_trial t on t.id = x.trial_id
        where x.trial_id = ? and exists (
          select from contract_version v where v.tenant_id = x.tenant_id and v.status = 'IN_FORCE' and v.effective_from <= ?
            and t.old_hash in (plugin_in_force(v.id, 'TERMS', ?), plugin_in_force(v.id, 'SCHEDULE', ?))
            and not exists (select from plugin_upgrade u where u.contract_version_id = v.id and u.trial_id = x.trial_id
              and (u.status in ('PLANNED', 'DECLINED', 'ROLLED_BACK') or u.status = 'ASKED' and u.answer_until > ?)))
        order by x.tenant_id
        """,
        row -> new TenantId(row.getObject(1, UUID.class)),
        trial,
        now,
        now,
        now,
        now);
  }

  static void add(Connection connection, UUID run, List<TenantId> tenants, UpgradeWish wish)
      throws SQLException {
    for (TenantId tenant : tenants) {
      Sql.execute(
          connection,
          "insert into run_upgrade (run_id, tenant_id, trial_id, start, not_before, reason) values"
              + " (?, ?, ?, ?, ?, ?)",
          run,
          tenant,
          wish.trial(),
          wish.start(),
          wish.notBefore().orElse(null),
          wish.reason());
    }
  }

  /** Empty when the tenant was gone to already. */
  static Optional<Work> open(Connection connection, UUID run, TenantId tenant) throws SQLException {
    return Sql.list(
            connection,
            "select r.started_by, i.* from run_upgrade i join run r on r.id = i.run_id where"
                + " i.run_id = ? and i.tenant_id = ? and i.ended_at is null",
            row ->
                new Work(
                    row.getObject("started_by", UUID.class),
                    tenant,
                    new UpgradeWish(
                        row.getObject("trial_id", UUID.class),
                        UpgradeWish.Start.valueOf(row.getString("start")),
                        Optional.ofNullable(row.getObject("not_before", LocalDate.class)),
                        row.getString("reason"))),
            run,
            tenant)
        .stream()
        .findFirst();
  }

  /**
   * @param refused why nothing was planned; empty where something was
   */
  static void end(Connection connection, UUID run, TenantId tenant, String refused, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update run_upgrade set ended_at = ?, refused = ? where run_id = ? and tenant_id = ? and"
            + " ended_at is null",
        now,
        refused,
        run,
        tenant);
  }

  /** Whether an upgrade that rests on the trial was asked for or planned. */
  static boolean isUnderWay(Connection connection, TenantId tenant, UUID trial)
      throws SQLException {
    return !Sql.list(
            connection,
            "select 1 from plugin_upgrade where tenant_id = ? and trial_id = ? and status in"
                + " ('ASKED', 'PLANNED') limit 1",
            row -> true,
            tenant,
            trial)
        .isEmpty();
  }
}
