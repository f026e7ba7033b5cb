package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TryingPeriodTermsTest {

  /** Midnight in Tokyo. */
  private static final Instant NOVEMBER = Instant.parse("2026-10-31T15:00:00Z");

  private static final Instant DECEMBER = Instant.parse("2026-11-30T15:00:00Z");
  private static final Instant JANUARY = Instant.parse("2026-12-31T15:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2027-01-31T15:00:00Z");

  private final TestDatabase database = TestDatabase.shared();
  private final TenantTransactions transactions = TenantTransactions.of(database);
  private final StatementStage stage = new StatementStage(database, DECEMBER);
  private final TenantId tenant = stage.tenant(NOVEMBER);
  private final UUID asset = stage.asset(tenant);
  private UUID draft = new UUID(0, 0);

  /** Three months with an advance, lines, and one that was not paid. */
  @BeforeEach
  void livesThreeMonths() {
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update contract_version set advance_micros ="
            + " 100000000, guarantee_a_year_micros = 90000000 where tenant_id = '%s'"
                .formatted(tenant.value()));
    stage.royalty(tenant, asset, "SHARED", 30_000_000, NOVEMBER);
    stage.royalty(tenant, asset, "COMMERCIAL", 5_000_000, NOVEMBER);
    lines(line(LineType.GUARANTEE, 20_000_000));
    stage.closed(tenant);
    at(JANUARY);
    stage.royalty(tenant, asset, "SHARED", 40_000_000, DECEMBER);
    lines(line(LineType.RECOUPMENT, -10_000_000));
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(false);
    stage.closed(tenant);
    at(FEBRUARY);
    stage.royalty(tenant, asset, "SHARED", 50_000_000, JANUARY);
    lines(line(LineType.RECOUPMENT, -20_000_000), line(LineType.TIER, 3_000_000));
    stage.closed(tenant);
    draft = stage.version(tenant, 2, "DRAFT", "JP", FEBRUARY);
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update contract_version set"
            + " guarantee_a_year_micros = 90000000 where id = '%s'".formatted(draft));
  }

  @Test
  void theDraftIsAskedWhatTheContractWasAskedWhenItsPeriodsClosed() {
    List<PeriodFacts> asked = new ArrayList<>(stage.plugins.asked).reversed();
    List<Long> guaranteed = new ArrayList<>(stage.plugins.guaranteed).reversed();
    List<PayableFacts> payable = new ArrayList<>(stage.plugins.payable).reversed();
    stage.plugins.asked.clear();
    stage.plugins.guaranteed.clear();
    stage.plugins.payable.clear();
    List<List<StatementLine>> again =
        List.of(
            List.of(line(LineType.RECOUPMENT, -20_000_000), line(LineType.TIER, 3_000_000)),
            List.of(line(LineType.RECOUPMENT, -10_000_000)),
            List.of(line(LineType.GUARANTEE, 20_000_000)));
    stage.plugins.terms =
        (who, facts) -> new PluginAnswer.Answered<>(again.get(stage.plugins.asked.size() - 1));
    assertThat(tried())
        .extracting(TryingPeriodTerms.Tried::linesBeforeMicros)
        .containsExactly(-17_000_000L, -10_000_000L, 20_000_000L);
    assertThat(stage.plugins.asked).isEqualTo(asked);
    assertThat(stage.plugins.guaranteed).isEqualTo(guaranteed);
    assertThat(stage.plugins.payable).isEqualTo(payable);
  }

  @Test
  void whatWouldComeOfItStandsBesideWhatIs() {
    lines(line(LineType.TIER, 1_000_000));
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(facts.balanceMicros() > 60_000_000);
    assertThat(tried())
        .extracting(TryingPeriodTerms.Tried::would)
        .containsExactly(
            stated(1_000_000, true), stated(1_000_000, false), stated(1_000_000, true));
  }

  @Test
  void whereTheDraftHasNoAnswerThePeriodWouldStayOpen() {
    stage.plugins.terms = (who, facts) -> StatementStage.failure();
    assertThat(tried())
        .extracting(TryingPeriodTerms.Tried::would)
        .containsOnly(new TryingPeriodTerms.StaysOpen("THREW: It threw"));
  }

  @Test
  void anothersDraftIsNotFound() {
    TenantId other = stage.tenant(NOVEMBER);
    assertThat(tried(other)).isEmpty();
  }

  private List<TryingPeriodTerms.Tried> tried() {
    return tried(tenant);
  }

  private List<TryingPeriodTerms.Tried> tried(TenantId whose) {
    return transactions.run(
        whose, (entities, rows) -> new TryingPeriodTerms(rows, stage.plugins).tryOut(whose, draft));
  }

  private static TryingPeriodTerms.Would stated(long micros, boolean paid) {
    return new TryingPeriodTerms.Stated(
        List.of(line(LineType.TIER, micros)), micros, Optional.of(paid));
  }

  private static StatementLine line(LineType type, long micros) {
    return StatementLine.ofPeriod(type, micros, StatementStage.YEN, "Said");
  }

  private void lines(StatementLine... lines) {
    stage.plugins.terms = (who, facts) -> new PluginAnswer.Answered<>(List.of(lines));
  }

  private void at(Instant moment) {
    stage.clock.pass(Duration.between(stage.clock.instant(), moment));
  }
}
