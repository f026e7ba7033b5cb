package io.kyodaku.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.job.JobHandler;
import io.kyodaku.job.Jobs;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final List<String> done = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();

  private JobRunner runner(JobHandler handler) {
    return new JobRunner(database.admin(), Map.of(handler.kind(), handler), clock, clock);
  }

  private JobHandler work(int failures, Optional<Duration> every) {
    return new JobHandler() {
      private int failed;

      @Override
      public String kind() {
        return "work";
      }

      @Override
      public void run(String payload) {
        if (failed++ < failures) {
          throw new IllegalStateException("not yet");
        }
        done.add(payload);
      }

      @Override
      public void giveUp(String payload, String why) {
        if (givenUp.isEmpty()) {
          givenUp.add("");
          throw new IllegalStateException("nobody listens");
        }
        givenUp.add(payload + ": " + why);
      }

      @Override
      public int attemptsAtMost() {
        return 3;
      }

      @Override
      public Optional<Duration> every() {
        return every;
      }
    };
  }

  @Test
  void aDueJobIsDoneOnce() throws SQLException {
    JobRunner runner = runner(work(0, Optional.empty()));
    add("a", null);
    assertThat(runner.runOne()).isTrue();
    assertThat(runner.runOne()).isFalse();
    assertThat(done).containsExactly("a");
  }

  @Test
  void aKeyMakesAnOpenJobUnique() throws SQLException {
    JobRunner runner = runner(work(0, Optional.empty()));
    add("a", "key");
    add("b", "key");
    assertThat(runner.runOne()).isTrue();
    assertThat(runner.runOne()).isFalse();
    assertThat(done).containsExactly("a");
  }

  @Test
  void aJobThatFailsIsTriedAgainLaterAndSetAsideInTheEnd() throws SQLException {
    JobRunner runner = runner(work(5, Optional.empty()));
    add("a", null);
    // Once more than its attempts: at first nobody could be told that it is given up.
    for (int attempt = 0; attempt < 4; attempt++) {
      assertThat(runner.runOne()).isTrue();
      assertThat(runner.runOne()).isFalse();
      clock.pass(Duration.ofHours(2));
    }
    assertThat(runner.runOne()).isFalse();
    assertThat(done).isEmpty();
    assertThat(givenUp).containsExactly("", "a: java.lang.IllegalStateException: not yet");
  }

  @Test
  void aJobThatADeadNodeLeftIsTakenWhenItsLeaseEnds() throws SQLException {
    add("a", null);
    new Sql(database.owner())
        .update(
            "update job set leased_until = ?, lease = ?, attempts = 1",
            clock.instant().plus(JobRunner.LEASE),
            Ids.next());
    JobRunner other = runner(work(0, Optional.empty()));
    assertThat(other.runOne()).isFalse();
    clock.pass(JobRunner.LEASE.plusSeconds(1));
    assertThat(other.runOne()).isTrue();
    assertThat(done).containsExactly("a");
  }

  @Test
  void workThatRepeatsHasOneJobHoweverOftenItIsPlanned() throws SQLException {
    JobRunner runner = runner(work(0, Optional.of(Duration.ofSeconds(10))));
    runner.planRecurring();
    runner.planRecurring();
    assertThat(runner.runOne()).isTrue();
    assertThat(runner.runOne()).isFalse();
    clock.pass(Duration.ofSeconds(11));
    assertThat(runner.runOne()).isTrue();
    assertThat(done).hasSize(2);
  }

  /** As when the machine slept, or the collector took long. */
  @Test
  void aWorkerThatStalledPastItsLeaseNeitherEndsNorRenewsWhatAnotherWorksOn() throws SQLException {
    List<JobRunner> stalled = new ArrayList<>();
    stalled.add(
        runner(
            calling(
                () -> {
                  clock.pass(JobRunner.LEASE.plusSeconds(1));
                  runner(
                          calling(
                              () -> {
                                String leased = job("leased_until");
                                clock.pass(Duration.ofSeconds(1));
                                stalled.getFirst().renewLeases();
                                assertThat(job("leased_until")).isEqualTo(leased);
                                throw new IllegalStateException("not yet");
                              }))
                      .runOne();
                })));
    add("a", null);
    assertThat(stalled.getFirst().runOne()).isTrue();
    assertThat(job("status")).isEqualTo("OPEN");
    assertThat(job("error")).contains("not yet");
    clock.pass(Duration.ofHours(1));
    runner(work(0, Optional.empty())).runOne();
    assertThat(done).containsExactly("a");
  }

  @Test
  void whatABrokenClassThrowsIsAFailureLikeAnyOther() throws SQLException {
    JobRunner runner =
        runner(
            calling(
                () -> {
                  throw new NoClassDefFoundError("io/kyodaku/Gone");
                }));
    add("a", null);
    for (int attempt = 0; attempt < 12; attempt++) {
      assertThat(runner.runOne()).isTrue();
      assertThat(runner.runOne()).isFalse();
      clock.pass(Duration.ofHours(2));
    }
    assertThat(job("status")).isEqualTo("DEAD");
    assertThat(job("error")).contains("NoClassDefFoundError");
  }

  private interface Call {
    void now() throws SQLException;
  }

  private static JobHandler calling(Call call) {
    return new JobHandler() {
      @Override
      public String kind() {
        return "work";
      }

      @Override
      public void run(String payload) throws SQLException {
        call.now();
      }
    };
  }

  private String job(String column) {
    return new Sql(database.owner())
        .first("select " + column + "::text from job", row -> String.valueOf(row.getString(1)))
        .orElseThrow();
  }

  /** The renewal may come between a job's end and the moment at which its worker forgets it. */
  @Test
  void aJobThatHasEndedIsNotLeasedAnew() throws SQLException {
    List<JobRunner> self = new ArrayList<>();
    JobRunner runner =
        runner(
            new JobHandler() {
              @Override
              public String kind() {
                return "work";
              }

              @Override
              public void run(String payload) throws SQLException {
                new Sql(database.owner())
                    .update("update job set leased_until = null, lease = null");
                self.getFirst().renewLeases();
                done.add(
                    new Sql(database.owner())
                        .first(
                            "select coalesce(leased_until::text, 'free') from job",
                            row -> row.getString(1))
                        .orElseThrow());
              }
            });
    self.add(runner);
    add("a", null);

    assertThat(runner.runOne()).isTrue();

    assertThat(done).containsExactly("free");
  }

  private void add(String payload, @org.jspecify.annotations.Nullable String key)
      throws SQLException {
    try (Connection connection = database.admin().getConnection()) {
      Jobs.add(connection, "work", key, payload, clock.instant(), clock);
    }
  }
}
