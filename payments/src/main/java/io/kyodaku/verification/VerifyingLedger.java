package io.kyodaku.verification;

import io.kyodaku.generatorpay.RecomputingGeneratorStatements;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.log.ReceiptVerifier;
import io.kyodaku.log.RecomputingLog;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.RecomputingStatements;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Proves all books, as of one moment, while everything goes on: reads every transfer, lot, royalty,
 * statement, payout and leaf. Takes as long as that takes; only one at a time does it.
 */
@Dependent
public class VerifyingLedger {

  /** The advisory lock that is held meanwhile. */
  public static final long ONE_AT_A_TIME = 0x6b796f_766c6eL;

  private final Transactions transactions;
  private final ReceiptVerifier verifier;

  @Inject
  public VerifyingLedger(@DatabaseRole(Kind.ADMIN) DataSource admin, ReceiptVerifier verifier) {
    this.transactions = new Transactions(admin);
    this.verifier = verifier;
  }

  /** What came of asking. */
  public sealed interface Outcome {}

  /** Each check, in order. */
  public record Verified(List<Check> checks) implements Outcome {

    public Verified {
      checks = List.copyOf(checks);
    }

    public boolean holds() {
      return checks.stream().allMatch(Check::holds);
    }
  }

  /** Somebody else's is under way; its answer is as good. */
  public record UnderWay() implements Outcome {}

  public Outcome verify() {
    return transactions.snapshot(
        connection ->
            Sql.list(
                        connection,
                        "select pg_try_advisory_xact_lock(?)",
                        row -> row.getBoolean(1),
                        ONE_AT_A_TIME)
                    .getFirst()
                ? new Verified(checks(connection))
                : new UnderWay());
  }

  private List<Check> checks(Connection connection) throws SQLException {
    List<Check> checks = new ArrayList<>();
    List<TrialBalance.Line> ledgers = TrialBalance.lines(connection);
    checks.add(
        check(
            Check.Name.LEDGERS_BALANCE,
            fault -> {
              ledgers.stream()
                  .filter(line -> line.debits().compareTo(line.credits()) != 0)
                  .forEach(
                      line ->
                          fault.accept(
                              "ledger "
                                  + line.ledger()
                                  + " has debits of "
                                  + line.debits()
                                  + " and credits of "
                                  + line.credits()));
              return count(connection, "transfer");
            }));
    checks.add(stored(connection, ledgers, Check.Name.STORED_BALANCES, "ledger_account"));
    checks.add(stored(connection, ledgers, Check.Name.WALLETS_EQUAL_LOTS, "credit_lot"));
    checks.add(stored(connection, ledgers, Check.Name.ESCROW_EQUALS_WHAT_IS_HELD, "royalty_held"));
    checks.add(
        found(connection, Check.Name.CHARGES_EQUAL_BURNS, BooksSql.CHARGES, "usage_authorization"));
    checks.add(
        found(connection, Check.Name.TAXES_EQUAL_PURCHASES, PurchasesSql.TAXES, "credit_lot"));
    checks.add(found(connection, Check.Name.ROYALTIES_EQUAL_SPLITS, BooksSql.ROYALTIES, "royalty"));
    checks.add(
        found(
            connection,
            Check.Name.STATEMENTS_ADD_UP,
            BooksSql.STATEMENTS + " union all " + ComputeSql.STATEMENTS,
            "statement"));
    checks.add(
        found(connection, Check.Name.ROYALTIES_EQUAL_STATEMENTS, BooksSql.OWED, "statement_line"));
    checks.add(
        found(
            connection,
            Check.Name.TAXES_WITHHELD_EQUAL_STATEMENTS,
            BooksSql.WITHHELD,
            "statement"));
    checks.add(
        found(
            connection,
            Check.Name.COMPUTE_EQUALS_STATEMENTS,
            ComputeSql.OWED,
            "generator_statement_usage"));
    checks.add(found(connection, Check.Name.PAYOUTS_EQUAL_STATEMENTS, BooksSql.PAYOUTS, "payout"));
    checks.add(
        found(
            connection,
            Check.Name.STRIPE_BALANCES_EQUAL_STRIPES,
            StripeSql.BALANCES,
            "stripe_balance_transaction"));
    checks.add(
        check(
            Check.Name.BATCHES_ARE_IN_THE_LOG, fault -> BatchHashes.recompute(connection, fault)));
    checks.add(
        check(
            Check.Name.STATEMENTS_ARE_IN_THE_LOG,
            fault ->
                RecomputingStatements.recompute(connection, fault)
                    + RecomputingGeneratorStatements.recompute(connection, fault)));
    checks.add(
        check(
            Check.Name.THE_LOG_IS_WHOLE,
            fault -> new RecomputingLog(verifier).recompute(connection, fault)));
    return checks;
  }

  /** Tells of faults and returns how much it looked at. */
  @FunctionalInterface
  private interface Look {
    long into(Consumer<String> fault) throws SQLException;
  }

  private static Check check(Check.Name name, Look look) throws SQLException {
    List<String> faults = new ArrayList<>();
    long examined =
        look.into(
            fault -> {
              if (faults.size() < Check.FAULTS_AT_MOST) {
                faults.add(fault);
              }
            });
    return new Check(name, examined, faults);
  }

  private static Check stored(
      Connection connection, List<TrialBalance.Line> ledgers, Check.Name name, String of)
      throws SQLException {
    return check(
        name,
        fault -> {
          ledgers.stream()
              .filter(line -> line.wrong().contains(name.name()))
              .forEach(
                  line -> fault.accept("what is stored in ledger " + line.ledger() + " differs"));
          return count(connection, of);
        });
  }

  private static Check found(Connection connection, Check.Name name, String sql, String of)
      throws SQLException {
    return check(
        name,
        fault -> {
          Sql.list(
                  connection, sql + " limit " + Check.FAULTS_AT_MOST, row -> row.getString("fault"))
              .forEach(fault);
          return count(connection, of);
        });
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Sql.list(connection, "select count(*) from " + table, row -> row.getLong(1)).getFirst();
  }
}
