package io.kyodaku.joint;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.MemberRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Agreements as rows, as whoever moves them writes them in its own transaction and role. */
final class JointRows {

  private JointRows() {}

  /** Whether somebody binds the tenant that the transaction is bound to. */
  static boolean maySign(Connection connection, UUID account) throws SQLException {
    return Sql.list(
            connection,
            "select role from member where account_id = ?",
            row -> MemberRole.valueOf(row.getString("role")),
            account)
        .stream()
        .anyMatch(MemberRole::maySign);
  }

  /** Of two who do something at once, the second meets what the first made. */
  static void queue(Connection connection, String what) throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.joint ' || ?, 0))",
        what);
  }

  /** Locks the agreement, and all of its pair that move with it. */
  static Optional<JointAgreement> lock(Connection connection, UUID id) throws SQLException {
    List<String> pair =
        Sql.list(
            connection,
            "select pair from joint_agreement where id = ?",
            row -> row.getString(1),
            id);
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    queue(connection, pair.getFirst());
    return Sql.list(
            connection,
            "select " + JointAgreement.COLUMNS + " from joint_agreement where id = ? for update",
            JointAgreement::read,
            id)
        .stream()
        .findFirst();
  }

  static void insert(
      Connection connection,
      UUID id,
      TenantId proposer,
      UUID account,
      JointSubject own,
      TenantId other,
      JointSubject wanted,
      JointProposal terms,
      Instant now,
      Instant lapsesAt)
      throws SQLException {
    Sql.execute(
        connection,
        "insert into joint_agreement (id, proposer_id, other_id, proposer_asset_id,"
            + " proposer_work_id, other_asset_id, other_work_id, proposer_bps, other_bps, uses,"
            + " territories, zone, starts_at, ends_at, note, status, proposed_by, proposed_at,"
            + " lapses_at) values (?, ?, ?, ?, ?, ?, ?, ?, 10000 - ?, ?, ?, ?, ?, ?, ?, 'PROPOSED',"
            + " ?, ?, ?)",
        id,
        proposer,
        other,
        own.assetId(),
        own.workId(),
        wanted.assetId(),
        wanted.workId(),
        terms.ownBps(),
        terms.ownBps(),
        terms.uses().stream().map(Enum::name).collect(Collectors.joining(",")),
        terms.territories(),
        terms.zone().getId(),
        terms.startsAt(),
        terms.endsAt(),
        terms.note(),
        account,
        now,
        lapsesAt);
  }

  static void accept(Connection connection, JointAgreement accepted, UUID account, Instant now)
      throws SQLException {
    replace(connection, accepted, account, now);
    Sql.execute(
        connection,
        "update joint_agreement set status = 'ACCEPTED', answered_by = ?, answered_at = ?"
            + " where id = ?",
        account,
        now,
        accepted.id());
  }

  /**
   * What the two had agreed before holds until this begins, what was replaced before no longer, and
   * what would begin later never does.
   */
  private static void replace(Connection connection, JointAgreement by, UUID account, Instant now)
      throws SQLException {
    Instant begins = by.beginsAt(now);
    Sql.execute(
        connection,
        "update joint_agreement o set status = 'RAN_OUT', over_at = o.ends_at from joint_agreement"
            + " n where n.id = ? and o.pair = n.pair and o.status = 'ACCEPTED' and o.ends_at <= ?",
        by.id(),
        now);
    Sql.execute(
        connection,
        "update joint_agreement o set status = 'REPLACED', over_at = ?, over_by = ?, replaced_by ="
            + " n.id from joint_agreement n where n.id = ? and o.pair = n.pair and (o.status ="
            + " 'ACCEPTED' or o.status = 'REPLACED' and o.over_at > ?)",
        begins,
        account,
        by.id(),
        begins);
  }

  static void decline(Connection connection, UUID id, UUID account, String reason, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update joint_agreement set status = 'DECLINED', answered_by = ?, answered_at = ?,"
            + " reason = ? where id = ?",
        account,
        now,
        reason,
        id);
  }

  static void withdraw(Connection connection, UUID id) throws SQLException {
    Sql.execute(connection, "update joint_agreement set status = 'WITHDRAWN' where id = ?", id);
  }

  static void end(
      Connection connection, UUID id, UUID account, JointSide side, String reason, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update joint_agreement set status = 'ENDED', over_at = ?, over_by = ?, over_side = ?,"
            + " reason = ? where id = ?",
        now,
        account,
        side,
        reason,
        id);
  }

  /** What was done, in the trail of the tenant. */
  static void audit(
      Connection connection,
      UUID account,
      AuditAction action,
      TenantId tenant,
      UUID id,
      String detail,
      Clock clock)
      throws SQLException {
    Audit.record(connection, Actor.account(account), action, tenant, id, detail, clock);
  }
}
