package io.kyodaku.plugin;

/**
 * One call of a plugin while it lasts.
 *
 * <p>Its budget is counted in looks of the watchdog, not in time: when the whole machine stands
 * still, the watchdog does too, and nobody is blamed.
 */
final class WatchedCall {

  private final Thread thread;
  private int looksLeft;
  private boolean tripped;
  private boolean ended;

  WatchedCall(Thread thread, int budget) {
    this.thread = thread;
    this.looksLeft = budget;
  }

  /** The watchdog looks; it trips the call when it has looked often enough. */
  synchronized void look() {
    if (!ended && !tripped && --looksLeft < 0) {
      tripped = true;
      Tripwire.trip(thread, this);
    }
  }

  /** The call has ended; whether it did so in time. */
  synchronized boolean end() {
    ended = true;
    if (tripped) {
      Tripwire.release(thread);
    }
    return !tripped;
  }
}
