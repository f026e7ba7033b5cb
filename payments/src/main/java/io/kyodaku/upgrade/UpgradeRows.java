package io.kyodaku.upgrade;

import io.kyodaku.contract.PluginSeat;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of upgrades, and what an upgrade is planned from. */
final class UpgradeRows {

  private UpgradeRows() {}

  /**
   * A trial as far as one rightsholder is concerned.
   *
   * @param letIn whether it passed and an operator let the version in
   * @param tried whether it looked at this rightsholder
   * @param differs whether it shows what the rightsholder has to be asked about
   */
  record Trial(
      UUID id,
      String oldHash,
      String newHash,
      Optional<Instant> endedAt,
      boolean letIn,
      boolean tried,
      boolean differs) {}

  static Optional<Trial> trial(Connection connection, UUID id, TenantId tenant, UpgradeRule rule)
      throws SQLException {
    return Sql.list(
            connection,
            """
            select t.*, t.status = 'DONE' and exists (select from plugin_let_in l where l.trial_id = t.id) as let_in,
              exists (select from plugin_trial_tenant x where x.trial_id = t.id and x.tenant_id = ?) as tried,
              plugin_upgrade_asks(t.id, ?, ?) as differs
            from plugin_trial t where t.id = ?
            """,
            row ->
                new Trial(
                    row.getObject("id", UUID.class),
                    row.getString("old_hash"),
                    row.getString("new_hash"),
                    Sql.optionalInstant(row, "ended_at"),
                    row.getBoolean("let_in"),
                    row.getBoolean("tried"),
                    row.getBoolean("differs")),
            tenant,
            tenant,
            rule.differenceBps(),
            id)
        .stream()
        .findFirst();
  }

  /**
   * A seat of the contract version that is in force.
   *
   * @param hash which version it has now; empty for the standard
   * @param settings as signed
   * @param endsAt when notice ends the contract
   * @param underWay whether another upgrade is asked for or planned
   * @param spent whether one on the same trial was declined or rolled back, or is in force
   */
  record SeatNow(
      UUID contractId,
      UUID contractVersionId,
      PluginSeat seat,
      String hash,
      String settings,
      Optional<Instant> endsAt,
      boolean underWay,
      boolean spent) {}

  static List<SeatNow> seats(Connection connection, TenantId tenant, UUID trial, Instant now)
      throws SQLException {
    return Sql.list(
        connection,
        """
        select v.contract_id, v.id, s.seat, coalesce(plugin_in_force(v.id, s.seat, ?), '') as hash,
          coalesce(case s.seat when 'TERMS' then v.terms_config else v.schedule_config end, '{}') as settings, n.ends_at,
          exists (select from plugin_upgrade u where u.contract_version_id = v.id and u.seat = s.seat
            and (u.status = 'ASKED' and u.answer_until > ? or u.status = 'PLANNED' and u.holds_from > ?)) as under_way,
          exists (select from plugin_upgrade u where u.contract_version_id = v.id and u.seat = s.seat and u.trial_id = ?
            and u.status in ('PLANNED', 'DECLINED', 'ROLLED_BACK')) as spent
        from contract_version v cross join (values ('TERMS'), ('SCHEDULE')) s (seat)
        left join contract_notice n on n.contract_id = v.contract_id and n.status = 'RUNNING'
        where v.tenant_id = ? and v.status = 'IN_FORCE' and v.effective_from <= ?
        order by s.seat desc
        """,
        row ->
            new SeatNow(
                row.getObject("contract_id", UUID.class),
                row.getObject("id", UUID.class),
                PluginSeat.valueOf(row.getString("seat")),
                row.getString("hash"),
                row.getString("settings"),
                Sql.optionalInstant(row, "ends_at"),
                row.getBoolean("under_way"),
                row.getBoolean("spent")),
        now,
        now,
        now,
        trial,
        tenant,
        now);
  }

  /** Whoever signs, ends or upgrades a contract waits for whoever does. */
  static void lockContract(Connection connection, TenantId tenant) throws SQLException {
    Sql.execute(connection, "select from contract where tenant_id = ? for update", tenant);
  }

  /** What nobody answered in time makes room for another. */
  static void lapse(Connection connection, SeatNow seat, Instant now) throws SQLException {
    Sql.execute(
        connection,
        "update plugin_upgrade set status = 'LAPSED', ended_at = ? where contract_version_id = ?"
            + " and seat = ? and status = 'ASKED' and answer_until <= ?",
        now,
        seat.contractVersionId(),
        seat.seat(),
        now);
  }

  /**
   * @param answerUntil null where the rightsholder is not asked
   */
  static UUID insert(
      Connection connection,
      TenantId tenant,
      SeatNow seat,
      Trial trial,
      UpgradeWish wish,
      UUID operator,
      Instant now,
      Instant from,
      @Nullable Instant answerUntil)
      throws SQLException {
    UUID id = Ids.next();
    Sql.execute(
        connection,
        "insert into plugin_upgrade (id, tenant_id, contract_version_id, seat, from_hash, to_hash,"
            + " trial_id, status, reason, planned_by, planned_at, from_at, answer_until) values (?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        tenant,
        seat.contractVersionId(),
        seat.seat(),
        trial.oldHash(),
        trial.newHash(),
        trial.id(),
        answerUntil == null ? "PLANNED" : "ASKED",
        wish.reason(),
        operator,
        now,
        from,
        answerUntil);
    return id;
  }
}
