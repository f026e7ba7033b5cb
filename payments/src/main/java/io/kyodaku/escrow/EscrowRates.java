package io.kyodaku.escrow;

import io.kyodaku.ledger.ParRates;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The par table at which escrow crosses to another currency: the latest, whose version is kept. */
record EscrowRates(int version, Map<Currency, Long> microsPerCredit) {

  static EscrowRates latest(Connection connection) throws SQLException {
    record Par(int version, Currency currency, long micros) {}
    var rows =
        Sql.list(
            connection,
            "select version, currency, micros_per_credit from par_table"
                + " where version = (select max(version) from par_table)",
            row ->
                new Par(
                    row.getInt("version"),
                    Currency.getInstance(row.getString("currency")),
                    row.getLong("micros_per_credit")));
    return new EscrowRates(
        rows.getFirst().version(),
        rows.stream().collect(Collectors.toUnmodifiableMap(Par::currency, Par::micros)));
  }

  Money convert(Money from, Currency to) {
    ParRates rates =
        (unused, currency) ->
            Objects.requireNonNull(microsPerCredit.get(currency), "a currency with a par");
    return new Money(rates.convert(version, from.micros(), from.currency(), to), to);
  }

  /** The version, where the currency is another. */
  Optional<Integer> usedFor(Currency from, Currency to) {
    return from.equals(to) ? Optional.empty() : Optional.of(version);
  }
}
