package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.ledger.ParHistory;
import io.kyodaku.ledger.PublishingParTable;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Par tables are published whole, one after another, and for good. */
class ParTablesTest {

  private World world;
  private Actor operator;
  private ParHistory history;
  private PublishingParTable publishing;

  @BeforeEach
  void create() {
    world = new World(TestDatabase.fresh());
    operator = Actor.account(world.account());
    history = new ParHistory(world.database.admin());
    publishing = new PublishingParTable(history, world.database.admin(), world.clock);
  }

  @Test
  void aNewVersionKeepsTheCurrenciesThatNobodySpeaksOf() {
    assertThat(publish(Map.of("JPY", 1_200_000L), 1))
        .isEqualTo(new PublishingParTable.Outcome.Published(2));

    assertThat(history.all()).extracting(ParHistory.Version::number).containsExactly(2, 1);
    ParHistory.Version newest = history.all().getFirst();
    assertThat(newest.microsPerCredit())
        .isEqualTo(Map.of("EUR", 10_000L, "JPY", 1_200_000L, "USD", 10_000L));
    assertThat(newest.publishedAt()).hasValue(world.clock.instant());
    assertThat(newest.by()).isEqualTo("A");
    assertThat(newest.reason()).isEqualTo("The yen fell.");
    assertThat(history.all().getLast().publishedAt()).isEmpty();
  }

  @Test
  void aSlipOfTheFingerIsRefused() {
    for (long micros : new long[] {0, -1, 499_999, 2_000_001, Long.MAX_VALUE}) {
      assertThat(publish(Map.of("JPY", micros), 1))
          .isInstanceOfSatisfying(
              PublishingParTable.Outcome.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::field)
                      .containsExactly("JPY"));
    }
    assertThat(
            publishing.publish(
                operator, new PublishingParTable.Wanted(Map.of("JPY", 1_200_000L), 1), " "))
        .isInstanceOf(PublishingParTable.Outcome.Invalid.class);
    assertThat(publish(Map.of("JPY", 1_200_000L), 7))
        .isInstanceOf(PublishingParTable.Outcome.Outdated.class);
    assertThat(history.all()).hasSize(1);
  }

  @Test
  void ofTwoWhoPublishAtOnceOneIsTooLate() throws InterruptedException, ExecutionException {
    List<Callable<PublishingParTable.Outcome>> both =
        IntStream.of(1, 2)
            .<Callable<PublishingParTable.Outcome>>mapToObj(
                i -> () -> publish(Map.of("USD", 10_000L + i), 1))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<String> outcomes = new java.util.ArrayList<>();
      for (Future<PublishingParTable.Outcome> outcome : threads.invokeAll(both)) {
        outcomes.add(outcome.get().getClass().getSimpleName());
      }
      assertThat(outcomes).containsExactlyInAnyOrder("Published", "Outdated");
    }
    assertThat(history.all()).hasSize(2);
  }

  @Test
  void theDatabaseTakesNoTableThatLacksACurrencyOrANumber() {
    for (String rows :
        List.of("(2, 'JPY', 1)", "(3, 'JPY', 1), (3, 'USD', 1), (3, 'EUR', 1)", "(2, 'GBP', 1)")) {
      assertThatThrownBy(
              () ->
                  world.inAdminTransaction(
                      connection -> {
                        try (var insert = connection.createStatement()) {
                          insert.execute(
                              "insert into par_table (version, currency, micros_per_credit) values "
                                  + rows);
                        }
                      }))
          .hasStackTraceContaining("is not whole");
    }
  }

  @Test
  void whatWasPublishedStays() {
    publish(Map.of("JPY", 1_200_000L), 1);
    for (String attempt :
        List.of("update par_publication set reason = 'other'", "delete from par_publication")) {
      assertThatThrownBy(() -> world.execute(attempt)).hasStackTraceContaining("never");
    }
  }

  private PublishingParTable.Outcome publish(Map<String, Long> pars, int after) {
    return publishing.publish(
        operator, new PublishingParTable.Wanted(pars, after), "The yen fell.");
  }
}
