package io.kyodaku.generatorpay;

import io.kyodaku.generatorpay.GeneratorStatement.LineKind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What becomes a line of a generator's next statement beside its compute. */
public final class GeneratorStatementEntries {

  private GeneratorStatementEntries() {}

  /**
   * A payout came back, and what it paid is owed again. In the caller's transaction; once for each
   * payout.
   */
  public static void payoutReturned(
      Connection connection,
      UUID generatorId,
      String entity,
      Money amount,
      UUID payoutId,
      String text,
      Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        """
        insert into generator_statement_entry (id, generator_id, selling_entity, currency, kind, amount_micros, reference_id,
          text, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        generatorId,
        entity,
        amount.currency().getCurrencyCode(),
        LineKind.RETURNED_PAYOUT,
        amount.micros(),
        payoutId,
        text,
        now);
  }
}
