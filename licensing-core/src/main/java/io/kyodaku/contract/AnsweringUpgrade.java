package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.PeriodLock;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An owner accepts or declines another version of a plugin that its contract names, having seen
 * what it would have come to. Whoever may sign the contract may: the version is part of it.
 */
@Dependent
public class AnsweringUpgrade {

  private final Sql rows;
  private final PluginHost plugins;
  private final Clock clock;

  @Inject
  public AnsweringUpgrade(
      @DatabaseRole(Kind.TENANT) DataSource rows, PluginHost plugins, Clock clock) {
    this.rows = new Sql(rows);
    this.plugins = plugins;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    ACCEPTED,
    DECLINED,
    NOT_AN_OWNER,
    /** The time to answer is over. */
    TOO_LATE,
    /** Nobody asks this any more, or the version may not act. */
    STANDS_OTHERWISE
  }

  private record Asked(String toHash, Instant answerUntil, boolean open) {}

  /**
   * @param account who is signed in
   */
  @TenantScoped
  public Outcome accept(TenantId tenant, UUID account, UUID upgrade) {
    return answer(tenant, account, upgrade, true);
  }

  /**
   * @param account who is signed in
   */
  @TenantScoped
  public Outcome decline(TenantId tenant, UUID account, UUID upgrade) {
    return answer(tenant, account, upgrade, false);
  }

  private Outcome answer(TenantId tenant, UUID account, UUID upgrade, boolean yes) {
    return Signers.maySign(rows, account)
        ? rows.result(connection -> answer(connection, tenant, account, upgrade, yes))
        : Outcome.NOT_AN_OWNER;
  }

  private Outcome answer(
      Connection connection, TenantId tenant, UUID account, UUID upgrade, boolean yes)
      throws SQLException {
    if (yes) {
      PeriodLock.take(connection, tenant);
    }
    List<Asked> found =
        Sql.list(
            connection,
            "select u.to_hash, u.answer_until, u.status = 'ASKED' and v.status = 'IN_FORCE' as open"
                + " from plugin_upgrade u join contract_version v on v.id = u.contract_version_id"
                + " where u.tenant_id = ? and u.id = ? and u.answer_until is not null for update of"
                + " u",
            row ->
                new Asked(
                    row.getString("to_hash"),
                    Sql.instant(row, "answer_until"),
                    row.getBoolean("open")),
            tenant,
            upgrade);
    if (found.isEmpty() || !found.getFirst().open()) {
      return Outcome.STANDS_OTHERWISE;
    }
    Instant now = clock.instant();
    if (!now.isBefore(found.getFirst().answerUntil())) {
      return Outcome.TOO_LATE;
    }
    if (yes && !plugins.mayAct(tenant, found.getFirst().toHash())) {
      return Outcome.STANDS_OTHERWISE;
    }
    Sql.execute(
        connection,
        "update plugin_upgrade set status = ?, answered_by = ?, answered_at = ? where id = ?",
        yes ? "PLANNED" : "DECLINED",
        account,
        now,
        upgrade);
    Audit.record(
        connection,
        Actor.account(account),
        yes ? AuditAction.PLUGIN_UPGRADE_ACCEPTED : AuditAction.PLUGIN_UPGRADE_DECLINED,
        tenant,
        upgrade,
        found.getFirst().toHash(),
        clock);
    return yes ? Outcome.ACCEPTED : Outcome.DECLINED;
  }
}
