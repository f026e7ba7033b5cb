package io.kyodaku.moneyback;

import io.kyodaku.ledger.Taxed;
import io.kyodaku.moneyback.MoneyBackRows.Paid;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What of a purchase can go back.
 *
 * @param unspent for the credits that are neither spent nor reserved nor owed, in proportion to
 *     what was paid with tax, rounded down to what can be paid
 * @param left of what was paid, whatever became of its credits
 */
record Refundable(UUID lotId, long lotCredits, Taxed paid, Money unspent, Money left) {

  private static final String OF_ORDER =
      """
      select l.id, l.credits_micros, l.cost_micros, l.tax_micros,
        greatest(0, least(l.available_micros - l.due_back_micros - l.frozen_micros,
          (select sum(greatest(0, c.available_micros - c.due_back_micros - c.frozen_micros)) from credit_lot c
           where c.creator_id = l.creator_id and c.live) - w.debt_micros)) as unspent,
        (select coalesce(sum(case when m.status in ('ASKED', 'OPEN')
            then m.amount_minor * case m.currency when 'JPY' then 1000000 else 10000 end else m.taken_micros end), 0)
         from money_back m where m.order_id = l.order_id) as gone
      from credit_lot l join wallet w on w.creator_id = l.creator_id where l.order_id = ?
      """;

  static Optional<Refundable> of(Connection connection, Paid order) throws SQLException {
    return Sql.list(
            connection,
            OF_ORDER,
            row -> {
              Taxed paid =
                  new Taxed(
                      row.getLong("cost_micros"),
                      row.getLong("tax_micros"),
                      order.price().currency());
              long gone = Math.min(paid.grossMicros(), row.getBigDecimal("gone").longValueExact());
              long left = order.price().micros() - gone;
              long cost =
                  BigInteger.valueOf(row.getBigDecimal("unspent").longValueExact())
                      .multiply(BigInteger.valueOf(paid.netMicros()))
                      .divide(BigInteger.valueOf(row.getLong("credits_micros")))
                      .longValueExact();
              long unspent = paid.grossAtMost(paid.netOf(gone) + cost) - gone;
              return new Refundable(
                  row.getObject("id", UUID.class),
                  row.getLong("credits_micros"),
                  paid,
                  payable(order, Math.min(unspent, left)),
                  payable(order, left));
            },
            order.id())
        .stream()
        .findFirst();
  }

  private static Money payable(Paid order, long micros) {
    long minor = Money.microsPerMinor(order.price().currency());
    return new Money(micros - Math.floorMod(micros, minor), order.price().currency());
  }

  /** Credits that so much of the payment had paid for, rounded up. */
  long creditsOf(Money amount) {
    return BigInteger.valueOf(paid.netAtMost(amount.micros()))
        .multiply(BigInteger.valueOf(lotCredits))
        .add(BigInteger.valueOf(paid.netMicros() - 1))
        .divide(BigInteger.valueOf(paid.netMicros()))
        .longValueExact();
  }
}
