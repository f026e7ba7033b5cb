package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Item;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClosingRunTest {

  private static final Instant MARCH = Instant.parse("2026-02-28T15:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-03-31T15:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final StatementStage stage = new StatementStage(database, APRIL);
  private final StartingClosingRun starting =
      new StartingClosingRun(stage.closing, database.admin(), stage.clock);
  private final ClosingTenantsPeriods handler =
      new ClosingTenantsPeriods(stage.closing, database.admin(), stage.clock);
  private final RunDirectory runs = new RunDirectory(database.admin());
  private final Sql jobs = new Sql(database.admin());

  @Test
  void aTenantThatFailsStopsNoOtherAndIsSeenUntilALaterRunTakesItUp() {
    TenantId broken = stage.tenant(MARCH);
    TenantId fine = stage.tenant(MARCH);
    stage.royalty(broken, stage.asset(broken), "SHARED", 1_000_000, MARCH);
    stage.plugins.terms =
        (who, facts) ->
            who.equals(broken) ? StatementStage.failure() : new PluginAnswer.Answered<>(List.of());
    UUID first = start().orElseThrow();
    assertThat(standings(first)).isEqualTo(Map.of(Standing.UNDER_WAY, 2));
    assertThat(stage.statements.list(Optional.empty(), 0, 10)).isEmpty();
    assertThat(runs.underWay()).extracting(Run::id).containsExactly(first);

    work();
    assertThat(standings(first)).isEqualTo(Map.of(Standing.STUCK, 1, Standing.DONE, 1));
    assertThat(runs.underWay()).isEmpty();
    List<Item> items = runs.items(first, Optional.empty(), 0);
    assertThat(items).extracting(Item::id).containsExactly(broken.value(), fine.value());
    assertThat(items.getFirst().note()).isEqualTo("THREW: It threw");
    assertThat(items.getLast().statements()).isEqualTo(1);
    assertThat(items.getLast().statement())
        .contains(stage.statements.list(Optional.of(fine), 0, 10).getFirst().id());

    stage.plugins.terms = (who, facts) -> new PluginAnswer.Answered<>(List.of());
    UUID second = start().orElseThrow();
    assertThat(standings(first)).isEqualTo(Map.of(Standing.LATER, 1, Standing.DONE, 1));
    work();
    assertThat(standings(second)).isEqualTo(Map.of(Standing.DONE, 2));
    assertThat(standings(first)).isEqualTo(Map.of(Standing.LATER, 1, Standing.DONE, 1));
    assertThat(stage.statements.list(Optional.of(broken), 0, 10)).hasSize(1);
  }

  @Test
  void whatIsMendedOtherwiseIsNotWaitedFor() {
    TenantId tenant = stage.tenant(MARCH);
    stage.plugins.terms = (who, facts) -> StatementStage.failure();
    UUID run = start().orElseThrow();
    work();
    assertThat(standings(run)).isEqualTo(Map.of(Standing.STUCK, 1));
    stage.plugins.terms = (who, facts) -> new PluginAnswer.Answered<>(List.of());
    stage.closed(tenant);
    assertThat(standings(run)).isEqualTo(Map.of(Standing.LATER, 1));
  }

  @Test
  void aRunThatIsStartedTwiceIsOne() throws Exception {
    stage.tenant(MARCH);
    stage.tenant(MARCH);
    List<Callable<Optional<UUID>>> twice = List.of(this::start, this::start, this::start);
    int begun = 0;
    try (ExecutorService operators = Executors.newFixedThreadPool(twice.size())) {
      for (Future<Optional<UUID>> run : operators.invokeAll(twice)) {
        begun += run.get().isPresent() ? 1 : 0;
      }
    }
    assertThat(begun).isEqualTo(1);
    assertThat(start()).isEmpty();
    assertThat(payloads()).hasSize(2);
    work();
    assertThat(start()).isEmpty();
    assertThat(runs.page(0)).hasSize(1);
    assertThat(jobs.list("select id from audit_entry where action = 'run-started'", row -> 1))
        .hasSize(1);
    assertThat(stage.statements.list(Optional.empty(), 0, 10)).hasSize(2);
  }

  @Test
  void whatWasInterruptedIsGoneOnWithAndClosedOnce() {
    TenantId tenant = stage.tenant(MARCH);
    UUID run = start().orElseThrow();
    String payload = payloads().getFirst();
    // Its node died after the statement was closed, before that was noted.
    stage.closing.close(tenant, Actor.system(), Optional.of(run));
    handler.run(payload);
    handler.run(payload);
    assertThat(stage.statements.list(Optional.of(tenant), 0, 10)).hasSize(1);
    assertThat(runs.items(run, Optional.empty(), 0))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.standing()).isEqualTo(Standing.DONE);
              assertThat(item.statements()).isEqualTo(1);
            });
  }

  @Test
  void whatIsGivenUpNeedsSomebodyAndKeepsNoOtherRunFromStarting() {
    stage.tenant(MARCH);
    UUID run = start().orElseThrow();
    jobs.update("update job set status = 'DEAD' where kind = 'closing'");
    assertThat(standings(run)).isEqualTo(Map.of(Standing.STUCK, 1));
    assertThat(runs.underWay()).isEmpty();
    assertThat(start()).isPresent();
  }

  @Test
  void whatFailedBeforeItsPeriodEndedIsTakenUpOnceItIsMended() {
    TenantId tenant = stage.tenant(MARCH);
    stage.closed(tenant);
    new Transactions(database.admin())
        .run(
            connection -> {
              ClosingFailures.note(connection, tenant, "DISABLED", "It is disabled", APRIL);
              return true;
            });
    assertThat(start()).as("although nothing has ended").isPresent();
    work();
    assertThat(jobs.list("select tenant_id from closing_failure", row -> 1)).isEmpty();
    assertThat(start()).isEmpty();
  }

  @Test
  void whereNoPeriodHasEndedThereIsNoRun() {
    assertThat(start()).isEmpty();
    TenantId tenant = stage.tenant(MARCH);
    stage.closed(tenant);
    assertThat(start()).isEmpty();
    assertThat(runs.page(0)).isEmpty();
    stage.clock.pass(Duration.ofDays(31));
    assertThat(start()).isPresent();
  }

  private Optional<UUID> start() {
    return starting.start(Actor.system());
  }

  private List<String> payloads() {
    return jobs.list(
        "select payload from job where kind = 'closing' and status = 'OPEN' order by payload",
        row -> row.getString(1));
  }

  /** As the workers do it. */
  private void work() {
    for (String payload : payloads()) {
      handler.run(payload);
      jobs.update("update job set status = 'DONE' where payload = ?", payload);
    }
  }

  private Map<Standing, Integer> standings(UUID run) {
    Map<Standing, Integer> all = new EnumMap<>(runs.find(run).orElseThrow().standings());
    all.values().removeIf(count -> count == 0);
    return all;
  }
}
