package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tried version of a plugin in place of the one that a contract version has, in one seat.
 *
 * <p>Where the trial showed that nothing changes for the rightsholder, the platform plans it alone;
 * else the rightsholder is asked, and silence is no. What is agreed begins with a period, and goes
 * on until a later upgrade, another contract version or a roll-back takes its place. It only goes
 * forward: what was declined, withdrawn or rolled back comes again as another one.
 *
 * @param number of the contract version
 * @param trialId what it rests on
 * @param fromAt periods that begin then or later are closed with it
 * @param holdsFrom usages from then on are priced by it
 * @param answerUntil empty where the rightsholder was not asked
 * @param endedAt when it was withdrawn, had lapsed or was rolled back
 * @param endedBecause why, in the operator's words; may be empty unless it was rolled back
 */
public record Upgrade(
    UUID id,
    TenantId tenant,
    String tenantName,
    UUID contractVersionId,
    int number,
    PluginSeat seat,
    String pluginId,
    String fromHash,
    String toHash,
    UUID trialId,
    Standing standing,
    String reason,
    Instant plannedAt,
    Instant fromAt,
    Instant holdsFrom,
    Optional<Instant> answerUntil,
    Optional<Instant> answeredAt,
    Optional<Instant> endedAt,
    String endedBecause) {

  /** Where it is. */
  public enum Standing {
    /** The rightsholder may accept or decline it. */
    ASKED,
    /** It begins at its date. */
    PLANNED,
    IN_FORCE,
    /** It was in force until a later one, or another version of the contract, took its place. */
    REPLACED,
    DECLINED,
    /** Nobody answered in time. */
    LAPSED,
    /** The platform took it back before it had begun. */
    WITHDRAWN,
    ROLLED_BACK
  }

  /** The first parameter is the moment of which it is asked. */
  static final String SELECT =
      """
      select u.id, u.tenant_id, t.name as tenant, u.contract_version_id, v.number, u.seat,
        case u.seat when 'TERMS' then v.terms_plugin else v.schedule_plugin end as plugin_id,
        u.from_hash, u.to_hash, u.trial_id, u.reason, u.planned_at, u.from_at, u.holds_from, u.answer_until, u.answered_at, u.ended_at,
        u.ended_because, s.standing
      from plugin_upgrade u join contract_version v on v.id = u.contract_version_id join tenant t on t.id = u.tenant_id
      cross join lateral (select ?::timestamptz as moment) at
      cross join lateral (select case
        when u.status = 'ASKED' and u.answer_until <= at.moment then 'LAPSED'
        when u.status <> 'PLANNED' then u.status
        when v.status <> 'IN_FORCE' then 'REPLACED'
        when u.holds_from > at.moment then 'PLANNED'
        when exists (select from plugin_upgrade l where l.contract_version_id = u.contract_version_id and l.seat = u.seat
          and l.status = 'PLANNED' and l.holds_from <= at.moment and (l.holds_from, l.id) > (u.holds_from, u.id)) then 'REPLACED'
        else 'IN_FORCE' end as standing) s
      """;

  static Upgrade of(ResultSet row) throws SQLException {
    return new Upgrade(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("tenant"),
        row.getObject("contract_version_id", UUID.class),
        row.getInt("number"),
        PluginSeat.valueOf(row.getString("seat")),
        row.getString("plugin_id"),
        row.getString("from_hash"),
        row.getString("to_hash"),
        row.getObject("trial_id", UUID.class),
        Standing.valueOf(row.getString("standing")),
        row.getString("reason"),
        Sql.instant(row, "planned_at"),
        Sql.instant(row, "from_at"),
        Sql.instant(row, "holds_from"),
        Sql.optionalInstant(row, "answer_until"),
        Sql.optionalInstant(row, "answered_at"),
        Sql.optionalInstant(row, "ended_at"),
        row.getString("ended_because"));
  }
}
