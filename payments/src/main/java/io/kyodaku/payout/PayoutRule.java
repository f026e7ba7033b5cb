package io.kyodaku.payout;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What bounds payouts of one currency.
 *
 * @param minimum what is due to a tenant is sent once it comes to this together; zero where
 *     anything is sent
 * @param alone what is sent within 24 hours without another operator; empty is without a limit
 * @param setBy by whom, and since when, it holds; empty where nobody ever set it
 */
public record PayoutRule(
    Money minimum, Optional<Money> alone, Optional<String> setBy, Optional<Instant> setAt) {

  /** In which money is paid. */
  public static final List<Currency> CURRENCIES =
      Stream.of("JPY", "USD", "EUR").map(Currency::getInstance).toList();

  public Currency currency() {
    return minimum.currency();
  }

  /** Whether one operator alone could send more by it than by the other. */
  boolean isLooserThan(PayoutRule other) {
    return other.alone.isPresent()
        && (alone.isEmpty() || alone.get().micros() > other.alone.get().micros());
  }

  boolean saysTheSameAs(PayoutRule other) {
    return minimum.equals(other.minimum) && alone.equals(other.alone);
  }

  /** What holds for a currency. */
  static PayoutRule of(Connection connection, Currency currency) throws SQLException {
    return Sql.list(
            connection,
            "select r.*, a.name from payout_rule r join account a on a.id = r.set_by"
                + " where r.currency = ? order by r.set_at desc, r.id desc limit 1",
            row -> {
              long alone = row.getLong("alone_minor");
              boolean unlimited = row.wasNull();
              return new PayoutRule(
                  Money.ofMinor(row.getLong("minimum_minor"), currency),
                  unlimited ? Optional.empty() : Optional.of(Money.ofMinor(alone, currency)),
                  Optional.of(row.getString("name")),
                  Optional.of(Sql.instant(row, "set_at")));
            },
            currency.getCurrencyCode())
        .stream()
        .findFirst()
        .orElseGet(
            () ->
                new PayoutRule(
                    Money.zero(currency), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** Of all that rules are changed by, one is at work at a time until its transaction ends. */
  static void lock(Connection connection) throws SQLException {
    Sql.execute(connection, "select pg_advisory_xact_lock(hashtextextended('payout-rules', 0))");
  }
}
