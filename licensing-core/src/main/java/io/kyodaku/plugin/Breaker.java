package io.kyodaku.plugin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking one plugin for one tenant when it keeps failing, so that a broken plugin costs its
 * tenant an answer and the server nothing.
 *
 * <p>A late answer suspends at once, other failures when they come several in a row. When a
 * suspension ends, one question is let through: its good answer ends the matter, its failure
 * suspends for twice as long.
 *
 * <p>A call that is overdue suspends while it still runs, and for as long as it does: what is stuck
 * inside the JDK can't be ended, so nothing may follow it there.
 */
final class Breaker {

  private static final int CALLS_ASIDE = 4;

  private final Limits limits;
  private final Clock clock;
  private final Semaphore placesAside = new Semaphore(CALLS_ASIDE);
  private int overdue;
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

  /** One for each of its calls that may run aside at once; a stuck one keeps its own. */
  Semaphore placesAside() {
    return placesAside;
  }

  boolean allows() {
    return quiet || allowsOne();
  }

  private synchronized boolean allowsOne() {
    if (overdue > 0) {
      return false;
    }
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
      forgive();
    }
  }

  private synchronized void forgive() {
    if (overdue == 0) {
      reset();
    }
  }

  /** Forgets what was; a call that is overdue still bars the way. */
  synchronized void reset() {
    failuresInARow = 0;
    next = limits.suspension();
    suspendedUntil = null;
    quiet = overdue == 0;
  }

  /** A call has lasted too long, and lasts. Several that do so at once count as one failure. */
  synchronized void becameOverdue() {
    quiet = false;
    overdue++;
    if (overdue == 1) {
      suspend();
    }
  }

  /** A call that was overdue has ended. */
  synchronized void overdueEnded() {
    overdue--;
  }

  /** A call has failed otherwise. */
  synchronized void failed() {
    quiet = false;
    failuresInARow++;
    if (suspendedUntil != null || failuresInARow >= limits.failuresToSuspend()) {
      suspend();
    }
  }

  private void suspend() {
    suspendedUntil = clock.instant().plus(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(limits.longestSuspension()) < 0 ? doubled : limits.longestSuspension();
  }

  synchronized boolean isSuspended() {
    return overdue > 0 || (suspendedUntil != null && clock.instant().isBefore(suspendedUntil));
  }

  synchronized boolean isStuck() {
    return overdue > 0;
  }
}
