package io.kyodaku.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that do the same over and over, and how long each time took them.
 *
 * @param callers at once
 * @param seconds for how long
 * @param database tells what PostgreSQL's processes have used so far
 */
record Load(int callers, int seconds, TpcB.ProcessorTime database) {

  private static final int SAMPLES = 200_000;

  /** What callers met: how often, and how long it took. */
  record Measured(
      long pairs,
      Duration time,
      double medianMillis,
      double p99Millis,
      Duration database,
      Duration program) {
    double perSecond() {
      return pairs * 1e9 / time.toNanos();
    }

    double databaseMicros() {
      return database.toNanos() / 1e3 / pairs;
    }

    double programMicros() {
      return program.toNanos() / 1e3 / pairs;
    }
  }

  /** Each caller begins again as soon as it is done. */
  Measured atFull(Runnable pair) throws InterruptedException, IOException {
    return measure(pair, System::nanoTime);
  }

  /**
   * So many are due a second, whether those before are done or not; the time that one waits for a
   * caller counts.
   */
  Measured at(double perSecond, Runnable pair) throws InterruptedException, IOException {
    long start = System.nanoTime();
    AtomicLong next = new AtomicLong();
    return measure(pair, () -> due(start + (long) (next.getAndIncrement() * 1e9 / perSecond)));
  }

  private static long due(long at) {
    for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return at;
  }

  private interface Begin {
    long nanos();
  }

  private Measured measure(Runnable pair, Begin begin) throws InterruptedException, IOException {
    AtomicBoolean stop = new AtomicBoolean();
    LongAdder pairs = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    List<long[]> samples = new ArrayList<>();
    Duration databaseBefore = database.now();
    Duration programBefore = programTime();
    long start = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      long[] mine = new long[SAMPLES];
      samples.add(mine);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; !stop.get(); n++) {
                      long begun = begin.nanos();
                      pair.run();
                      mine[n % mine.length] = (System.nanoTime() - begun) / 1_000;
                      pairs.increment();
                    }
                  }));
    }
    Thread.sleep(Duration.ofSeconds(seconds));
    stop.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    long[] sorted =
        samples.stream().flatMapToLong(Arrays::stream).filter(m -> m > 0).sorted().toArray();
    return new Measured(
        pairs.sum(),
        time,
        percentileMillis(sorted, 0.5),
        percentileMillis(sorted, 0.99),
        database.now().minus(databaseBefore),
        programTime().minus(programBefore));
  }

  private static Duration programTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double percentileMillis(long[] sortedMicros, double part) {
    return sortedMicros[(int) (sortedMicros.length * part)] / 1e3;
  }
}
