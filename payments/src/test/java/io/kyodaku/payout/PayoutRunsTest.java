package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.oversight.OperatorQueues.Queue;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Item;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.run.RunKind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutRunsTest {

  private PayoutStage stage;
  private RunDirectory runs;

  @BeforeAll
  void open() {
    stage = new PayoutStage();
    runs = new RunDirectory(stage.database.admin());
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void aRunIsAsFarAsItsPayoutsAre() {
    TenantId fine = stage.payable(1_000);
    TenantId suspended = stage.payable(2_000);
    UUID id = execute().orElseThrow();
    assertThat(standings(id)).isEqualTo(Map.of(Standing.UNDER_WAY, 2));
    assertThat(runs.underWay()).extracting(Run::id).contains(id);

    work(stage.payout(fine));
    stage.standing(suspended, "SUSPENDED");
    work(stage.payout(suspended));
    assertThat(standings(id)).isEqualTo(Map.of(Standing.SENT, 1, Standing.STUCK, 1));
    assertThat(runs.underWay()).extracting(Run::id).doesNotContain(id);
    assertThat(runs.items(id, Optional.of(Standing.STUCK), 0))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.id()).isEqualTo(stage.payout(suspended).id());
              assertThat(item.held()).isEqualTo(Readiness.TENANT_HELD.name());
            });

    stage.bank(stage.payout(fine), "paid");
    stage.inbox.run("");
    assertThat(standings(id)).isEqualTo(Map.of(Standing.DONE, 1, Standing.STUCK, 1));
    assertThat(runs.items(id, Optional.empty(), 0))
        .extracting(Item::standing)
        .containsExactly(Standing.STUCK, Standing.DONE);

    stage.standing(suspended, "VERIFIED");
    UUID next = execute().orElseThrow();
    assertThat(standings(next)).isEqualTo(Map.of(Standing.UNDER_WAY, 1));
    assertThat(standings(id)).isEqualTo(Map.of(Standing.DONE, 1, Standing.LATER, 1));
    work(stage.payout(suspended));
    assertThat(standings(next)).isEqualTo(Map.of(Standing.SENT, 1));
    assertThat(runs.page(0)).extracting(Run::id).containsSubsequence(next, id);
  }

  @Test
  void whatAnEarlierRunLeftIsKnownBeforeTheNext() {
    try (PayoutStage own = new PayoutStage()) {
      TenantId tenant = own.payable(1_000);
      assertThat(own.run.isAnythingLeft()).isFalse();
      own.planned(tenant);
      assertThat(own.run.isAnythingLeft()).isTrue();
      own.standing(tenant, "SUSPENDED");
      assertThat(own.run.isAnythingLeft()).isFalse();
    }
  }

  @Test
  void whatComesBackIsSeenInTheRunThatSentIt() {
    TenantId tenant = stage.payable(700);
    UUID id = execute().orElseThrow();
    work(stage.payout(tenant));
    stage.bank(stage.payout(tenant), "failed");
    stage.inbox.run("");
    assertThat(standings(id)).isEqualTo(Map.of(Standing.UNDER_WAY, 1));
    end(stage.payout(tenant));
    assertThat(runs.items(id, Optional.empty(), 0))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.standing()).isEqualTo(Standing.STUCK);
              assertThat(item.state()).isEqualTo("RETURNED");
              assertThat(item.note()).isNotEmpty();
            });
    stage.takingBack.run(stage.payout(tenant).id().toString());
    assertThat(standings(id)).isEqualTo(Map.of(Standing.LATER, 1));
  }

  @Test
  void aRunThatIsStartedTwiceDoublesNothing() throws Exception {
    List<TenantId> tenants = List.of(stage.payable(10), stage.payable(20), stage.payable(30));
    List<Callable<Optional<UUID>>> twice = List.of(this::execute, this::execute, this::execute);
    List<UUID> begun = new ArrayList<>();
    try (ExecutorService operators = Executors.newFixedThreadPool(twice.size())) {
      for (Future<Optional<UUID>> run : operators.invokeAll(twice)) {
        run.get().ifPresent(begun::add);
      }
    }
    assertThat(begun.stream().mapToInt(id -> runs.find(id).orElseThrow().total()).sum())
        .isEqualTo(tenants.size());
    for (TenantId tenant : tenants) {
      assertThat(
              stage.stripe.texts(
                  "select id from job where key = ?", stage.payout(tenant).id().toString()))
          .hasSize(1);
    }
    Instant now = stage.stripe.clock.instant();
    assertThat(execute()).isEmpty();
    assertThat(runs.recent(RunKind.PAYOUTS, now.plus(Duration.ofHours(1))))
        .hasValueSatisfying(run -> assertThat(begun).contains(run.id()));
    tenants.forEach(tenant -> end(stage.payout(tenant)));
    assertThat(runs.recent(RunKind.PAYOUTS, now.plus(Duration.ofHours(1)))).isEmpty();
    for (UUID run : begun) {
      assertThat(
              stage.stripe.texts(
                  "select id from audit_entry where action = 'run-started' and subject_id = ?",
                  run))
          .hasSize(1);
    }
    tenants.forEach(tenant -> work(stage.payout(tenant)));
  }

  @Test
  void nothingToPayIsNoRun() {
    stage.owed(5);
    List<Run> before = runs.page(0);
    assertThat(execute()).isEmpty();
    assertThat(runs.page(0)).hasSameSizeAs(before);
  }

  private Optional<UUID> execute() {
    return stage.run.execute(Actor.system()).run();
  }

  private Map<Standing, Integer> standings(UUID run) {
    Map<Standing, Integer> all = new EnumMap<>(runs.find(run).orElseThrow().standings());
    all.values().removeIf(count -> count == 0);
    return all;
  }

  /** As a worker does it: the job has ended when it comes back. */
  @Test
  void whatIsGivenUpWaitsForAnOperatorWhereverItIsLookedFor() {
    long before = waiting(Queue.PAYOUTS);
    TenantId tenant = stage.payable(1_500);
    assertThat(waiting(Queue.PAYOUTS_DUE)).isEqualTo(1);
    UUID run = execute().orElseThrow();
    assertThat(waiting(Queue.PAYOUTS_DUE)).isZero();
    assertThat(waiting(Queue.PAYOUTS)).isEqualTo(before);
    UUID payout = stage.payout(tenant).id();
    new Sql(stage.database.admin())
        .update("update job set status = 'DEAD' where key = ?", payout.toString());

    assertThat(runs.items(run, Optional.of(Standing.STUCK), 0))
        .extracting(Item::id)
        .containsExactly(payout);
    assertThat(waiting(Queue.PAYOUTS)).isEqualTo(before + 1);
    Payouts.Which stuck = new Payouts.Which(true, Optional.empty(), Optional.empty());
    assertThat(stage.payouts.page(stuck, 0, 10)).extracting(Payout::id).contains(payout);

    assertThat(execute()).isPresent();
    assertThat(waiting(Queue.PAYOUTS)).isEqualTo(before);
    work(stage.payout(tenant));
    assertThat(waiting(Queue.PAYOUTS)).as("the bank has it").isEqualTo(before);
  }

  private long waiting(Queue queue) {
    return new OperatorQueues(stage.database.admin(), stage.stripe.clock)
        .all().stream()
            .filter(waiting -> waiting.queue() == queue)
            .mapToLong(OperatorQueues.Waiting::count)
            .sum();
  }

  private void work(Payout payout) {
    stage.send(payout);
    end(payout);
  }

  private void end(Payout payout) {
    TestTenants.execute(
        stage.database, "update job set status = 'DONE' where key = ?", payout.id().toString());
  }
}
