package io.kyodaku.statement;

import static io.kyodaku.statement.StatementStage.YEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database of its own: all tenants are listed. */
class OpenPeriodsTest {

  private static final Instant SINCE = Instant.parse("2026-03-05T00:00:00Z");

  private final StatementStage stage =
      new StatementStage(TestDatabase.fresh(), Instant.parse("2026-03-20T00:00:00Z"));
  private final OpenPeriods periods =
      new OpenPeriods(
          stage.database.admin(),
          new LedgerAccounts(stage.database.admin()),
          stage.plugins,
          stage.clock);

  @Test
  void anOpenPeriodRunsFromTheContractToWhereItsScheduleEnds() {
    TenantId tenant = stage.tenant(SINCE);
    OpenPeriods.OpenPeriod open = only();
    assertThat(open.tenant()).isEqualTo(tenant);
    assertThat(open.from()).isEqualTo(SINCE);
    assertThat(open.ends())
        .contains(
            new OpenPeriods.End(
                Instant.parse("2026-03-31T15:00:00Z"), LocalDate.of(2026, 4, 10), false));
    assertThat(open.earned()).isEmpty();
  }

  @Test
  void onceClosedTheNextPeriodIsOpenWithWhatWasEarnedSince() {
    TenantId tenant = stage.tenant(SINCE);
    UUID asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 700_000, SINCE.plus(Duration.ofDays(1)));
    assertThat(only().earned()).containsExactly(new Money(700_000, YEN));
    stage.clock.pass(Duration.ofDays(14));
    assertThat(only().ends()).hasValueSatisfying(end -> assertThat(end.ended()).isTrue());
    stage.closed(tenant);
    stage.royalty(tenant, asset, "SHARED", 300_000, stage.clock.instant());
    assertThat(only().from()).isEqualTo(Instant.parse("2026-03-31T15:00:00Z"));
    assertThat(only().earned()).containsExactly(new Money(300_000, YEN));
  }

  @Test
  void aScheduleThatFailsIsShownAndHidesNobodyElse() {
    stage.tenant(SINCE);
    stage.plugins.schedule = moment -> StatementStage.failure();
    assertThat(only().ends()).isEmpty();
    assertThat(only().failure()).contains("It threw");
  }

  @Test
  void whoNeverHadAContractInForceHasNoPeriodAndWhoseEndedHasOneWhileSomethingIsOpen() {
    TestTenants.verified(stage.database, "JPY");
    TenantId ended = stage.tenant(SINCE);
    TestTenants.execute(
        stage.database,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        ended.value());
    assertThat(periods.page(0).periods()).isEmpty();
    stage.royalty(ended, stage.asset(ended), "SHARED", 5, SINCE);
    assertThat(only().earned()).isEqualTo(List.of(new Money(5, YEN)));
    assertThat(periods.page(1).periods()).isEmpty();
  }

  @Test
  void thereIsAPageForEveryTwentyFive() {
    for (int i = 0; i < 26; i++) {
      stage.tenant(SINCE);
    }
    OpenPeriods.Page first = periods.page(0);
    assertThat(first.periods()).hasSize(25);
    assertThat(first.more()).isTrue();
    OpenPeriods.Page second = periods.page(1);
    assertThat(second.periods()).hasSize(1);
    assertThat(second.more()).isFalse();
    assertThat(first.periods()).doesNotContainAnyElementsOf(second.periods());
    assertThat(periods.page(2).periods()).isEmpty();
  }

  private OpenPeriods.OpenPeriod only() {
    List<OpenPeriods.OpenPeriod> open = periods.page(0).periods();
    assertThat(open).hasSize(1);
    return open.getFirst();
  }
}
