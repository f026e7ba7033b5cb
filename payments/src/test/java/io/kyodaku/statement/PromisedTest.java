package io.kyodaku.statement;

import static io.kyodaku.statement.StatementStage.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PastPeriod;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Advances, guarantees and conditions to pay, from one statement to the next. */
class PromisedTest {

  /** Midnight in Tokyo. */
  private static final Instant NOVEMBER = Instant.parse("2026-10-31T15:00:00Z");

  private static final Instant DECEMBER = Instant.parse("2026-11-30T15:00:00Z");
  private static final Instant JANUARY = Instant.parse("2026-12-31T15:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2027-01-31T15:00:00Z");

  private final TestDatabase database = TestDatabase.shared();
  private final StatementStage stage = new StatementStage(database, DECEMBER);
  private final TenantId tenant = stage.tenant(NOVEMBER);
  private final UUID asset = stage.asset(tenant);

  private void promise(String column, long micros) {
    // Signed as it is: what was promised is not what is tested here.
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update contract_version set %s = %d where tenant_id = '%s'"
            .formatted(column, micros, tenant.value()));
  }

  private long balance(AccountKind kind) {
    return stage.balance(kind, "JP", Optional.of(tenant));
  }

  private void lines(StatementLine... lines) {
    stage.plugins.terms = (who, facts) -> new PluginAnswer.Answered<>(List.of(lines));
  }

  private void at(Instant moment) {
    stage.clock.pass(Duration.between(stage.clock.instant(), moment));
  }

  @Test
  void anAdvanceIsPaidOnceAndEarnedBack() {
    promise("advance_micros", 100_000_000);
    StatementDetail november = stage.closed(tenant);
    assertThat(november.lines())
        .extracting(line -> line.kind() + " " + line.amountMicros())
        .containsExactly("ADVANCE 100000000");
    assertThat(november.statement().payableMinor()).isEqualTo(100);
    assertThat(stage.plugins.asked.getLast().openAdvanceMicros()).isZero();
    assertThat(-balance(AccountKind.ADVANCES)).isEqualTo(100_000_000);

    stage.royalty(tenant, asset, "SHARED", 30_000_000, DECEMBER);
    at(JANUARY);
    lines(StatementLine.ofPeriod(LineType.RECOUPMENT, -30_000_000, YEN, "Earned back"));
    StatementDetail december = stage.closed(tenant);
    assertThat(december.lines())
        .extracting(line -> line.kind() + " " + line.amountMicros())
        .containsExactly("USAGE 30000000", "RECOUPMENT -30000000");
    assertThat(stage.plugins.asked.getLast().openAdvanceMicros()).isEqualTo(100_000_000);
    assertThat(december.statement().payableMinor()).isZero();
    assertThat(-balance(AccountKind.ADVANCES)).isEqualTo(70_000_000);
    assertThat(balance(AccountKind.ROYALTY_PAYABLE)).isZero();

    at(FEBRUARY);
    lines();
    stage.closed(tenant);
    assertThat(stage.plugins.asked.getLast().openAdvanceMicros()).isEqualTo(70_000_000);
  }

  @Test
  void theNextVersionAddsWhatWasNotPaid() {
    promise("advance_micros", 100_000_000);
    stage.closed(tenant);
    TestTenants.execute(
        database,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        tenant.value());
    stage.version(tenant, 2, "IN_FORCE", "JP", DECEMBER.plusSeconds(60));
    promise("advance_micros", 150_000_000);
    at(JANUARY);
    assertThat(stage.closed(tenant).lines())
        .extracting(line -> line.kind() + " " + line.amountMicros())
        .containsExactly("ADVANCE 50000000");
    assertThat(-balance(AccountKind.ADVANCES)).isEqualTo(150_000_000);
  }

  @Test
  void whatIsGuaranteedInAYearIsWhatIsLeftOfIt() {
    promise("guarantee_a_year_micros", 50_000_000);
    lines(StatementLine.ofPeriod(LineType.GUARANTEE, 20_000_000, YEN, "Minimum"));
    stage.closed(tenant);
    at(JANUARY);
    stage.closed(tenant);
    at(FEBRUARY);
    stage.closed(tenant);
    assertThat(stage.plugins.guaranteed).containsExactly(50_000_000L, 30_000_000L, 50_000_000L);
  }

  @Test
  void earlierPeriodsAreTold() {
    stage.royalty(tenant, asset, "SHARED", 30_000_000, NOVEMBER);
    lines(StatementLine.ofPeriod(LineType.TIER, 1_000_000, YEN, "Volume"));
    stage.closed(tenant);
    at(JANUARY);
    stage.closed(tenant);
    Period november = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
    assertThat(stage.plugins.asked.getFirst().past()).isEmpty();
    assertThat(stage.plugins.asked.getLast().past())
        .containsExactly(new PastPeriod(november, 60_000_000, 30_000_000, 1_000_000, 0, 0));
  }

  @Test
  void whatIsNotPaidYetIsCarriedAsAWholeUntilItIs() {
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(facts.balanceMicros() >= 50_000_000);
    stage.royalty(tenant, asset, "SHARED", 20_500_000, NOVEMBER);
    Statement november = stage.closed(tenant).statement();
    assertThat(november.paidLater()).isTrue();
    assertThat(november.payableMinor()).isZero();
    assertThat(november.carriedMicros()).isEqualTo(20_500_000);
    assertThat(balance(AccountKind.STATEMENT_PAYABLE)).isZero();

    at(JANUARY);
    stage.royalty(tenant, asset, "SHARED", 20_000_000, DECEMBER);
    assertThat(stage.closed(tenant).statement().carriedMicros()).isEqualTo(40_500_000);
    at(FEBRUARY);
    stage.royalty(tenant, asset, "SHARED", 20_000_000, JANUARY);
    Statement january = stage.closed(tenant).statement();
    assertThat(january.paidLater()).isFalse();
    assertThat(january.payableMinor()).isEqualTo(60);
    assertThat(january.carriedMicros()).isEqualTo(500_000);
    assertThat(stage.plugins.payable)
        .extracting(PayableFacts::unpaidSince)
        .containsExactly(
            LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1));
  }

  @Test
  void whatIsMembersAddsNothing() {
    stage.royalty(tenant, asset, "SHARED", 20_000_000, NOVEMBER);
    lines(
        StatementLine.ofPeriod(LineType.MEMBER_SHARE, 15_000_000, YEN, "Momiji Film"),
        StatementLine.ofPeriod(LineType.MEMBER_SHARE, 5_000_000, YEN, "Tsuru Shuppan"));
    StatementDetail november = stage.closed(tenant);
    assertThat(november.statement().payableMinor()).isEqualTo(20);
    assertThat(november.lines())
        .extracting(line -> line.kind() + " " + line.baseMicros() + " " + line.amountMicros())
        .containsExactly(
            "USAGE 40000000 20000000", "MEMBER_SHARE 15000000 0", "MEMBER_SHARE 5000000 0");
  }

  @Test
  void nothingIsAskedWhereNothingCouldBePaid() {
    stage.plugins.pays = facts -> StatementStage.failure();
    assertThat(stage.closed(tenant).statement().paidLater()).isFalse();
  }

  @Test
  void aConditionThatFailsKeepsThePeriodOpen() {
    stage.plugins.pays = facts -> StatementStage.failure();
    stage.royalty(tenant, asset, "SHARED", 20_000_000, NOVEMBER);
    assertThat(stage.close(tenant)).isInstanceOf(ClosingStatement.Outcome.PluginFailed.class);
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(true);
    assertThat(stage.closed(tenant).statement().payableMinor()).isEqualTo(20);
  }

  @Test
  void whenItsContractHasEndedEverythingIsPaid() {
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(false);
    stage.royalty(tenant, asset, "SHARED", 20_000_000, NOVEMBER);
    stage.closed(tenant);
    TestTenants.execute(
        database,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        tenant.value());
    at(JANUARY);
    stage.royalty(tenant, asset, "SHARED", 1_000_000, DECEMBER);
    assertThat(stage.closed(tenant).statement().payableMinor()).isEqualTo(21);
  }

  @Test
  void aStatementIsPaidOrCarriedAndNotBoth() {
    stage.royalty(tenant, asset, "SHARED", 20_000_000, NOVEMBER);
    UUID id = stage.closed(tenant).statement().id();
    String copy =
        "insert into statement select (jsonb_populate_record(s, jsonb_build_object('id',"
            + " gen_random_uuid(), 'number', s.number + 1, 'paid_later', true))).* from statement s"
            + " where id = ?";
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    database, "set session_replication_role = replica; " + copy, id))
        .hasStackTraceContaining("statement_is_paid_or_carried");
  }
}
