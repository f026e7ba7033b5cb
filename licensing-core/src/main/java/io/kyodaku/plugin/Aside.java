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
 * schedules.
 *
 * <p>The watchdog ends what loops in the plugin. What is stuck inside the JDK, where no tripwire
 * is, is given up after a while: the caller goes on, the thread stays, and keeps one of a fixed
 * number of places, so that what is lost is bounded.
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
   * @throws Misbehaviour when it throws, is late, or too many calls are stuck to begin another
   */
  <T> T call(int budget, PluginCall<T> plugin) throws Misbehaviour {
    // Twice the watchdog's time and some: on a busy machine the watchdog, which ends calls cleanly,
    // shall come first.
    long millis = 2 * betweenLooks.multipliedBy(budget).toMillis() + 2_000;
    try {
      if (!places.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        throw new Misbehaviour(FailureKind.SLOW, "Too many plugin calls are stuck on this server");
      }
      CompletableFuture<T> answer = new CompletableFuture<>();
      threads.newThread(() -> run(budget, plugin, answer)).start();
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
      throw new Misbehaviour(FailureKind.SLOW, "This server is shutting down");
    }
  }

  private <T> void run(int budget, PluginCall<T> plugin, CompletableFuture<T> answer) {
    try {
      answer.complete(watchdog.call(budget, plugin));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      places.release();
    }
  }
}
