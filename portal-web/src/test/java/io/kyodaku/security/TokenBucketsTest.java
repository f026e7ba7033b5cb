package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2027-03-01T09:00:00Z"));
  private final TokenBuckets buckets = new TokenBuckets(3, Duration.ofSeconds(10), 2, clock);

  @Test
  void afterABurstTokensComeBackOneByOne() {
    drain("a");

    assertThat(buckets.take("a")).contains(Duration.ofSeconds(10));
    clock.pass(Duration.ofSeconds(4));
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(6));
    clock.pass(Duration.ofSeconds(6));
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(10));
  }

  @Test
  void aLongPauseFillsTheBucketAndNoMore() {
    drain("a");
    clock.pass(Duration.ofDays(365));

    drain("a");

    assertThat(buckets.take("a")).isPresent();
  }

  @Test
  void callersDoNotShareABucket() {
    drain("a");

    assertThat(buckets.take("b")).isEmpty();
  }

  @Test
  void onlySoManyCallersAreRemembered() {
    for (int i = 0; i < 1_000; i++) {
      buckets.take("caller " + i);
    }

    assertThat(buckets.callers()).isEqualTo(2);
  }

  private void drain(String caller) {
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take(caller)).isEmpty();
    }
  }
}
