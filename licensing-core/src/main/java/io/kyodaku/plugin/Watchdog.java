package io.kyodaku.plugin;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls plugins on the caller's own thread and watches from outside how long they take.
 *
 * <p>A call that is looked at more often than its budget allows is tripped: it ends at its next
 * loop or method ({@link Tripwire}), and whatever it answers is thrown away.
 */
final class Watchdog implements AutoCloseable {

  private final Set<WatchedCall> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService eye =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kyodaku-plugin-watchdog").factory());

  private Watchdog() {}

  static Watchdog looking(Duration every) {
    Watchdog watchdog = new Watchdog();
    long nanos = every.toNanos();
    var unused =
        watchdog.eye.scheduleWithFixedDelay(watchdog::look, nanos, nanos, TimeUnit.NANOSECONDS);
    return watchdog;
  }

  /** Throws nothing, or the timer would never look again. */
  private void look() {
    try {
      running.forEach(WatchedCall::look);
    } catch (Throwable e) {
      // A plugin may have used up the memory that this took; the next look comes soon.
    }
  }

  /**
   * What the plugin answers.
   *
   * @param budget how many looks it may last
   * @param breaker whose call it is; told while the call is overdue
   * @throws Misbehaviour when it throws or is late
   */
  <T> T call(int budget, Breaker breaker, PluginCall<T> plugin) throws Misbehaviour {
    WatchedCall call = new WatchedCall(Thread.currentThread(), budget, breaker);
    running.add(call);
    Ending<T> ending;
    boolean inTime;
    try {
      ending = run(plugin);
    } finally {
      running.remove(call);
      inTime = call.end();
    }
    if (!inTime) {
      throw new Misbehaviour(FailureKind.SLOW, "It did not answer in time");
    }
    return ending.answer();
  }

  private static <T> Ending<T> run(PluginCall<T> plugin) {
    try {
      return new Ending<>(plugin.call(), null);
    } catch (Misbehaviour e) {
      return new Ending<>(null, e);
    } catch (Throwable e) {
      return new Ending<>(null, new Misbehaviour(FailureKind.THREW, describe(e)));
    }
  }

  /**
   * Still inside the watched call: what was thrown may be of the plugin's own class, and its
   * message anything.
   */
  private static String describe(Throwable thrown) {
    try {
      return Texts.describe(thrown);
    } catch (Throwable again) {
      return thrown.getClass().getSimpleName();
    }
  }

  @Override
  public void close() {
    eye.shutdownNow();
  }

  private record Ending<T>(@Nullable T value, @Nullable Misbehaviour misbehaviour) {
    T answer() throws Misbehaviour {
      if (misbehaviour != null) {
        throw misbehaviour;
      }
      if (value == null) {
        throw new Misbehaviour(FailureKind.NULL, "It answered null");
      }
      return value;
    }
  }
}
