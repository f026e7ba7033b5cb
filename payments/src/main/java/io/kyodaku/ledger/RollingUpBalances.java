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
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Adds new transfers to the stored sums of their accounts, and to what operators look at: an
 * account's entries, its days, and what each month earned and cost. All of it reaches up to one
 * sequence number below which nothing can appear any more; a balance is the stored sum and the few
 * transfers behind it.
 */
public final class RollingUpBalances implements JobHandler {

  private static final Logger LOG = Logger.getLogger(RollingUpBalances.class.getName());
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** So that what a long pause left behind is taken up in steps. */
  private static final long TRANSFERS_AT_ONCE = 200_000;

  /** What of the ledger is new: each transfer from both sides. */
  private static final String NEW = " from ledger_entry e where e.seq > ? and e.seq <= ? ";

  private static final String KINDS_OF_MARGIN =
      "('COMPUTE_REVENUE', 'FEE_REVENUE', 'BREAKAGE_REVENUE', 'COMPUTE_COST', 'ROYALTY_COST',"
          + " 'PROMOTION_COST', 'CHARGEBACK_COST', 'DISPUTE_FEES', 'STRIPE_FEES')";

  private static final List<String> ROLL_UP =
      List.of(
          "insert into account_entry (account_id, at, seq, transfer_id, debit_micros,"
              + " credit_micros) select account_id, at, seq, transfer_id, debit_micros,"
              + " credit_micros"
              + NEW
              + "order by account_id, at, seq",
          """
          insert into account_balance as b (account_id, debits_micros, credits_micros)
          select account_id, sum(debit_micros), sum(credit_micros)
          """
              + NEW
              + """
              group by account_id
              on conflict (account_id) do update
              set debits_micros = b.debits_micros + excluded.debits_micros,
                  credits_micros = b.credits_micros + excluded.credits_micros
              """,
          """
          insert into account_day as d (account_id, day, debits_micros, credits_micros)
          select account_id, (at at time zone 'UTC')::date, sum(debit_micros), sum(credit_micros)
          """
              + NEW
              + """
              group by 1, 2
              on conflict (account_id, day) do update
              set debits_micros = d.debits_micros + excluded.debits_micros,
                  credits_micros = d.credits_micros + excluded.credits_micros
              """,
          """
          insert into ledger_day as d (ledger, entity, kind, day, debits_micros, credits_micros)
          select a.ledger, a.entity, a.kind, (e.at at time zone 'UTC')::date, sum(e.debit_micros), sum(e.credit_micros)
          from ledger_entry e join ledger_account a on a.id = e.account_id where e.seq > ? and e.seq <= ?
          group by 1, 2, 3, 4
          on conflict (ledger, entity, kind, day) do update
          set debits_micros = d.debits_micros + excluded.debits_micros,
              credits_micros = d.credits_micros + excluded.credits_micros
          """,
          """
          insert into margin_month as m (month, ledger, entity, kind, claim_id, pack_id, micros)
          select date_trunc('month', e.at at time zone 'UTC')::date, a.ledger, a.entity, a.kind, e.claim_id, o.pack_id,
            sum(case when a.kind like '%\\_REVENUE' then e.credit_micros - e.debit_micros
                     else e.debit_micros - e.credit_micros end)
          from ledger_entry e
          join ledger_account a on a.id = e.account_id
          left join credit_lot l on l.id = e.lot_id
          left join purchase_order o on o.id = l.order_id
          where e.seq > ? and e.seq <= ? and a.kind in
          """
              + KINDS_OF_MARGIN
              + """
               group by 1, 2, 3, 4, 5, 6
              on conflict (month, ledger, entity, kind, claim_id, pack_id) do update
              set micros = m.micros + excluded.micros
              """);

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
      boolean moved = false;
      while (transactions.run(connection -> rollUp(connection, quiet.get()))) {
        moved = true;
      }
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

  /** The next step; false when there is none. Of two nodes at once, the second waits. */
  private static boolean rollUp(Connection connection, long quiet) throws SQLException {
    long after;
    try (Statement lock = connection.createStatement();
        ResultSet row = lock.executeQuery("select through_seq from ledger_rollup for update")) {
      if (!row.next() || row.getLong(1) >= quiet) {
        return false;
      }
      after = row.getLong(1);
    }
    long through = Math.min(quiet, after + TRANSFERS_AT_ONCE);
    for (String step : ROLL_UP) {
      try (PreparedStatement add = connection.prepareStatement(step)) {
        add.setLong(1, after);
        add.setLong(2, through);
        add.executeUpdate();
      }
    }
    try (PreparedStatement move =
        connection.prepareStatement("update ledger_rollup set through_seq = ?")) {
      move.setLong(1, through);
      move.executeUpdate();
    }
    return true;
  }
}
