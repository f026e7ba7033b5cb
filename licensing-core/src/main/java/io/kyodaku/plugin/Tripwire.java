package io.kyodaku.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every method and every loop of a plugin passes, so that a call that lasts too long can be
 * ended. {@link TripwireWeaver} puts the passing in; only woven code calls {@link #pass}.
 *
 * <p>Static, because woven code can call nothing else. It holds the calls that have been tripped
 * and not yet ended, of all hosts in this JVM.
 */
public final class Tripwire {

  private static final Map<Thread, WatchedCall> TRIPPED = new ConcurrentHashMap<>();

  // Read at every turn of every loop of every plugin: one flag, so that the reading costs next to
  // nothing.
  private static volatile boolean armed;

  private Tripwire() {}

  /** Ends the call when it is overdue; else does nothing. */
  public static void pass() {
    if (armed && TRIPPED.containsKey(Thread.currentThread())) {
      throw new Overdue();
    }
  }

  static synchronized void trip(Thread thread, WatchedCall call) {
    TRIPPED.put(thread, call);
    armed = true;
  }

  static synchronized void release(Thread thread) {
    TRIPPED.remove(thread);
    armed = !TRIPPED.isEmpty();
  }

  /** An error and no exception, so that no handler of a plugin catches it. */
  static final class Overdue extends Error {

    private static final long serialVersionUID = 1;

    Overdue() {
      super("overdue", null, false, false);
    }
  }
}
