package io.kyodaku.payout;

import io.kyodaku.foureyes.ActKind;
import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.shared.FileHash;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Payouts that one operator asked another for: the statements stand beside the act, and their hash
 * in it. A statement never changes, so what is allowed is what was seen.
 */
final class AskedPayouts {

  private static final int BATCH = 1_000;

  private AskedPayouts() {}

  /**
   * @param due in the order of their ids; not empty
   */
  static UUID ask(
      Connection connection, Currency currency, List<DuePayout> due, UUID by, Clock clock)
      throws SQLException {
    Money sum = due.stream().map(DuePayout::amount).reduce(Money.zero(currency), Money::plus);
    List<UUID> statements = due.stream().map(DuePayout::statementId).toList();
    UUID act =
        FourEyes.ask(
            connection,
            ActKind.PAYOUTS,
            currency.getCurrencyCode(),
            "pay "
                + statements.size()
                + (statements.size() == 1 ? " statement, " : " statements, ")
                + sum.major().toPlainString()
                + " "
                + currency,
            hash(statements),
            by,
            clock);
    if (statementsOf(connection, act).isEmpty()) {
      keep(connection, act, statements);
    }
    return act;
  }

  /**
   * @throws IllegalStateException when these are not the statements that were seen
   */
  static void allowed(Connection connection, AskedAct act) throws SQLException {
    if (!hash(statementsOf(connection, act.id())).equals(act.content())) {
      throw new IllegalStateException("other statements than those of act " + act.id());
    }
  }

  private static List<UUID> statementsOf(Connection connection, UUID act) throws SQLException {
    return Sql.list(
        connection,
        "select statement_id from payout_asked where act_id = ? order by statement_id",
        row -> row.getObject("statement_id", UUID.class),
        act);
  }

  private static void keep(Connection connection, UUID act, List<UUID> statements)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into payout_asked (act_id, statement_id) select ?, unnest(?::uuid[])")) {
      for (int from = 0; from < statements.size(); from += BATCH) {
        List<UUID> some = statements.subList(from, Math.min(from + BATCH, statements.size()));
        insert.setObject(1, act);
        insert.setArray(2, connection.createArrayOf("uuid", some.toArray()));
        insert.execute();
      }
    }
  }

  private static String hash(List<UUID> statements) {
    return FileHash.sha256(
        statements.stream()
            .map(UUID::toString)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.US_ASCII));
  }
}
