package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.Charges;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Durable authorize and settle pairs a second, beside what pgbench gets out of the same PostgreSQL
 * in the same run. Every pair is four things: hold credits and commit, read the authorization back,
 * charge fewer seconds than were held and commit, answer.
 *
 * <p>Arguments: seconds for each measurement (default 15), writers (default as in production), and
 * numbers of callers separated by commas (default 64,256).
 */
public final class ChargeBenchmark {

  private static final int CREATORS = 1_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final List<Integer> CALLERS = List.of(64, 256);
  private static final int PGBENCH_CLIENTS = 16;

  private final DurablePostgres postgres;
  private final Shop shop = new Shop(Clock.systemUTC());
  private final PrintStream out;
  private final int seconds;
  private final ChargeSettings settings;
  private final List<Integer> callers;

  private ChargeBenchmark(
      DurablePostgres postgres,
      PrintStream out,
      int seconds,
      ChargeSettings settings,
      List<Integer> callers) {
    this.postgres = postgres;
    this.out = out;
    this.seconds = seconds;
    this.settings = settings;
    this.callers = callers;
  }

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    ChargeSettings usual = ChargeSettings.defaults();
    int writers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : usual.shards();
    List<Integer> callers =
        arguments.length > 2
            ? Arrays.stream(arguments[2].split(",", -1)).map(Integer::valueOf).toList()
            : CALLERS;
    ChargeSettings settings =
        new ChargeSettings(writers, usual.batchAtMost(), usual.queueAtMost(), usual.patience());
    try (DurablePostgres postgres = DurablePostgres.start()) {
      new ChargeBenchmark(postgres, System.out, seconds, settings, callers).run();
    }
  }

  private void run() throws IOException, InterruptedException, SQLException {
    Optional<TpcB.Measured> yardstick = yardstick();
    postgres.migrate();
    try (HikariDataSource owner = postgres.as("postgres", 2);
        HikariDataSource charge = postgres.as("kyodaku_charge", 12)) {
      shop.open(owner, CREATORS);
      try (NaturalBatching charges =
          new NaturalBatching(
              charge,
              (version, currency) ->
                  currency.getDefaultFractionDigits() == 0 ? 1_000_000L : 10_000L,
              Clock.systemUTC(),
              settings,
              Thread::new)) {
        Authorizations authorizations = Authorizations.over(charge);
        measure(charges, authorizations, callers.getFirst(), WARM_UP_SECONDS);
        for (int count : callers) {
          report(count, measure(charges, authorizations, count, seconds), yardstick);
        }
      }
    }
  }

  private Optional<TpcB.Measured> yardstick() throws IOException, InterruptedException {
    if (TpcB.pgbench().isEmpty()) {
      out.println("pgbench is not in the PATH: no yardstick");
      return Optional.empty();
    }
    TpcB bench = new TpcB(postgres);
    bench.prepare();
    bench.measure(PGBENCH_CLIENTS, 3);
    TpcB.Measured measured = bench.measure(PGBENCH_CLIENTS, seconds);
    out.printf(
        Locale.ROOT,
        "pgbench TPC-B, scale %d, %d clients: %d transactions/s; PostgreSQL's processor time %.0f"
            + " us each%n",
        TpcB.SCALE,
        PGBENCH_CLIENTS,
        measured.perSecond(),
        measured.processorMicros());
    return Optional.of(measured);
  }

  /** What callers met: pairs, and how long they took. */
  private record Measured(
      long pairs,
      Duration time,
      double medianMillis,
      double p99Millis,
      Duration database,
      Duration program) {
    double perSecond() {
      return pairs * 1e9 / time.toNanos();
    }

    double each(Duration processorTime) {
      return processorTime.toNanos() / 1e3 / pairs;
    }
  }

  private static Duration programTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double percentileMillis(long[] sortedMicros, double part) {
    return sortedMicros[(int) (sortedMicros.length * part)] / 1e3;
  }

  private Measured measure(
      Charges charges, Authorizations authorizations, int count, int forSeconds)
      throws InterruptedException, IOException {
    AtomicBoolean stop = new AtomicBoolean();
    LongAdder pairs = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    List<long[]> samples = new ArrayList<>();
    Duration databaseBefore = postgres.processorTime();
    Duration programBefore = programTime();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long[] mine = new long[200_000];
      samples.add(mine);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; !stop.get(); n++) {
                      long begun = System.nanoTime();
                      pair(charges, authorizations);
                      mine[n % mine.length] = (System.nanoTime() - begun) / 1_000;
                      pairs.increment();
                    }
                  }));
    }
    Thread.sleep(Duration.ofSeconds(forSeconds));
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
        postgres.processorTime().minus(databaseBefore),
        programTime().minus(programBefore));
  }

  private void pair(Charges charges, Authorizations authorizations) {
    HoldRequest request =
        shop.request(shop.creatorAt(ThreadLocalRandom.current().nextInt(CREATORS)));
    if (!(charges.hold(request) instanceof ChargeOutcome.Held)) {
      throw new IllegalStateException("not held");
    }
    Authorization granted =
        authorizations.ofGenerator(shop.generator(), request.authorization().id()).orElseThrow();
    if (!(charges.settle(granted, 4, shop.price(4)) instanceof ChargeOutcome.Settled)) {
      throw new IllegalStateException("not settled");
    }
  }

  private void report(int count, Measured measured, Optional<TpcB.Measured> yardstick) {
    out.printf(
        Locale.ROOT,
        "%d callers, %d writers: %.0f authorize+settle pairs/s (p50 %.1f ms, p99 %.1f ms a pair)%s;"
            + " processor time a pair: PostgreSQL %.0f us, program %.0f us%n",
        count,
        settings.shards(),
        measured.perSecond(),
        measured.medianMillis(),
        measured.p99Millis(),
        yardstick
            .map(
                tpcB ->
                    String.format(
                        Locale.ROOT, ", %.2f of TPC-B", measured.perSecond() / tpcB.perSecond()))
            .orElse(""),
        measured.each(measured.database()),
        measured.each(measured.program()));
  }
}
