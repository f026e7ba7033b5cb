package io.kyodaku.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds how often each of many callers may do something: a bucket holds so many tokens, one is
 * taken each time, and they come back at a steady pace. Remembers at most so many callers and
 * forgets the one that was quiet the longest. Held in the memory of this node.
 */
final class TokenBuckets {

  private final int tokensAtMost;
  private final Duration perToken;
  private final Clock clock;
  private final Map<String, Bucket> buckets;

  TokenBuckets(int tokensAtMost, Duration perToken, int callersAtMost, Clock clock) {
    this.tokensAtMost = tokensAtMost;
    this.perToken = perToken;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > callersAtMost;
          }
        };
  }

  /** Empty when the caller may go on, else how long it has to wait. */
  synchronized Optional<Duration> take(String caller) {
    Instant now = clock.instant();
    Bucket bucket = buckets.computeIfAbsent(caller, unknown -> new Bucket(now));
    bucket.refill(now);
    if (bucket.tokens == 0) {
      return Optional.of(Duration.between(now, bucket.filledAt.plus(perToken)));
    }
    bucket.tokens--;
    return Optional.empty();
  }

  synchronized int callers() {
    return buckets.size();
  }

  private final class Bucket {

    private int tokens = tokensAtMost;
    private Instant filledAt;

    Bucket(Instant now) {
      this.filledAt = now;
    }

    void refill(Instant now) {
      long earned = Duration.between(filledAt, now).dividedBy(perToken);
      if (earned > 0) {
        boolean full = tokens + earned >= tokensAtMost;
        tokens = full ? tokensAtMost : (int) (tokens + earned);
        filledAt = full ? now : filledAt.plus(perToken.multipliedBy(earned));
      }
    }
  }
}
