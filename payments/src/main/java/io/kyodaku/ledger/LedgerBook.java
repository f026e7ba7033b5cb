package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the ledger for operators: what an authorization moved, and what the accounts hold. */
@Dependent
public class LedgerBook {

  private static final int LINES_AT_MOST = 1_000;

  private final Sql admin;

  @Inject
  public LedgerBook(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** One side of a transfer. */
  public record Side(AccountKind kind, Optional<UUID> owner) {}

  /** One transfer as it is shown. */
  public record Line(
      UUID id,
      Instant at,
      String ledger,
      String entity,
      Side debit,
      Side credit,
      long amountMicros,
      TransferCode code,
      Optional<UUID> lotId,
      Optional<UUID> claimId) {}

  /**
   * What all accounts of one kind hold together, in one entity's books of one ledger.
   *
   * @param balanceMicros on the side on which the kind grows; below zero if on the other
   */
  public record Holding(String ledger, String entity, AccountKind kind, BigDecimal balanceMicros) {}

  /** Every transfer of one authorization, in the order in which they were made. */
  public List<Line> ofAuthorization(UUID authorizationId) {
    return lines("t.authorization_id", authorizationId);
  }

  /** Every transfer of one lot, likewise; the first thousand. */
  public List<Line> ofLot(UUID lotId) {
    return lines("t.lot_id", lotId);
  }

  /** All accounts by kind: the stored sums, and the transfers since. */
  public List<Holding> holdings() {
    return admin.list(
        """
        with entry as (
          select account_id as account, debits_micros - credits_micros as amount from account_balance
          union all
          select debit_account, amount_micros from transfer where seq > (select through_seq from ledger_rollup)
          union all
          select credit_account, -amount_micros from transfer where seq > (select through_seq from ledger_rollup))
        select a.ledger, a.entity, a.kind, sum(e.amount) as net
        from entry e join ledger_account a on a.id = e.account
        group by a.ledger, a.entity, a.kind order by a.ledger, a.entity, a.kind
        """,
        row -> {
          AccountKind kind = AccountKind.valueOf(row.getString("kind"));
          BigDecimal net = row.getBigDecimal("net");
          return new Holding(
              row.getString("ledger"),
              row.getString("entity"),
              kind,
              kind.side() == AccountKind.Side.DEBIT ? net : net.negate());
        });
  }

  private List<Line> lines(String column, UUID id) {
    return admin.list(
        """
        select t.*, d.kind as debit_kind, d.owner_id as debit_owner, c.kind as credit_kind, c.owner_id as credit_owner
        from transfer t
        join ledger_account d on d.id = t.debit_account
        join ledger_account c on c.id = t.credit_account
        where %s = ? order by t.seq limit %d
        """
            .formatted(column, LINES_AT_MOST),
        LedgerBook::line,
        id);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getObject("id", UUID.class),
        Sql.instant(row, "at"),
        row.getString("ledger"),
        row.getString("entity"),
        side(row, "debit"),
        side(row, "credit"),
        row.getLong("amount_micros"),
        TransferCode.valueOf(row.getString("code")),
        Optional.ofNullable(row.getObject("lot_id", UUID.class)),
        Optional.ofNullable(row.getObject("claim_id", UUID.class)));
  }

  private static Side side(ResultSet row, String which) throws SQLException {
    return new Side(
        AccountKind.valueOf(row.getString(which + "_kind")),
        Optional.ofNullable(row.getObject(which + "_owner", UUID.class)));
  }
}
