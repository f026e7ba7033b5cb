package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Item;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
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

class ReplayingDeadEventsTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final StripeInboxView.Which ALL =
      new StripeInboxView.Which("", Optional.empty(), Optional.empty());

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock(START);
  private final Sql sql = new Sql(database.admin());
  private final StripeInboxView inbox = new StripeInboxView(database.admin());
  private final RunDirectory runs = new RunDirectory(database.admin());
  private final ReplayingDeadEvents replaying = new ReplayingDeadEvents(database.admin(), clock);

  /** Whoever is told of a hopeless event can make nothing of it. */
  private static final StripeEffect HOPELESS =
      new StripeEffect() {
        @Override
        public boolean takes(String type) {
          return type.equals("test.hopeless");
        }

        @Override
        public EffectOutcome apply(Connection connection, StripeEvent event) {
          return new EffectOutcome.Unusable("still not");
        }
      };

  private final ProcessingStripeEvents processing =
      new ProcessingStripeEvents(database.admin(), List.of(HOPELESS), clock);

  @Test
  void onlyWhatIsDeadAndAskedForIsTriedAgain() {
    events(2, "JP", "test.happened", "DEAD");
    events(1, "US", "test.happened", "DEAD");
    events(1, "JP", "test.happened", "DONE");
    events(1, "JP", "test.happened", "DEFERRED");
    StripeInboxView.Which japanese =
        new StripeInboxView.Which(
            "", Optional.of(StripeInboxView.Status.DONE), Optional.of(SellingEntity.JP));
    assertThat(inbox.dead(japanese)).isEqualTo(2);
    UUID run = replay(japanese).orElseThrow();
    assertThat(standings(run)).isEqualTo(Map.of(Standing.UNDER_WAY, 2));
    assertThat(runs.underWay()).extracting(Run::id).containsExactly(run);
    assertThat(replay(japanese)).isEmpty();
    assertThat(runs.page(0)).hasSize(1);

    processing.run("");
    assertThat(standings(run)).isEqualTo(Map.of(Standing.DONE, 2));
    assertThat(inbox.dead(ALL)).isEqualTo(1);
    assertThat(count("status = 'DEFERRED' and attempts = 12")).isEqualTo(1);
    assertThat(sql.list("select action from audit_entry order by 1", row -> row.getString(1)))
        .containsExactly("run-started", "stripe-event-replayed", "stripe-event-replayed");
    assertThat(replay(new StripeInboxView.Which("test.n", Optional.empty(), Optional.empty())))
        .isEmpty();
  }

  @Test
  void whatFailsAgainNeedsSomebodyAndStopsNoOther() {
    events(1, "JP", "test.hopeless", "DEAD");
    events(1, "JP", "test.happened", "DEAD");
    UUID run = replay(ALL).orElseThrow();
    assertThat(runs.items(run, Optional.empty(), 0)).extracting(Item::note).containsOnly("");
    processing.run("");
    assertThat(standings(run)).isEqualTo(Map.of(Standing.STUCK, 1, Standing.DONE, 1));
    assertThat(runs.items(run, Optional.of(Standing.STUCK), 0))
        .singleElement()
        .satisfies(item -> assertThat(item.note()).isEqualTo("still not"));
    UUID next = replay(ALL).orElseThrow();
    assertThat(standings(run)).isEqualTo(Map.of(Standing.LATER, 1, Standing.DONE, 1));
    assertThat(standings(next)).isEqualTo(Map.of(Standing.UNDER_WAY, 1));
  }

  @Test
  void aRunIsBoundedAndTakesTheOldest() {
    events(ReplayingDeadEvents.AT_MOST, "JP", "test.happened", "DEAD");
    clock.pass(Duration.ofDays(1));
    events(3, "JP", "test.newer", "DEAD");
    UUID run = replay(ALL).orElseThrow();
    assertThat(runs.find(run).orElseThrow().total()).isEqualTo(ReplayingDeadEvents.AT_MOST);
    assertThat(count("status = 'DEAD' and type = 'test.newer'")).isEqualTo(3);
    assertThat(runs.items(run, Optional.empty(), 0)).hasSize(RunDirectory.PAGE_SIZE + 1);
    assertThat(runs.items(run, Optional.empty(), 19)).hasSize(RunDirectory.PAGE_SIZE);
    assertThat(runs.items(run, Optional.empty(), 20)).isEmpty();
  }

  @Test
  void twoOperatorsAtOnceDoubleNothing() throws Exception {
    events(40, "JP", "test.happened", "DEAD");
    List<Callable<Optional<UUID>>> both = List.of(() -> replay(ALL), () -> replay(ALL));
    int events = 0;
    try (ExecutorService operators = Executors.newFixedThreadPool(2)) {
      for (Future<Optional<UUID>> run : operators.invokeAll(both)) {
        events += run.get().map(id -> runs.find(id).orElseThrow().total()).orElse(0);
      }
    }
    assertThat(events).isEqualTo(40);
    assertThat(sql.list("select 1 from audit_entry where action like 'stripe-%'", row -> 1))
        .hasSize(40);
  }

  private Optional<UUID> replay(StripeInboxView.Which which) {
    return replaying.replay(which, Actor.system());
  }

  private void events(int count, String entity, String type, String status) {
    for (int i = 0; i < count; i++) {
      UUID id = Ids.next();
      sql.update(
          """
          insert into stripe_event (id, selling_entity, event_id, type, payload, created_at, received_at, status, attempts,
            next_at, error, ended_at)
          values (?, ?, ?, ?, '{}', ?, ?, ?, 12, ?, 'not yet', ?)
          """,
          id,
          entity,
          "evt_" + id,
          type,
          clock.instant(),
          clock.instant(),
          status,
          clock.instant(),
          clock.instant());
    }
  }

  private long count(String condition) {
    return sql.first("select count(*) from stripe_event where " + condition, row -> row.getLong(1))
        .orElseThrow();
  }

  private Map<Standing, Integer> standings(UUID run) {
    Map<Standing, Integer> all = new EnumMap<>(runs.find(run).orElseThrow().standings());
    all.values().removeIf(each -> each == 0);
    return all;
  }
}
