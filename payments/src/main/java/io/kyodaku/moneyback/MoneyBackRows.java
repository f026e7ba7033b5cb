package io.kyodaku.moneyback;

import io.kyodaku.ledger.Taxed;
import io.kyodaku.moneyback.MoneyBackRow.Kind;
import io.kyodaku.moneyback.MoneyBackRow.Status;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** The table of refunds and disputes, and what it needs to know of orders. */
final class MoneyBackRows {

  private MoneyBackRows() {}

  /**
   * An order that was paid.
   *
   * @param price what was paid for it, with tax
   * @param taxed the same apart
   */
  record Paid(
      UUID id, UUID creatorId, SellingEntity entity, Money price, Taxed taxed, Instant paidAt) {}

  /** What Stripe says of one. */
  record Look(
      Status status,
      String stripeStatus,
      String reason,
      String charge,
      Optional<Instant> dueBy,
      boolean taken,
      boolean freezes,
      Money fee) {}

  /** The order that a payment paid, which nobody else changes until this transaction ends. */
  static Optional<Paid> lockPaidBy(Connection connection, String paymentIntent)
      throws SQLException {
    return Sql.list(
            connection,
            "select * from purchase_order where payment_intent = ? and status = 'PAID' for update",
            MoneyBackRows::paid,
            paymentIntent)
        .stream()
        .findFirst();
  }

  static Optional<Paid> lockPaid(Connection connection, UUID orderId) throws SQLException {
    return Sql.list(
            connection,
            "select * from purchase_order where id = ? and status = 'PAID' for update",
            MoneyBackRows::paid,
            orderId)
        .stream()
        .findFirst();
  }

  static Optional<MoneyBackRow> ofStripe(Connection connection, String stripeId)
      throws SQLException {
    return find(connection, "stripe_id = ?", stripeId);
  }

  static Optional<MoneyBackRow> find(Connection connection, UUID id) throws SQLException {
    return find(connection, "id = ?", id);
  }

  static Optional<MoneyBackRow> lock(Connection connection, UUID id) throws SQLException {
    return find(connection, "id = ? for update", id);
  }

  private static Optional<MoneyBackRow> find(Connection connection, String which, Object value)
      throws SQLException {
    return Sql.list(
            connection, "select * from money_back where " + which, MoneyBackRows::read, value)
        .stream()
        .findFirst();
  }

  /** What of an order's price is taken, but for one refund or dispute; in micros. */
  static long takenBeside(Connection connection, UUID orderId, UUID besides) throws SQLException {
    return Sql.list(
            connection,
            "select coalesce(sum(taken_micros), 0) from money_back where order_id = ? and id <> ?",
            row -> row.getBigDecimal(1).longValueExact(),
            orderId,
            besides)
        .getFirst();
  }

  static void insert(
      Connection connection,
      UUID id,
      Kind kind,
      Paid order,
      Money amount,
      String stripeId,
      Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        """
        insert into money_back (id, kind, order_id, selling_entity, currency, amount_minor, status, stripe_id, created_at,
          changed_at)
        values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)
        """,
        id,
        kind,
        order.id(),
        order.entity(),
        amount.currency().getCurrencyCode(),
        amount.micros() / Money.microsPerMinor(amount.currency()),
        stripeId,
        now,
        now);
  }

  static void look(
      Connection connection,
      UUID id,
      String stripeId,
      Look look,
      Money amount,
      Money fee,
      Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        """
        update money_back set status = ?, stripe_id = ?, stripe_status = left(?, 100), stripe_reason = left(?, 100),
          charge_id = left(?, 255), due_by = coalesce(?, due_by), looks = looks + 1, taken_micros = ?, freezes = ?,
          fee_micros = ?, note = '', changed_at = ?
        where id = ?
        """,
        look.status(),
        stripeId,
        look.stripeStatus(),
        look.reason(),
        look.charge(),
        look.dueBy().orElse(null),
        look.taken() ? amount.micros() : 0,
        look.freezes(),
        fee.micros(),
        now,
        id);
  }

  static Paid paid(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Paid(
        row.getObject("id", UUID.class),
        row.getObject("creator_id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        Money.ofMinor(row.getLong("paid_minor"), currency),
        new Taxed(
            Money.ofMinor(row.getLong("net_minor"), currency).micros(),
            Money.ofMinor(row.getLong("paid_minor") - row.getLong("net_minor"), currency).micros(),
            currency),
        Sql.instant(row, "status_at"));
  }

  private static MoneyBackRow read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new MoneyBackRow(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getObject("order_id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        Money.ofMinor(row.getLong("amount_minor"), currency),
        Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("stripe_id")),
        row.getInt("looks"),
        new Money(row.getLong("taken_micros"), currency),
        new Money(row.getLong("fee_micros"), currency),
        Sql.optionalInstant(row, "tried_at"),
        row.getInt("refusals"));
  }
}
