package io.kyodaku.ownership;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conflicts as rows: read under their lock, and written as a move left them. */
final class ConflictRows {

  private ConflictRows() {}

  /**
   * Who made a move.
   *
   * @param tenant for whom; null for an operator and for time
   * @param account the person; null for time
   */
  record Mover(@Nullable TenantId tenant, @Nullable UUID account) {

    static final Mover TIME = new Mover(null, null);
  }

  /** As it stands, and locked to the end of the transaction. */
  static Optional<Conflict> lock(Connection connection, UUID id) throws SQLException {
    Optional<UUID> found =
        Sql.list(
                connection,
                "select id from ownership_conflict where id = ? for update",
                row -> row.getObject(1, UUID.class),
                id)
            .stream()
            .findFirst();
    return found.isPresent() ? find(connection, id) : Optional.empty();
  }

  static Optional<Conflict> find(Connection connection, UUID id) throws SQLException {
    List<Party> parties =
        Sql.list(
            connection,
            """
            select tenant_id, claim_id, side, share_bps, standing_bps, awarded_bps from conflict_party
            where conflict_id = ? order by side desc, tenant_id
            """,
            ConflictRows::party,
            id);
    return Sql.list(
            connection,
            "select * from ownership_conflict where id = ?",
            row -> conflict(row, parties),
            id)
        .stream()
        .findFirst();
  }

  private static Conflict conflict(ResultSet row, List<Party> parties) throws SQLException {
    return new Conflict(
        row.getObject("id", UUID.class),
        row.getObject("asset_id", UUID.class),
        row.getString("territories"),
        ConflictStatus.valueOf(row.getString("status")),
        Sql.instant(row, "opened_at"),
        Sql.optionalInstant(row, "due_at"),
        parties);
  }

  static Party party(ResultSet row) throws SQLException {
    int awarded = row.getInt("awarded_bps");
    OptionalInt awardedBps = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(awarded);
    return new Party(
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getObject("claim_id", UUID.class),
        Side.valueOf(row.getString("side")),
        row.getInt("share_bps"),
        row.getInt("standing_bps"),
        awardedBps);
  }

  /**
   * Writes what a move made of a locked conflict: the steps first, which PostgreSQL checks against
   * where it stood; then where it stands, and with a settlement the shares and the names.
   *
   * @param text what was said of the first step
   */
  static void write(
      Connection connection, Conflict.Moved moved, Mover mover, String text, Clock clock)
      throws SQLException {
    Conflict conflict = moved.conflict();
    Instant now = clock.instant();
    boolean first = true;
    for (StepKind kind : moved.steps()) {
      step(connection, conflict.id(), kind, mover, first ? text : "", now);
      audit(connection, conflict, kind, mover, first ? text : "", clock);
      first = false;
    }
    boolean open = conflict.status().isOpen();
    for (Party party : conflict.parties()) {
      Sql.execute(
          connection,
          "update conflict_party set standing_bps = ?, awarded_bps = ?, open = ?"
              + " where conflict_id = ? and tenant_id = ?",
          party.standingBps(),
          party.awardedBps().isPresent() ? party.awardedBps().getAsInt() : null,
          open,
          conflict.id(),
          party.tenant());
    }
    if (!open) {
      shares(connection, conflict, now);
      SettlingNames.settle(connection, conflict, clock);
    }
    Sql.execute(
        connection,
        "update ownership_conflict set status = ?, due_at = ?, settled_at = ?, version = version +"
            + " 1 where id = ?",
        conflict.status(),
        conflict.dueAt().orElse(null),
        open ? null : now,
        conflict.id());
  }

  private static void step(
      Connection connection, UUID conflict, StepKind kind, Mover mover, String text, Instant now)
      throws SQLException {
    boolean itself = kind == StepKind.SETTLED;
    Sql.execute(
        connection,
        "insert into conflict_step (id, conflict_id, kind, tenant_id, account_id, text, at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        Ids.next(),
        conflict,
        kind,
        itself ? null : mover.tenant(),
        itself ? null : mover.account(),
        text,
        now);
  }

  /** A line for each party; who did it for another stays that one's own. */
  private static void audit(
      Connection connection,
      Conflict conflict,
      StepKind kind,
      Mover mover,
      String text,
      Clock clock)
      throws SQLException {
    for (Party party : conflict.parties()) {
      boolean own = mover.tenant() == null || mover.tenant().equals(party.tenant());
      Actor actor =
          own && mover.account() != null ? Actor.account(mover.account()) : Actor.system();
      Audit.record(connection, actor, kind.audited(), party.tenant(), conflict.id(), text, clock);
    }
  }

  private static void shares(Connection connection, Conflict conflict, Instant now)
      throws SQLException {
    for (Party party : conflict.parties()) {
      Sql.execute(
          connection,
          "insert into ownership_share (id, tenant_id, claim_id, asset_id, territories, share_bps,"
              + " from_at, conflict_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
          Ids.next(),
          party.tenant(),
          party.claimId(),
          conflict.assetId(),
          conflict.territories(),
          party.awardedBps().orElseThrow(),
          now,
          conflict.id());
    }
  }
}
