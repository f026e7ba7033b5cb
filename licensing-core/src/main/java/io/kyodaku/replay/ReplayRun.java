package io.kyodaku.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

/**
 * Replays a stretch of time: one thread reads, as many as there are processors decide, and what
 * they come to is added up. At most {@link #WAITING_AT_MOST} pages are in memory.
 */
final class ReplayRun {

  private static final int WAITING_AT_MOST = 64;
  private static final Duration READ_AT_ONCE = Duration.ofDays(1);

  private final PageSource source;
  private final PageReplay replay;

  ReplayRun(PageSource source, PageReplay replay) {
    this.source = source;
    this.replay = replay;
  }

  /** A replay was given up by whoever asked for it. */
  static final class Cancelled extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param goesOn told now and then how many usages are done; false to end
   * @throws Cancelled when that said so
   */
  Tally run(Instant since, Instant until, LongPredicate goesOn)
      throws Cancelled, InterruptedException {
    Tally all = new Tally();
    ExecutorService cores =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("replay-", 0).daemon().factory());
    try {
      Deque<Future<Tally>> waiting = new ArrayDeque<>();
      long done = 0;
      for (Instant from = since; from.isBefore(until); from = from.plus(READ_AT_ONCE)) {
        Instant end = from.plus(READ_AT_ONCE);
        for (PageSource.Stored page : source.pages(from, end.isBefore(until) ? end : until)) {
          waiting.add(
              cores.submit(() -> replay.replay(PageBytes.read(page.hour(), page.content()))));
          done += page.usages();
          if (waiting.size() >= WAITING_AT_MOST) {
            all.addAll(ended(waiting.remove()));
          }
        }
        if (!goesOn.test(done)) {
          throw new Cancelled();
        }
      }
      while (!waiting.isEmpty()) {
        all.addAll(ended(waiting.remove()));
      }
      return all;
    } finally {
      cores.shutdownNow();
    }
  }

  private static Tally ended(Future<Tally> page) throws InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a page could not be replayed", e.getCause());
    }
  }
}
