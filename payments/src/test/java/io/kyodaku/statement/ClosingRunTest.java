package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.oversight.OperatorQueues.Queue;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Item;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
    assertThat(payloads()).as("both are of one part").hasSize(1);
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
    stage.closing.close(List.of(tenant), Actor.system(), Optional.of(run));
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

  @Test
  void periodsAreClosedUntilNoneIsLeft() {
    stage.plugins.schedule = moment -> new PluginAnswer.Answered<>(day(moment));
    TenantId tenant = stage.tenant(APRIL.minus(Duration.ofDays(90)));
    UUID run = start().orElseThrow();
    work();
    assertThat(standings(run)).isEqualTo(Map.of(Standing.DONE, 1));
    assertThat(runs.items(run, Optional.empty(), 0).getFirst().statements()).isEqualTo(90);
    assertThat(stage.close(tenant)).isInstanceOf(ClosingStatement.Outcome.NotEnded.class);
    assertThat(start()).isEmpty();
  }

  @Test
  void howeverManyTenantsThereAreAStartKnowsThatNothingHasEnded() {
    for (int i = 0; i < 30; i++) {
      stage.tenant(APRIL);
    }
    assertThat(start()).as("nobody has asked so many yet").isPresent();
    work();
    assertThat(stage.statements.list(Optional.empty(), 0, 10)).isEmpty();
    AtomicInteger asked = new AtomicInteger();
    stage.plugins.schedule =
        moment -> {
          asked.incrementAndGet();
          return new PluginAnswer.Answered<>(StatementStage.month(StatementStage.TOKYO, moment));
        };
    assertThat(start()).isEmpty();
    assertThat(starting.mayAnythingBeDue()).isFalse();
    stage.clock.pass(Duration.ofDays(31));
    assertThat(starting.mayAnythingBeDue()).isTrue();
    assertThat(asked).hasValue(0);
    assertThat(start()).isPresent();
    assertThat(asked).hasValue(0);
  }

  @Test
  void aTenantWithoutAContractIsDueWhileSomethingIsOpen() {
    TenantId tenant = stage.tenant(MARCH);
    stage.closed(tenant);
    assertThat(start()).isEmpty();
    jobs.update("update contract_version set status = 'ENDED' where tenant_id = ?", tenant);
    stage.clock.pass(Duration.ofDays(31));
    assertThat(start()).isEmpty();
    assertThat(waiting(Queue.PERIODS_ENDED)).isZero();
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 1_000_000, APRIL);
    assertThat(waiting(Queue.PERIODS_ENDED)).isEqualTo(1);
    assertThat(start()).isPresent();
  }

  @Test
  void aPeriodThatHasEndedWaitsForTheOperatorUntilItIsClosed() {
    TenantId first = stage.tenant(MARCH);
    assertThat(waiting(Queue.PERIODS_ENDED)).isEqualTo(1);
    stage.closed(first);
    assertThat(waiting(Queue.PERIODS_ENDED)).as("April is not over").isZero();
    stage.plugins.schedule = moment -> new PluginAnswer.Answered<>(quarter(moment));
    assertThat(start()).isEmpty();
    stage.clock.pass(Duration.ofDays(40));
    assertThat(waiting(Queue.PERIODS_ENDED)).as("its schedule has named a quarter").isZero();
    stage.clock.pass(Duration.ofDays(60));
    assertThat(waiting(Queue.PERIODS_ENDED)).isEqualTo(1);

    stage.plugins.schedule = moment -> StatementStage.failure();
    assertThat(start()).isPresent();
    work();
    assertThat(waiting(Queue.PERIODS_ENDED)).isZero();
    assertThat(waiting(Queue.PERIODS)).isEqualTo(1);
  }

  @Test
  void aScheduleThatIsNotTheOneThatWasAskedIsNotKnown() {
    TenantId tenant = stage.tenant(MARCH);
    stage.plugins.schedule = moment -> new PluginAnswer.Answered<>(quarter(moment));
    stage.clock.pass(Duration.ofDays(3));
    assertThat(stage.close(tenant)).isInstanceOf(ClosingStatement.Outcome.NotEnded.class);
    assertThat(waiting(Queue.PERIODS_ENDED)).isZero();
    jobs.update("update contract_version set status = 'ENDED' where tenant_id = ?", tenant);
    UUID next = stage.version(tenant, 2, "IN_FORCE", "JP", APRIL);
    assertThat(waiting(Queue.PERIODS_ENDED)).as("the same schedule").isZero();
    new Sql(database.owner())
        .update(
            "set session_replication_role = replica; update contract_version"
                + " set schedule_config = '{}' where id = ?",
            next);
    assertThat(waiting(Queue.PERIODS_ENDED)).isEqualTo(1);
  }

  @Test
  void aTenantWhoseJobIsGivenUpCouldNotBeClosed() {
    stage.tenant(MARCH);
    UUID run = start().orElseThrow();
    String payload = payloads().getFirst();
    handler.giveUp(payload, "out of memory");
    handler.giveUp(payload, "out of memory");
    jobs.update("update job set status = 'DEAD' where kind = 'closing'");
    assertThat(standings(run)).isEqualTo(Map.of(Standing.STUCK, 1));
    assertThat(new ClosingFailures(database.admin()).list())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.text()).isEqualTo("out of memory");
              assertThat(failure.attempts()).isEqualTo(1);
            });
    assertThat(waiting(Queue.PERIODS)).isEqualTo(1);
    assertThat(start()).isPresent();
    work();
    assertThat(waiting(Queue.PERIODS)).isZero();
  }

  private long waiting(Queue queue) {
    return new OperatorQueues(database.admin(), stage.clock)
        .all().stream()
            .filter(waiting -> waiting.queue() == queue)
            .mapToLong(OperatorQueues.Waiting::count)
            .sum();
  }

  private static Scheduled day(Instant moment) {
    LocalDate from = LocalDate.ofInstant(moment, StatementStage.TOKYO);
    return new Scheduled(
        StatementStage.TOKYO, new Period(from, from.plusDays(1)), from.plusDays(10));
  }

  /** The three months that begin with this one. */
  private static Scheduled quarter(Instant moment) {
    LocalDate from = LocalDate.ofInstant(moment, StatementStage.TOKYO).withDayOfMonth(1);
    return new Scheduled(
        StatementStage.TOKYO, new Period(from, from.plusMonths(3)), from.plusMonths(4));
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
