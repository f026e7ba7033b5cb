package io.kyodaku.statement;

import static io.kyodaku.statement.StatementStage.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.Actor;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClosingStatementTest {

  /** Midnight in Tokyo. */
  private static final Instant MARCH = Instant.parse("2026-02-28T15:00:00Z");

  private static final Instant APRIL = Instant.parse("2026-03-31T15:00:00Z");
  private static final Instant MAY = Instant.parse("2026-04-30T15:00:00Z");

  private final TestDatabase database = TestDatabase.shared();
  private final StatementStage stage = new StatementStage(database, APRIL);

  @Test
  void aPeriodHasItsFirstMomentAndNotTheMomentAfterItsLast() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 1_000_000, MARCH);
    stage.royalty(tenant, asset, "SHARED", 20_000_000, APRIL.minusNanos(1_000));
    stage.royalty(tenant, asset, "SHARED", 300_000_000, APRIL);
    StatementDetail march = stage.closed(tenant);
    assertThat(march.lines())
        .containsExactly(
            new Statement.Line(
                LineKind.USAGE,
                Optional.of(asset),
                Optional.of(io.kyodaku.rule.Use.SHARED),
                Optional.empty(),
                2,
                16,
                42_000_000,
                21_000_000,
                Optional.empty(),
                ""));
    assertThat(march.statement().payableMinor()).isEqualTo(21);
    assertThat(march.statement().fromDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(march.statement().toDate()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(march.statement().dueDate()).isEqualTo(LocalDate.of(2026, 4, 10));
  }

  @Test
  void aPeriodThatHasNotEndedStaysOpen() {
    TenantId tenant = stage.tenant(APRIL);
    assertThat(stage.close(tenant)).isEqualTo(new ClosingStatement.Outcome.NotEnded(MAY));
    assertThat(stage.close(TestTenants.verified(database, "JPY")))
        .isEqualTo(new ClosingStatement.Outcome.NothingToState());
  }

  @Test
  void aContractThatBeganWithinAPeriodIsStatedFromThen() {
    Instant begin = Instant.parse("2026-03-20T03:00:00Z");
    TenantId tenant = stage.tenant(begin);
    Statement statement = stage.closed(tenant).statement();
    assertThat(statement.fromAt()).isEqualTo(begin);
    assertThat(statement.fromDate()).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(statement.payableMinor()).isZero();
    assertThat(stage.plugins.asked.getLast().period())
        .isEqualTo(new Period(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 1)));
  }

  @Test
  void fractionsAreCarriedUntilTheyCanBePaid() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 1_600_000, MARCH);
    Statement march = stage.closed(tenant).statement();
    assertThat(march.payableMinor()).isEqualTo(1);
    assertThat(march.carriedMicros()).isEqualTo(600_000);

    stage.royalty(tenant, asset, "SHARED", 400_000, APRIL);
    stage.clock.pass(Duration.between(APRIL, MAY));
    Statement april = stage.closed(tenant).statement();
    assertThat(april.number()).isEqualTo(2);
    assertThat(april.openingMicros()).isEqualTo(600_000);
    assertThat(april.payableMinor()).isEqualTo(1);
    assertThat(april.carriedMicros()).isZero();
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, "JP", Optional.of(tenant))).isZero();
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, "JP", Optional.of(tenant)))
        .isEqualTo(2_000_000);
  }

  @Test
  void whatWasTakenBackIsCarriedUntilItIsEarnedAgain() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "JP", "CHARGEBACK", "SHARED", -5_000_000, MARCH);
    Statement march = stage.closed(tenant).statement();
    assertThat(march.payableMinor()).isZero();
    assertThat(march.carriedMicros()).isEqualTo(-5_000_000);
    stage.royalty(tenant, asset, "SHARED", 7_000_000, APRIL);
    stage.clock.pass(Duration.between(APRIL, MAY));
    assertThat(stage.closed(tenant).statement().payableMinor()).isEqualTo(2);
  }

  @Test
  void whatIsBookedLateIsPaidWithTheNextAndOnce() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.closed(tenant);
    stage.royalty(tenant, asset, "SHARED", 3_000_000, APRIL.minusNanos(1_000));
    stage.royalty(tenant, asset, "SHARED", 4_000_000, APRIL);
    stage.clock.pass(Duration.between(APRIL, MAY));
    assertThat(stage.closed(tenant).lines())
        .extracting(line -> line.kind() + " " + line.amountMicros())
        .containsExactly("USAGE 4000000", "BACKPAY 3000000");
    assertThat(stage.plugins.asked.getLast().totals())
        .singleElement()
        .satisfies(total -> assertThat(total.usages()).isEqualTo(2));
  }

  @Test
  void theTermsPluginsLinesAreOwedAndBooked() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "COMMERCIAL", 10_000_000, MARCH);
    stage.plugins.terms =
        (who, facts) ->
            new PluginAnswer.Answered<>(
                List.of(
                    StatementLine.ofTotal(
                        LineType.TIER, facts.totals().getFirst(), 2_500_000, YEN, "Volume"),
                    StatementLine.ofPeriod(LineType.RECOUPMENT, -1_000_000, YEN, "Advance")));
    StatementDetail statement = stage.closed(tenant);
    assertThat(statement.lines())
        .extracting(line -> line.kind() + " " + line.amountMicros() + " " + line.text())
        .containsExactly("USAGE 10000000 ", "TIER 2500000 Volume", "RECOUPMENT -1000000 Advance");
    assertThat(statement.statement().payableMinor()).isEqualTo(11);
    assertThat(stage.plugins.asked.getLast().shareBps()).isEqualTo(7_000);
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, "JP", Optional.of(tenant)))
        .isEqualTo(500_000);
  }

  @Test
  void aPluginThatFailsKeepsItsOwnTenantOpenAndIsSeen() {
    StatementStage own = new StatementStage(TestDatabase.fresh(), APRIL);
    TenantId broken = own.tenant(MARCH);
    TenantId fine = own.tenant(MARCH);
    own.royalty(broken, own.asset(broken), "SHARED", 1_000_000, MARCH);
    own.plugins.terms =
        (who, facts) ->
            who.equals(broken) ? StatementStage.failure() : new PluginAnswer.Answered<>(List.of());
    ClosingPeriods periods = new ClosingPeriods(own.closing, own.database.admin(), own.clock);
    ClosingFailures failures = new ClosingFailures(own.database.admin());

    ClosingPeriods.Report report = periods.close(Actor.system());
    assertThat(report.closed()).hasSize(1);
    assertThat(report.failed())
        .containsExactly(new ClosingPeriods.Report.Failed(broken, "THREW", "It threw"));
    periods.close(Actor.system());
    assertThat(failures.list())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.tenant()).isEqualTo(broken);
              assertThat(failure.attempts()).isEqualTo(2);
            });
    assertThat(own.statements.list(Optional.of(broken), 0, 10)).isEmpty();
    assertThat(own.statements.list(Optional.of(fine), 0, 10)).hasSize(1);

    own.plugins.terms = (who, facts) -> new PluginAnswer.Answered<>(List.of());
    assertThat(periods.close(Actor.system()).closed()).hasSize(1);
    assertThat(failures.list()).isEmpty();
    assertThat(own.statements.list(Optional.of(broken), 0, 10))
        .singleElement()
        .satisfies(statement -> assertThat(statement.payableMinor()).isEqualTo(1));
  }

  @Test
  void aScheduleThatFailsKeepsThePeriodOpen() {
    TenantId tenant = stage.tenant(MARCH);
    stage.plugins.schedule = moment -> StatementStage.failure();
    assertThat(stage.close(tenant))
        .isEqualTo(new ClosingStatement.Outcome.PluginFailed("THREW", "It threw"));
  }

  @Test
  void everyPeriodThatEndedIsClosedInOneGo() {
    StatementStage own =
        new StatementStage(TestDatabase.fresh(), Instant.parse("2026-06-15T00:00:00Z"));
    TenantId tenant = own.tenant(MARCH);
    new ClosingPeriods(own.closing, own.database.admin(), own.clock).close(Actor.system());
    assertThat(own.statements.list(Optional.of(tenant), 0, 10))
        .extracting(Statement::fromDate)
        .containsExactly(
            LocalDate.of(2026, 5, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 1));
  }

  @Test
  void anEntityThatOwesFromAnEarlierVersionStatesItInItsOwnBooks() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "US", "USAGE", "SHARED", 2_000_000, MARCH);
    stage.royalty(tenant, asset, "SHARED", 3_000_000, MARCH);
    ClosingStatement.Outcome outcome = stage.close(tenant);
    assertThat(outcome).isInstanceOf(ClosingStatement.Outcome.Closed.class);
    assertThat(stage.statements.list(Optional.of(tenant), 0, 10))
        .extracting(s -> s.number() + " " + s.entity() + " " + s.payableMinor())
        .containsExactly("2 US 2", "1 JP 3");
  }

  @Test
  void eachTerritoryHasALineOfItsOwnUpToThreeAtOnce() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.shown(tenant, asset, "US", 1_000_000, MARCH);
    stage.shown(tenant, asset, "JP", 2_000_000, MARCH);
    stage.shown(tenant, asset, "JP", 3_000_000, MARCH);
    stage.shown(tenant, asset, "CN|JP|US", 4_000_000, MARCH);
    stage.shown(tenant, asset, "CN|DE|JP|US", 5_000_000, MARCH);
    stage.shown(tenant, asset, "CN|FR|JP|US", 6_000_000, MARCH);
    stage.royalty(tenant, asset, "SHARED", 7_000_000, MARCH);
    StatementDetail statement = stage.closed(tenant);
    assertThat(statement.lines())
        .extracting(
            line ->
                line.territories().orElse("-") + " " + line.usages() + " " + line.amountMicros())
        .containsExactly(
            "- 1 7000000", "+ 2 11000000", "CN|JP|US 1 4000000", "JP 2 5000000", "US 1 1000000");
    assertThat(statement.lines().get(2).countries()).containsExactly("CN", "JP", "US");
    assertThat(statement.lines().get(1).countries()).isEmpty();
    assertThat(statement.text()).contains("territories CN|JP|US\n", "territories +\n");
    assertThat(stage.plugins.asked.getLast().totals())
        .as("a plugin is told of asset and use")
        .hasSize(1);
  }

  @Test
  void whatIsWhoseIsReadFromTheStatementAndItsContract() {
    TenantId tenant = stage.tenant(MARCH);
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update contract_version set terms_config ="
            + " '{\"administrator\":\"Agency\",\"feeBps\":1000}' where tenant_id = ?",
        tenant.value());
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 10_000_000, MARCH);
    stage.plugins.terms =
        (of, facts) ->
            new PluginAnswer.Answered<>(
                List.of(
                    StatementLine.ofPeriod(LineType.MEMBER_SHARE, 1_000_000, YEN, "Agency"),
                    StatementLine.ofPeriod(LineType.MEMBER_SHARE, 9_000_000, YEN, "Film")));
    StatementDetail statement = stage.closed(tenant);
    List<MemberShare> expected =
        List.of(new MemberShare("Agency", 1_000_000, 0), new MemberShare("Film", 0, 9_000_000));
    assertThat(stage.statements.members(statement)).isEqualTo(expected);
    List<MemberShare> own =
        TenantTransactions.of(database)
            .run(tenant, (entities, rows) -> new OwnStatements(rows).members(tenant, statement));
    assertThat(own).isEqualTo(expected);
  }

  @Test
  void anEndedContractIsStatedUntilNothingIsOpen() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 3_000_000, MARCH);
    TestTenants.execute(
        database,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        tenant.value());
    assertThat(stage.closed(tenant).statement().payableMinor()).isEqualTo(3);
    stage.clock.pass(Duration.between(APRIL, MAY));
    assertThat(stage.close(tenant)).isEqualTo(new ClosingStatement.Outcome.NothingToState());
  }

  @Test
  void aReturnedPayoutIsOwedAgainOnTheNextStatement() {
    TenantId tenant = stage.tenant(MARCH);
    UUID payout = Ids.next();
    new Transactions(database.admin())
        .run(
            connection -> {
              StatementEntries.payoutReturned(
                  connection, tenant, "JP", Money.ofMinor(9, YEN), payout, "Returned", MARCH);
              return true;
            });
    StatementDetail statement = stage.closed(tenant);
    assertThat(statement.lines())
        .extracting(line -> line.kind() + " " + line.amountMicros())
        .containsExactly("RETURNED_PAYOUT 9000000");
    assertThat(statement.statement().payableMinor()).isEqualTo(9);
  }

  @Test
  void ofManyWhoCloseAtOnceOneDoes() throws Exception {
    TenantId tenant = stage.tenant(MARCH);
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 5_000_000, MARCH);
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      List<Callable<ClosingStatement.Outcome>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        work.add(() -> stage.close(tenant));
      }
      for (Future<ClosingStatement.Outcome> done : workers.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(stage.statements.list(Optional.of(tenant), 0, 10)).hasSize(1);
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, "JP", Optional.of(tenant)))
        .isEqualTo(5_000_000);
  }

  @Test
  void aClosedStatementIsALeafOfTheLog() {
    TenantId tenant = stage.tenant(MARCH);
    UUID id = stage.closed(tenant).statement().id();
    assertThat(
            TestTenants.execute(
                database,
                "create temp table found on commit drop as select 1 from log_entry where"
                    + " subject_id = ? and kind = 'STATEMENT'",
                id))
        .isEqualTo(1);
  }

  @Test
  void nobodyChangesAddsToOrForgetsAClosedStatement() {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 5_000_000, MARCH);
    stage.royalty(tenant, asset, "SHARED", 6_000_000, APRIL);
    UUID id = stage.closed(tenant).statement().id();
    for (String attack :
        List.of(
            "update statement set payable_minor = 6, payable_micros = 6000000 where id = ?",
            "update statement_line set amount_micros = 6 where statement_id = ?",
            "delete from statement_line where statement_id = ?",
            "update statement set upto_seq = upto_seq + 1 where id = ?",
            "delete from royalty where tenant_id = (select tenant_id from statement where id = ?)",
            "delete from statement where id = ?",
            "insert into statement_line select statement_id, position + 1, tenant_id, kind,"
                + " asset_id, use, 0, 0, 0, 0, entry_id, text from statement_line where"
                + " statement_id = ?")) {
      assertThatThrownBy(() -> TestTenants.execute(database, attack, id))
          .as(attack)
          .rootCause()
          .hasMessageMatching("(?s).*(never changed|nothing is added|already exists).*");
    }
    for (String table : List.of("statement", "statement_line", "royalty")) {
      assertThatThrownBy(() -> TestTenants.execute(database, "truncate " + table + " cascade"))
          .as(table)
          .rootCause()
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void aStatementThatDoesNotFollowIsNotWritten() {
    TenantId tenant = stage.tenant(MARCH);
    UUID id = stage.closed(tenant).statement().id();
    String copy =
        "insert into statement select gen_random_uuid(), tenant_id, %s, contract_version_id,"
            + " selling_entity, currency, zone, from_date, to_date, %s, to_at + interval '31 days',"
            + " due_date, due_at + interval '31 days', %s, lines_micros, payable_minor,"
            + " payable_micros, %s, line_count, %s, closed_at + interval '31 days', null, false,"
            + " null, null, %s, upto_seq, %s from statement where id = ?";
    assertRefused(
        copy.formatted("3", "to_at", "0", "0", "0", "to_at", "upto_seq"), id, "the next number");
    assertRefused(
        copy.formatted("2", "to_at + interval '1 s'", "0", "0", "0", "to_at", "upto_seq"),
        id,
        "begins where");
    assertRefused(
        copy.formatted("2", "to_at", "100", "100", "0", "to_at", "upto_seq"), id, "opens with");
    assertRefused(
        copy.formatted("2", "to_at", "0", "0", "0", "after_at", "upto_seq"), id, "opens with");
    assertRefused(
        copy.formatted("2", "to_at", "0", "0", "0", "to_at", "upto_seq + 1"), id, "opens with");
    assertRefused(copy.formatted("2", "to_at", "0", "0", "1", "to_at", "upto_seq"), id, "adds up");
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 5_000_000, APRIL);
    QuietRoyalties.seq(new Transactions(database.admin()));
    assertRefused(
        copy.formatted("2", "to_at", "0", "0", "0", "to_at", "(select max(seq) from royalty)"),
        id,
        "adds up");
  }

  /** A royalty that happened in time, and is committed after the statement was closed. */
  @Test
  void whatIsOnItsWayWhenAStatementIsClosedIsOnThatOrOnTheNext() throws Exception {
    TenantId tenant = stage.tenant(MARCH);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 1_000_000, MARCH);
    try (Connection late = database.owner().getConnection();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      late.setAutoCommit(false);
      try (var insert = late.createStatement()) {
        insert.execute(
            "set local session_replication_role = replica; insert into royalty (id, tenant_id,"
                + " authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds,"
                + " currency, selling_entity, fee_micros, base, base_micros, share_bps,"
                + " royalty_micros, platform_micros, par_version, at) select uuidv7(), tenant_id,"
                + " uuidv7(), claim_id, asset_id, contract_version_id, kind, use, seconds,"
                + " currency, selling_entity, fee_micros, base, base_micros, share_bps,"
                + " royalty_micros, platform_micros, par_version, at from royalty");
      }
      Future<StatementDetail> closing = other.submit(() -> stage.closed(tenant));
      Thread.sleep(300);
      assertThat(closing.isDone()).as("it waits for those who are booking").isFalse();
      late.commit();
      assertThat(closing.get().statement().royaltyCount()).isEqualTo(2);
    }
  }

  @Test
  void manyAreClosedAtOnceAndOneThatFailsStopsNoOther() {
    List<TenantId> tenants = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TenantId tenant = stage.tenant(MARCH);
      UUID asset = stage.asset(tenant);
      stage.royalty(tenant, asset, "SHARED", 1_000_000L * i, MARCH);
      stage.royalty(tenant, asset, "PERSONAL", 500_000, MARCH);
      tenants.add(tenant);
    }
    TenantId broken = tenants.get(7);
    stage.plugins.terms =
        (tenant, facts) ->
            tenant.equals(broken)
                ? StatementStage.failure()
                : new PluginAnswer.Answered<>(List.of());
    Map<TenantId, ClosingStatement.Outcome> outcomes =
        stage.closing.close(tenants, Actor.system(), Optional.empty());
    assertThat(outcomes).hasSize(20);
    for (int i = 0; i < 20; i++) {
      TenantId tenant = tenants.get(i);
      List<Statement> closed = stage.statements.list(Optional.of(tenant), 0, 10);
      if (tenant.equals(broken)) {
        assertThat(outcomes.get(tenant)).isInstanceOf(ClosingStatement.Outcome.PluginFailed.class);
        assertThat(closed).isEmpty();
      } else {
        assertThat(closed)
            .singleElement()
            .satisfies(statement -> assertThat(statement.number()).isEqualTo(1));
        assertThat(closed.getFirst().linesMicros())
            .isEqualTo(1_000_000L * tenants.indexOf(tenant) + 500_000);
      }
    }
    stage.plugins.terms = (tenant, facts) -> new PluginAnswer.Answered<>(List.of());
    assertThat(stage.closed(broken).statement().royaltyCount()).isEqualTo(2);
  }

  private void assertRefused(String sql, UUID id, String why) {
    assertThatThrownBy(() -> TestTenants.execute(database, sql, id))
        .rootCause()
        .hasMessageContaining(why);
  }

  @Test
  void aTenantSeesItsOwnStatementsAlone() {
    TenantId mine = stage.tenant(MARCH);
    TenantId other = stage.tenant(MARCH);
    UUID own = stage.closed(mine).statement().id();
    UUID others = stage.closed(other).statement().id();
    TenantTransactions transactions = TenantTransactions.of(database);
    List<Statement> seen =
        transactions.run(mine, (entities, rows) -> new OwnStatements(rows).list(mine, 0, 10));
    assertThat(seen).extracting(Statement::id).containsExactly(own);
    Optional<StatementDetail> found =
        transactions.run(mine, (entities, rows) -> new OwnStatements(rows).find(mine, others));
    assertThat(found).isEmpty();
  }
}
