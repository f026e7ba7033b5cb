package io.kyodaku.ledger;

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

/** Finds transfers for operators. */
@Dependent
public class Transfers {

  private static final int AT_MOST = 500;

  /** More than all writers together put between two transfers of one batch. */
  private static final long NEAR = 20_000;

  private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Sql admin;
  private final RolledUp books;

  @Inject
  public Transfers(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
    books = new RolledUp(admin);
  }

  private static final String TRANSFER =
      """
      select t.id, t.seq, t.at, t.code, t.ledger, t.entity, t.amount_micros, t.lot_id, t.authorization_id, t.claim_id,
        t.reference_id, t.batch_id, l.order_id,
        d.id as debit_id, d.kind as debit, d.owner_id as debited, %s as debit_owner,
        c.id as credit_id, c.kind as credit, c.owner_id as credited, %s as credit_owner
      from transfer t
      join ledger_account d on d.id = t.debit_account
      join ledger_account c on c.id = t.credit_account
      left join credit_lot l on l.id = t.lot_id
      """
          .formatted(LedgerAccounts.owner("d"), LedgerAccounts.owner("c"));

  /**
   * One transfer, in micros of its ledger: a currency, or {@code CREDIT}.
   *
   * @param seq its number in the order in which transfers were made
   * @param entity whose books it is in; {@code -} for credits
   * @param about what it was made for
   */
  public record Entry(
      UUID id,
      long seq,
      Instant at,
      TransferCode code,
      String ledger,
      String entity,
      Side debit,
      Side credit,
      long micros,
      About about,
      UUID batchId) {}

  /**
   * One side of a transfer.
   *
   * @param owner the name of whom the account is kept for; else empty
   */
  public record Side(UUID accountId, AccountKind kind, Optional<UUID> ownerId, String owner) {}

  /**
   * What a transfer is about, as far as it is about that.
   *
   * @param order the purchase that the lot came from, or that was paid
   */
  public record About(
      Optional<UUID> authorization,
      Optional<UUID> claim,
      Optional<UUID> lot,
      Optional<UUID> order,
      Optional<UUID> statement,
      Optional<UUID> payout) {}

  /** Where a page of an account begins: before this entry, the newest first. */
  public record Before(Instant at, long seq) {}

  public Optional<Entry> find(UUID id) {
    return admin.first(TRANSFER + " where t.id = ?", Transfers::entry, id);
  }

  /** All that one authorization moved; at most 500. */
  public List<Entry> ofAuthorization(UUID authorizationId) {
    return admin.list(
        TRANSFER + " where t.authorization_id = ? order by t.seq limit ?",
        Transfers::entry,
        authorizationId,
        AT_MOST);
  }

  /** All that was booked for one order, statement or payout; at most 500. */
  public List<Entry> about(UUID referenceId) {
    return admin.list(
        TRANSFER + " where t.reference_id = ? order by t.seq limit ?",
        Transfers::entry,
        referenceId,
        AT_MOST);
  }

  /**
   * The transfers that were made together with this one; at most 500. They have one moment, and
   * numbers that lie near to each other.
   */
  public List<Entry> together(Entry with) {
    return admin.list(
        TRANSFER
            + " where t.seq between ? and ? and t.at = ? and t.batch_id = ? order by t.seq limit"
            + " ?",
        Transfers::entry,
        with.seq() - NEAR,
        with.seq() + NEAR,
        with.at(),
        with.batchId(),
        AT_MOST);
  }

  /**
   * Those of one account, the newest first.
   *
   * @param until only what was booked before, if that is asked for
   * @param before where the page begins
   * @param size of the page
   */
  public List<Entry> ofAccount(
      UUID accountId, Optional<Instant> until, Optional<Before> before, int size) {
    Instant end = until.orElse(FOREVER);
    Before first = before.orElse(new Before(FOREVER, Long.MAX_VALUE));
    return books.read(
        (connection, through) ->
            Sql.list(
                connection,
                """
                with own as (
                  (select transfer_id, at, seq from account_entry
                   where account_id = ? and at < ? and (at, seq) < (?, ?) order by at desc, seq desc limit ?)
                  union all
                  (select transfer_id, at, seq from ledger_entry
                   where account_id = ? and seq > ? and at < ? and (at, seq) < (?, ?)
                   order by at desc, seq desc limit ?)
                  order by at desc, seq desc limit ?)
                """
                    + TRANSFER.replace(
                        "from transfer t", "from own join transfer t on t.id = own.transfer_id")
                    + " order by own.at desc, own.seq desc",
                Transfers::entry,
                accountId,
                end,
                first.at(),
                first.seq(),
                size,
                accountId,
                through,
                end,
                first.at(),
                first.seq(),
                size,
                size));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    TransferCode code = TransferCode.valueOf(row.getString("code"));
    Optional<UUID> reference = id(row, "reference_id");
    return new Entry(
        row.getObject("id", UUID.class),
        row.getLong("seq"),
        Sql.instant(row, "at"),
        code,
        row.getString("ledger"),
        row.getString("entity"),
        side(row, "debit", "debited"),
        side(row, "credit", "credited"),
        row.getLong("amount_micros"),
        new About(
            id(row, "authorization_id"),
            id(row, "claim_id"),
            id(row, "lot_id"),
            id(row, "order_id"),
            reference.filter(unused -> code.name().startsWith("STATEMENT_")),
            reference.filter(unused -> code.name().startsWith("PAYOUT_"))),
        row.getObject("batch_id", UUID.class));
  }

  private static Side side(ResultSet row, String side, String owner) throws SQLException {
    return new Side(
        row.getObject(side + "_id", UUID.class),
        AccountKind.valueOf(row.getString(side)),
        id(row, owner),
        row.getString(side + "_owner"));
  }

  private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }
}
