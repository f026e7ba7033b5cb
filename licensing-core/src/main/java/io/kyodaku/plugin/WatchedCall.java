package io.kyodaku.plugin;

/**
 * One call of a plugin while it lasts.
 *
 * <p>Its budget is counted in looks of the watchdog, not in time: when the whole machine stands
 * still, the watchdog does too, and nobody is blamed.
 */
final class WatchedCall {

  private final Thread thread;
  private final Breaker breaker;
  private int looksLeft;
  private boolean tripped;
  private boolean ended;

  WatchedCall(Thread thread, int budget, Breaker breaker) {
    this.thread = thread;
    this.looksLeft = budget;
    this.breaker = breaker;
  }

  /** The watchdog looks; it trips the call when it has looked often enough. */
  synchronized void look() {
    if (!ended && !tripped && --looksLeft < 0) {
      Tripwire.trip(thread, this);
      tripped = true;
      breaker.becameOverdue();
    }
  }

  /** The call has ended; whether it did so in time. */
  synchronized boolean end() {
    ended = true;
    if (tripped) {
      Tripwire.release(thread);
      breaker.overdueEnded();
    }
    return !tripped;
  }
}
