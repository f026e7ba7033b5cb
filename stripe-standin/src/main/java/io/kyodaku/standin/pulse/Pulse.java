package io.kyodaku.standin.pulse;

import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.wire.Entity;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that looks at what is due. It sleeps until the store changes, a delivery comes
 * back or the next thing falls due; while anything waits, never longer than half a second, so that
 * a clock that is moved by hand is noticed.
 */
public final class Pulse implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Pulse.class.getName());
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);

  private static final Duration REST = Duration.ofMillis(2);

  private final Store store;
  private final Clock clock;
  private final List<Entity> entities;
  private final Timers timers;
  private final Courier courier;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stirred = lock.newCondition();
  private final Thread thread;
  private boolean awake = true;
  private volatile boolean running = true;

  private Pulse(Store store, Clock clock, List<Entity> entities, Timers timers, RetryPlan plan) {
    this.store = store;
    this.clock = clock;
    this.entities = List.copyOf(entities);
    this.timers = timers;
    this.courier = new Courier(store, clock, entities, plan, this::stir);
    this.thread = Thread.ofVirtual().name("stand-in pulse").unstarted(this::beat);
  }

  public static Pulse start(
      Store store, Clock clock, List<Entity> entities, Timers timers, RetryPlan plan) {
    Pulse pulse = new Pulse(store, clock, entities, timers, plan);
    store.onChange(pulse::stir);
    pulse.thread.start();
    return pulse;
  }

  /** Stops within a moment; what was under way is found again at the next start. */
  @Override
  public void close() {
    running = false;
    stir();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    courier.close();
  }

  /** Stops at once, without waiting for what is under way. */
  public void drop() {
    running = false;
    thread.interrupt();
    courier.close();
  }

  private void stir() {
    lock.lock();
    try {
      awake = true;
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void beat() {
    while (running) {
      Optional<Duration> next = Optional.of(LONGEST_SLEEP);
      try {
        Instant now = clock.instant();
        Optional<Duration> timer = timers.fireDue(store, entities, now);
        Optional<Duration> delivery = courier.sendDue(now);
        next =
            timer.isPresent() || delivery.isPresent() ? sooner(timer, delivery) : Optional.empty();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "The pulse missed a beat", e);
      }
      sleep(next);
    }
  }

  private static Optional<Duration> sooner(Optional<Duration> a, Optional<Duration> b) {
    Duration least = LONGEST_SLEEP;
    if (a.isPresent() && a.get().compareTo(least) < 0) {
      least = a.get();
    }
    if (b.isPresent() && b.get().compareTo(least) < 0) {
      least = b.get();
    }
    return Optional.of(least);
  }

  private void sleep(Optional<Duration> atMost) {
    lock.lock();
    try {
      // Many changes in a row are one reason to look, not many.
      long rest = REST.toNanos();
      while (running && rest > 0) {
        rest = stirred.awaitNanos(rest);
      }
      long left = Math.max(1_000_000L, atMost.orElse(Duration.ofDays(1)).toNanos());
      while (!awake && left > 0) {
        left = stirred.awaitNanos(left);
      }
      awake = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    } finally {
      lock.unlock();
    }
  }
}
