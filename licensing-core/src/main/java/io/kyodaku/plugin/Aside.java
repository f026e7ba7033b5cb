package io.kyodaku.plugin;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls plugins on threads of their own where nobody waits for microseconds: loading, statements,
 * schedules; and fees whose callers found no seat.
 *
 * <p>The watchdog ends what loops in the plugin. What is stuck inside the JDK, where no tripwire
 * is, is given up after a while: the caller goes on, the thread stays, and keeps one of its
 * breaker's few places and one of all, so that what is lost is bounded, and one plugin of one
 * tenant can't take what the others need.
 */
final class Aside {

  private static final int PLACES = 64;

  private final Semaphore places = new Semaphore(PLACES);
  private final ThreadFactory threads =
      Thread.ofPlatform().daemon().name("kyodaku-plugin-", 0).factory();
  private final Watchdog watchdog;
  private final Duration betweenLooks;

  Aside(Watchdog watchdog, Duration betweenLooks) {
    this.watchdog = watchdog;
    this.betweenLooks = betweenLooks;
  }

  /**
   * What the plugin answers.
   *
   * @param budget how many looks of the watchdog it may last
   * @param breaker whose calls these are
   * @throws Misbehaviour when it throws, is late, or no place is left for it
   */
  <T> T call(int budget, Breaker breaker, PluginCall<T> plugin) throws Misbehaviour {
    // Twice the watchdog's time and some: on a busy machine the watchdog, which ends calls cleanly,
    // shall come first.
    long millis = 2 * betweenLooks.multipliedBy(budget).toMillis() + 2_000;
    try {
      enter(breaker, millis);
      CompletableFuture<T> answer = new CompletableFuture<>();
      begin(breaker, () -> run(budget, breaker, plugin, answer));
      return answer.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Misbehaviour misbehaviour) {
        throw misbehaviour;
      }
      throw new IllegalStateException("calling a plugin aside failed", e);
    } catch (TimeoutException e) {
      throw new Misbehaviour(
          FailureKind.SLOW, "It did not answer in time, and its thread was given up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Misbehaviour(FailureKind.BUSY, "This server is shutting down");
    }
  }

  private void enter(Breaker breaker, long millis) throws InterruptedException, Misbehaviour {
    if (!breaker.placesAside().tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      throw new Misbehaviour(FailureKind.BUSY, "Too many of its calls run at once");
    }
    boolean entered = false;
    try {
      if (breaker.isStuck()) {
        throw new Misbehaviour(FailureKind.SUSPENDED, "One of its calls does not end");
      }
      if (!places.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        throw new Misbehaviour(FailureKind.BUSY, "Too many plugin calls are stuck on this server");
      }
      entered = true;
    } finally {
      if (!entered) {
        breaker.placesAside().release();
      }
    }
  }

  private void begin(Breaker breaker, Runnable work) {
    boolean begun = false;
    try {
      threads.newThread(work).start();
      begun = true;
    } finally {
      if (!begun) {
        leave(breaker);
      }
    }
  }

  private <T> void run(
      int budget, Breaker breaker, PluginCall<T> plugin, CompletableFuture<T> answer) {
    try {
      answer.complete(watchdog.call(budget, breaker, plugin));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      leave(breaker);
    }
  }

  private void leave(Breaker breaker) {
    places.release();
    breaker.placesAside().release();
  }
}
