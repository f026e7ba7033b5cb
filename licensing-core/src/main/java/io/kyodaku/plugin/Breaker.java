package io.kyodaku.plugin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking one plugin for one tenant when it keeps failing, so that a broken plugin costs its
 * tenant an answer and the server nothing.
 *
 * <p>A late answer suspends at once, other failures when they come several in a row. When a
 * suspension ends, one question is let through: its good answer ends the matter, its failure
 * suspends for twice as long.
 */
final class Breaker {

  private final Limits limits;
  private final Clock clock;
  private int failuresInARow;
  private Duration next;
  private @Nullable Instant suspendedUntil;

  // What the hot path reads: whether there is anything to think about.
  private volatile boolean quiet = true;

  Breaker(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.next = limits.suspension();
  }

  boolean allows() {
    return quiet || allowsOne();
  }

  private synchronized boolean allowsOne() {
    if (suspendedUntil == null) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(suspendedUntil)) {
      return false;
    }
    // The one that is let through; the others wait for what comes of it.
    suspendedUntil = now.plus(limits.suspension());
    return true;
  }

  void succeeded() {
    if (!quiet) {
      reset();
    }
  }

  synchronized void reset() {
    failuresInARow = 0;
    next = limits.suspension();
    suspendedUntil = null;
    quiet = true;
  }

  synchronized void failed(FailureKind kind) {
    quiet = false;
    failuresInARow++;
    boolean again = suspendedUntil != null;
    if (again || kind == FailureKind.SLOW || failuresInARow >= limits.failuresToSuspend()) {
      suspendedUntil = clock.instant().plus(next);
      Duration doubled = next.multipliedBy(2);
      next =
          doubled.compareTo(limits.longestSuspension()) < 0 ? doubled : limits.longestSuspension();
    }
  }

  synchronized boolean isSuspended() {
    return suspendedUntil != null && clock.instant().isBefore(suspendedUntil);
  }
}
