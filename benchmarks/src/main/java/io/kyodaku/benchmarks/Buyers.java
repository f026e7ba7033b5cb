package io.kyodaku.benchmarks;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.wallet.LotPosting;
import io.kyodaku.wallet.PurchasedLot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Creators with more credits than any run spends. */
final class Buyers {

  private static final long CREDIT = 1_000_000L;
  private static final Currency USD = Currency.getInstance("USD");

  private Buyers() {}

  /**
   * Someone new who linked that generator. The lot is in dollars, so that a royalty in yen crosses
   * entity and currency.
   */
  static UUID open(Connection c, UUID generator, int i, Clock clock) throws SQLException {
    UUID account = Ids.next();
    UUID creator = Ids.next();
    run(
        c,
        "insert into account (id, email, password_hash, name, language, created_at)"
            + " values (?, ?, 'x', 'A', 'en', now())",
        account,
        "bench" + i + "@example.org");
    run(
        c,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        creator,
        account);
    run(
        c,
        "insert into creator_link (id, creator_id, generator_id, limit_micros, linked_at)"
            + " values (?, ?, ?, 900000000000000, now())",
        Ids.next(),
        creator,
        generator);
    LotPosting.post(
        c,
        new PurchasedLot(
            Ids.next(),
            creator,
            1_000_000_000L * CREDIT,
            Money.ofMinor(1_000_000_000L, USD),
            "US",
            Optional.empty()),
        clock);
    return creator;
  }

  static void run(Connection c, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
