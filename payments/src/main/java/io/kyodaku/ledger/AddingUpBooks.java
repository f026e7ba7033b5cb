package io.kyodaku.ledger;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Adds up the books for one check that was asked for; its job is named after it. Done twice, the
 * second finds that it has ended.
 */
@Dependent
public class AddingUpBooks implements JobHandler {

  static final String KIND = "books-check";
  private static final Logger LOG = Logger.getLogger(AddingUpBooks.class.getName());

  private final TrialBalance trialBalance;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public AddingUpBooks(
      TrialBalance trialBalance, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.trialBalance = trialBalance;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String payload) {
    UUID check = UUID.fromString(payload);
    List<TrialBalance.Line> lines = trialBalance.lines();
    transactions.run(
        connection -> {
          end(connection, check, lines);
          return true;
        });
    lines.stream()
        .filter(line -> !line.balanced())
        .forEach(line -> LOG.log(Level.SEVERE, "the books do not balance: {0}", line));
  }

  /** The check has ended then, so that another can be asked for. */
  @Override
  public void giveUp(String payload, String why) {
    transactions.run(
        connection -> {
          Sql.execute(
              connection,
              "update books_check set ended_at = ?, failed = true"
                  + " where id = ? and ended_at is null",
              clock.instant(),
              UUID.fromString(payload));
          return true;
        });
  }

  private void end(Connection connection, UUID asked, List<TrialBalance.Line> lines)
      throws SQLException {
    List<UUID> ended =
        Sql.list(
            connection,
            "update books_check set ended_at = ? where id = ? and ended_at is null returning id",
            row -> row.getObject(1, UUID.class),
            clock.instant(),
            asked);
    for (UUID check : ended) {
      for (TrialBalance.Line line : lines) {
        Sql.execute(
            connection,
            """
            insert into books_check_line (check_id, ledger, debits_micros, credits_micros, balanced)
            values (?, ?, ?, ?, ?)
            """,
            check,
            line.ledger(),
            line.debits(),
            line.credits(),
            line.balanced());
      }
    }
  }
}
