package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final Limits LIMITS =
      new Limits(Duration.ofMillis(20), 10, 250, 3, HALF_A_MINUTE, Duration.ofMinutes(2));

  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final Breaker breaker = new Breaker(LIMITS, clock);

  @Test
  void fewFailuresSuspendNothing() {
    breaker.failed();
    breaker.failed();
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aGoodAnswerForgivesTheFailuresBefore() {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void failuresInARowSuspend() {
    failThrice();
    assertThat(breaker.allows()).isFalse();
    assertThat(breaker.isSuspended()).isTrue();
  }

  @Test
  void aCallThatIsOverdueSuspendsForAsLongAsItLasts() {
    breaker.becameOverdue();
    assertThat(breaker.allows()).isFalse();
    clock.pass(Duration.ofDays(1));
    assertThat(breaker.allows()).isFalse();
    assertThat(breaker.isSuspended()).isTrue();
    breaker.overdueEnded();
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void aLateAnswerSuspendsAtOnce() {
    breaker.becameOverdue();
    breaker.overdueEnded();
    assertThat(breaker.allows()).isFalse();
    clock.pass(HALF_A_MINUTE);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void callsThatAreOverdueTogetherAreOneFailure() {
    breaker.becameOverdue();
    breaker.becameOverdue();
    breaker.overdueEnded();
    assertThat(breaker.allows()).isFalse();
    breaker.overdueEnded();
    clock.pass(HALF_A_MINUTE);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void neitherAGoodAnswerNorAnAdminOpensTheWayBehindACallThatIsOverdue() {
    breaker.becameOverdue();
    breaker.succeeded();
    breaker.reset();
    assertThat(breaker.allows()).isFalse();
    assertThat(breaker.isSuspended()).isTrue();
  }

  @Test
  void afterASuspensionOneQuestionIsLetThrough() {
    failThrice();
    clock.pass(HALF_A_MINUTE);
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void itsGoodAnswerEndsTheMatter() {
    failThrice();
    clock.pass(HALF_A_MINUTE);
    assertThat(breaker.allows()).isTrue();
    breaker.succeeded();
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.isSuspended()).isFalse();
  }

  @Test
  void itsFailureSuspendsForTwiceAsLongUpToTheLongest() {
    failThrice();
    for (Duration expected :
        new Duration[] {
          HALF_A_MINUTE, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(2)
        }) {
      clock.pass(expected.minusSeconds(1));
      assertThat(breaker.allows()).isFalse();
      clock.pass(Duration.ofSeconds(1));
      assertThat(breaker.allows()).isTrue();
      breaker.failed();
    }
  }

  private void failThrice() {
    breaker.failed();
    breaker.failed();
    breaker.failed();
  }
}
