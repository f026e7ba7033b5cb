package io.kyodaku.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.log.SealingLog;
import io.kyodaku.log.SigningKeys;
import io.kyodaku.ownership.Move;
import io.kyodaku.shared.Sql;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.StatementStage;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Books with usages, an escrow that was released, and statements are proved; and whatever somebody
 * changes in them, past all walls, is found by the check that it is for.
 */
class ProvenBooksTest {

  private static final String PAST_ALL_WALLS = "set session_replication_role = replica; ";

  private final EscrowStage own = new EscrowStage();
  private final Sql owner = new Sql(own.world.database.owner());
  private final VerifyingLedger verifying;
  private final SealingLog sealing;

  ProvenBooksTest() throws SQLException {
    SigningKeys keys =
        SigningKeys.open(own.world.database.admin(), "a secret of this test's", own.world.clock);
    verifying = new VerifyingLedger(own.world.database.admin(), keys);
    sealing = new SealingLog(own.world.database.admin(), keys, own.world.clock);
  }

  @BeforeEach
  void live() throws SQLException {
    own.use(10);
    own.does(new Move.Uphold(own.holder(), "Ours."));
    own.moving.decide(
        own.operator,
        own.conflict,
        new Move.Decide(Map.of(own.holder(), 7_500, own.asserting(), 2_500), "Both drew."));
    own.nobodyAppeals();
    own.releasing.run("");
    own.world.clock.pass(Duration.ofDays(32));
    ClosingStatement closing =
        new ClosingStatement(
            own.world.database.admin(), new StatementStage.ScriptedPlugins(), own.world.clock);
    while (closing.close(own.holder(), Actor.system()) instanceof ClosingStatement.Outcome.Closed) {
      // One period after the other.
    }
    sealing.run("");
  }

  @AfterEach
  void close() {
    own.close();
  }

  private List<Check> checks() {
    return ((VerifyingLedger.Verified) verifying.verify()).checks();
  }

  @Test
  void whatHoldsIsProvedAndEverythingWasLookedAt() {
    List<Check> checks = checks();
    assertThat(checks).extracting(Check::name).containsExactly(Check.Name.values());
    assertThat(checks).allSatisfy(check -> assertThat(check.faults()).as("%s", check).isEmpty());
    assertThat(checks)
        .filteredOn(
            check ->
                check.name() != Check.Name.PAYOUTS_EQUAL_STATEMENTS
                    && check.name() != Check.Name.COMPUTE_EQUALS_STATEMENTS
                    && check.name() != Check.Name.STRIPE_BALANCES_EQUAL_STRIPES)
        .allSatisfy(check -> assertThat(check.examined()).as("%s", check).isPositive());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update transfer set amount_micros = amount_micros + 1 where code = 'ROYALTY_ESCROWED' | ROYALTIES_EQUAL_SPLITS
          update transfer set amount_micros = amount_micros + 1 where code = 'BURNED_FEE' | CHARGES_EQUAL_BURNS
          update transfer set lot_id = null where code = 'HELD' | WALLETS_EQUAL_LOTS
          update transfer set code = 'LOT_GRANTED' where code = 'HELD' | BATCHES_ARE_IN_THE_LOG
          delete from transfer where code = 'STATEMENT_CLOSED' | STATEMENTS_ADD_UP
          update wallet set available_micros = available_micros + 1 | WALLETS_EQUAL_LOTS
          update usage_authorization set charged_micros = charged_micros - 1 | CHARGES_EQUAL_BURNS
          update royalty set royalty_micros = royalty_micros + 1, held_micros = held_micros - 1 | ROYALTIES_EQUAL_SPLITS
          update royalty_held set amount_micros = amount_micros + 1 | ESCROW_EQUALS_WHAT_IS_HELD
          update statement_entry set amount_micros = amount_micros + 1 | ROYALTIES_EQUAL_STATEMENTS
          update statement_line set amount_micros = amount_micros + 1 where kind = 'USAGE' | STATEMENTS_ADD_UP
          update statement_line set text = concat(text, '!') | STATEMENTS_ARE_IN_THE_LOG
          update statement set due_date = due_date + 1 | STATEMENTS_ARE_IN_THE_LOG
          update statement set payable_minor = payable_minor - 1, payable_micros = payable_micros - 1000000, lines_micros = lines_micros - 1000000 where payable_minor > 1 | PAYOUTS_EQUAL_STATEMENTS
          delete from log_entry where kind = 'LEDGER_BATCH' | BATCHES_ARE_IN_THE_LOG
          update log_entry set payload = sha256(payload) where kind = 'LEDGER_BATCH' | BATCHES_ARE_IN_THE_LOG
          update log_entry set payload = sha256(payload) where kind = 'STATEMENT' | STATEMENTS_ARE_IN_THE_LOG
          update log_entry set at = at + interval '1 second' | THE_LOG_IS_WHOLE
          update log_leaf set index = index + 1 where index = (select max(index) from log_leaf) | THE_LOG_IS_WHOLE
          update log_leaf set leaf_hash = sha256(leaf_hash) where index = 0 | THE_LOG_IS_WHOLE
          delete from log_leaf where index = (select max(index) from log_leaf) | THE_LOG_IS_WHOLE
          update log_head set root = sha256(root) | THE_LOG_IS_WHOLE
          update log_head set signature = replace(signature, '.', '.e') | THE_LOG_IS_WHOLE
          """)
  void whatIsChangedIsFound(String tampering, Check.Name found) {
    owner.update(PAST_ALL_WALLS + tampering);
    assertThat(checks())
        .filteredOn(check -> !check.holds())
        .as(tampering)
        .extracting(Check::name)
        .contains(found);
  }

  @Test
  void oneAtATimeIsEnough() {
    own.world.inAdminTransaction(
        connection -> {
          Sql.list(
              connection,
              "select pg_advisory_xact_lock(?)",
              row -> true,
              VerifyingLedger.ONE_AT_A_TIME);
          assertThat(verifying.verify()).isInstanceOf(VerifyingLedger.UnderWay.class);
        });
  }
}
