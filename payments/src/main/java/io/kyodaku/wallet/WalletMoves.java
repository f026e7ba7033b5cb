package io.kyodaku.wallet;

import io.kyodaku.ledger.TransferCode;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What happened to a creator's credits lately: the ledger's transfers, those of one event of one
 * generation added up over its lots.
 */
@Dependent
public class WalletMoves {

  /** At most this many. */
  public static final int AT_MOST = 100;

  /** Older moves are found by the generation that they were for. */
  public static final int PAGES_AT_MOST = 40;

  private final Sql admin;

  @Inject
  public WalletMoves(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param code of the transfers, such as {@code HELD}
   * @param micros of credits, above zero
   * @param authorizationId what they were for; empty where a lot came or went by itself
   */
  public record Move(Instant at, String code, long micros, Optional<UUID> authorizationId) {

    /**
     * What it did to all that the creator has: 1 where that grew, -1 where it shrank, 0 where
     * credits were only reserved or set free.
     */
    public int direction() {
      return switch (TransferCode.valueOf(code)) {
        case LOT_ISSUED, LOT_GRANTED, LOT_REINSTATED, DEBT_FORGIVEN, DEBT_RETURNED -> 1;
        case HELD, RELEASED -> 0;
        default -> -1;
      };
    }
  }

  /** The newest first. */
  public List<Move> of(UUID creatorId, int limit) {
    return of(creatorId, 0, limit);
  }

  /**
   * The same by pages.
   *
   * @param page from 0; beyond {@link #PAGES_AT_MOST} it is the last of them
   */
  public List<Move> of(UUID creatorId, int page, int size) {
    int rows = Math.clamp(size, 1, AT_MOST);
    int skipped = Math.clamp(page, 0, PAGES_AT_MOST - 1) * rows;
    return admin.list(
        """
        with recent as (select id from usage_authorization where creator_id = ? order by id desc limit ?),
        moved as (
          select t.authorization_id, t.code, t.at, t.amount_micros, t.seq
          from recent r join transfer t on t.authorization_id = r.id where t.ledger = 'CREDIT'
          union all
          select null, t.code, t.at, t.amount_micros, t.seq
          from credit_lot l join transfer t on t.lot_id = l.id
          where l.creator_id = ? and t.authorization_id is null and t.ledger = 'CREDIT')
        select authorization_id, code, at, sum(amount_micros) as micros, max(seq) as last
        from moved group by authorization_id, code, at, case when authorization_id is null then seq end
        order by last desc limit ? offset ?
        """,
        WalletMoves::move,
        creatorId,
        skipped + rows,
        creatorId,
        rows,
        skipped);
  }

  private static Move move(ResultSet row) throws SQLException {
    return new Move(
        Sql.instant(row, "at"),
        row.getString("code"),
        row.getLong("micros"),
        Optional.ofNullable(row.getObject("authorization_id", UUID.class)));
  }
}
