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
    breaker.failed(FailureKind.THREW);
    breaker.failed(FailureKind.THREW);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aGoodAnswerForgivesTheFailuresBefore() {
    breaker.failed(FailureKind.THREW);
    breaker.failed(FailureKind.THREW);
    breaker.succeeded();
    breaker.failed(FailureKind.THREW);
    breaker.failed(FailureKind.THREW);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void failuresInARowSuspend() {
    failThrice();
    assertThat(breaker.allows()).isFalse();
    assertThat(breaker.isSuspended()).isTrue();
  }

  @Test
  void aLateAnswerSuspendsAtOnce() {
    breaker.failed(FailureKind.SLOW);
    assertThat(breaker.allows()).isFalse();
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
      breaker.failed(FailureKind.THREW);
    }
  }

  private void failThrice() {
    breaker.failed(FailureKind.THREW);
    breaker.failed(FailureKind.NULL);
    breaker.failed(FailureKind.OUT_OF_BOUNDS);
  }
}
