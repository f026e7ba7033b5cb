package io.kyodaku.wallet;

import io.kyodaku.ledger.AccountIds;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.LotBooks;
import io.kyodaku.ledger.LotPostings;
import io.kyodaku.ledger.MoneyBackPostings;
import io.kyodaku.ledger.Posting;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a lot into a creator's wallet, with its transfers, in the caller's transaction of the admin
 * role. The wallet is locked first, so that the same order posted twice at once makes one lot.
 */
public final class LotPosting {

  private LotPosting() {}

  /**
   * Posts a purchase; a second time for the same order changes nothing. What the creator owes is
   * paid of it first. Returns the lot's id.
   */
  public static UUID post(Connection connection, PurchasedLot lot, Clock clock)
      throws SQLException {
    long debt = lockWallet(connection, lot.creatorId(), clock);
    Optional<UUID> before = lotOf(connection, "order_id", lot.orderId());
    if (before.isPresent()) {
      return before.get();
    }
    UUID id = Ids.next();
    LotBooks books =
        new LotBooks(id, lot.creatorId(), false, lot.sellingEntity(), lot.cost().currency());
    insert(
        connection,
        books,
        lot.orderId(),
        lot.creditsMicros(),
        lot.cost(),
        lot.taxMicros(),
        lot.expiresAt(),
        clock.instant());
    List<Posting> postings =
        new ArrayList<>(
            LotPostings.sold(
                books, lot.orderId(), lot.creditsMicros(), lot.cost().micros(), lot.taxMicros()));
    if (debt > 0) {
      postings.addAll(collect(connection, books, lot, Math.min(debt, lot.creditsMicros())));
    }
    Ledger.post(connection, postings, clock);
    return id;
  }

  /** Credits of the new lot pay what their creator owes. */
  private static List<Posting> collect(
      Connection connection, LotBooks books, PurchasedLot lot, long micros) throws SQLException {
    Lot paying =
        new Lot(
            books,
            lot.creditsMicros(),
            lot.cost().micros(),
            null,
            new Lot.Places(lot.creditsMicros(), 0, 0, 0, 0),
            0);
    long recognised = paying.collect(micros);
    Sql.execute(
        connection,
        """
        update credit_lot set available_micros = available_micros - ?, burned_micros = ?, collected_micros = ?,
          recognised_micros = ?
        where id = ?
        """,
        micros,
        micros,
        micros,
        recognised,
        books.lotId());
    Sql.execute(
        connection,
        "update wallet set available_micros = available_micros - ?, debt_micros = debt_micros - ?"
            + " where creator_id = ?",
        micros,
        micros,
        lot.creatorId());
    return MoneyBackPostings.collected(books, lot.orderId(), micros, recognised);
  }

  /** Posts a gift under an id of the caller's; a second time changes nothing. */
  public static void grant(Connection connection, GrantedLot lot, Clock clock) throws SQLException {
    // A gift pays no debts.
    long unused = lockWallet(connection, lot.creatorId(), clock);
    if (lotOf(connection, "id", lot.lotId()).isPresent()) {
      return;
    }
    LotBooks books =
        new LotBooks(lot.lotId(), lot.creatorId(), true, lot.sellingEntity(), lot.currency());
    insert(
        connection,
        books,
        null,
        lot.creditsMicros(),
        Money.zero(lot.currency()),
        0,
        lot.expiresAt(),
        clock.instant());
    Ledger.post(connection, LotPostings.granted(books, lot.creditsMicros()), clock);
  }

  /** Answers what the creator owes. */
  private static long lockWallet(Connection connection, UUID creatorId, Clock clock)
      throws SQLException {
    OpeningWallets.open(connection, List.of(creatorId), new AccountIds(clock), clock);
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select debt_micros from wallet where creator_id = ? for no key update")) {
      lock.setObject(1, creatorId);
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no creator " + creatorId);
        }
        return row.getLong(1);
      }
    }
  }

  private static Optional<UUID> lotOf(Connection connection, String column, UUID id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select id from credit_lot where " + column + " = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  private static void insert(
      Connection connection,
      LotBooks books,
      @Nullable UUID orderId,
      long creditsMicros,
      Money cost,
      long taxMicros,
      Optional<Instant> expiresAt,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into credit_lot (id, creator_id, kind, order_id, credits_micros, available_micros, cost_micros,
                  currency, selling_entity, expires_at, created_at, tax_micros)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedStatement add =
            connection.prepareStatement(
                "update wallet set available_micros = available_micros + ? where creator_id = ?")) {
      insert.setObject(1, books.lotId());
      insert.setObject(2, books.creatorId());
      insert.setString(3, (books.promotional() ? LotKind.PROMOTIONAL : LotKind.PURCHASED).name());
      insert.setObject(4, orderId);
      insert.setLong(5, creditsMicros);
      insert.setLong(6, creditsMicros);
      insert.setLong(7, cost.micros());
      insert.setString(8, cost.currency().getCurrencyCode());
      insert.setString(9, books.entity());
      insert.setObject(10, expiresAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
      insert.setObject(11, now.atOffset(ZoneOffset.UTC));
      insert.setLong(12, taxMicros);
      insert.execute();
      add.setLong(1, creditsMicros);
      add.setObject(2, books.creatorId());
      add.execute();
    }
  }
}
