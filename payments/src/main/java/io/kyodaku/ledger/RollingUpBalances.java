package io.kyodaku.ledger;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Adds new transfers to the stored sums of their accounts. Sums reach up to a sequence number below
 * which nothing can appear any more; a balance is the stored sum and the few transfers behind it.
 */
public final class RollingUpBalances implements JobHandler {

  private static final Logger LOG = Logger.getLogger(RollingUpBalances.class.getName());
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String ROLL_UP =
      """
      with span as (select through_seq from ledger_rollup for update),
      moved as (
        select account, sum(debit) as debits, sum(credit) as credits from (
          select t.debit_account as account, t.amount_micros as debit, 0 as credit
          from transfer t, span where t.seq > span.through_seq and t.seq <= ?
          union all
          select t.credit_account, 0, t.amount_micros
          from transfer t, span where t.seq > span.through_seq and t.seq <= ?) entry
        group by account)
      insert into account_balance as b (account_id, debits_micros, credits_micros)
      select account, debits, credits from moved
      on conflict (account_id) do update
      set debits_micros = b.debits_micros + excluded.debits_micros,
          credits_micros = b.credits_micros + excluded.credits_micros
      """;

  private final Sql admin;
  private final Transactions transactions;

  public RollingUpBalances(DataSource admin) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
  }

  @Override
  public String kind() {
    return "ledger-rollup";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(30));
  }

  @Override
  public void run(String nothing) {
    Optional<Long> quiet = quiet();
    if (quiet.isPresent()) {
      boolean moved = transactions.run(connection -> rollUp(connection, quiet.get()));
      LOG.log(Level.FINE, "balances rolled up through {0}: {1}", new Object[] {quiet.get(), moved});
    }
  }

  /** In a transaction of its own, so that those who charge wait for a moment only. */
  private Optional<Long> quiet() {
    try {
      return admin.first("select ledger_quiet_seq()", row -> row.getLong(1));
    } catch (DatabaseFailure e) {
      if (e.getCause() instanceof SQLException cause
          && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean rollUp(Connection connection, long quiet) throws SQLException {
    try (Statement lock = connection.createStatement();
        ResultSet row = lock.executeQuery("select through_seq from ledger_rollup for update")) {
      if (!row.next() || row.getLong(1) >= quiet) {
        return false;
      }
    }
    try (PreparedStatement add = connection.prepareStatement(ROLL_UP);
        PreparedStatement through =
            connection.prepareStatement("update ledger_rollup set through_seq = ?")) {
      add.setLong(1, quiet);
      add.setLong(2, quiet);
      add.executeUpdate();
      through.setLong(1, quiet);
      through.executeUpdate();
    }
    return true;
  }
}
