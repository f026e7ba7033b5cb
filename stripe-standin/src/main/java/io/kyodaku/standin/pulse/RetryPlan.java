package io.kyodaku.standin.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a delivery that was not accepted is tried again.
 *
 * @param first the wait after the first attempt; it doubles with each
 * @param longest the longest wait between two attempts
 * @param giveUpAfter how old an event gets; Stripe's is three days
 */
public record RetryPlan(Duration first, Duration longest, Duration giveUpAfter) {
  public static final RetryPlan DEFAULT =
      new RetryPlan(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofDays(3));

  /**
   * @param attempts how often it was tried, this time included
   * @return the moment of the next try, or empty to give up
   */
  Optional<Instant> next(int attempts, Instant created, Instant now) {
    long factor = 1L << Math.min(attempts - 1, 20);
    Duration wait = first.multipliedBy(factor);
    Instant next = now.plus(wait.compareTo(longest) > 0 ? longest : wait);
    return next.isAfter(created.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
  }
}
