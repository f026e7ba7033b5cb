package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.Charges;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.RecentGrants;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Durable authorize and settle pairs a second, beside what pgbench gets out of the same PostgreSQL
 * in the same run. Every pair is four things: hold credits and commit, find the authorization again
 * as the product does, charge fewer seconds than were held and commit, answer.
 *
 * <p>First all usages are of one character, then of ten thousand owners' each; then half as many
 * come as were managed.
 *
 * <p>Arguments: seconds for each measurement (default 15), writers (default as in production), and
 * numbers of callers separated by commas (default 64,256).
 */
public final class ChargeBenchmark {

  private static final int CREATORS = 1_000;
  private static final int OWNERS = 10_000;

  /** As long as the compiler still takes a good part of the processors. */
  private static final int WARM_UP_SECONDS = 30;

  private static final List<Integer> CALLERS = List.of(64, 256);
  private static final int PGBENCH_CLIENTS = 16;

  private final DurablePostgres postgres;
  private final RecentGrants recent = new RecentGrants();
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
      shop.open(owner, CREATORS, OWNERS);
      try (NaturalBatching charges =
          new NaturalBatching(
              charge,
              (version, currency) ->
                  currency.getDefaultFractionDigits() == 0 ? 1_000_000L : 10_000L,
              Clock.systemUTC(),
              settings,
              Thread::new)) {
        Authorizations authorizations = Authorizations.over(charge);
        new Load(callers.getFirst(), WARM_UP_SECONDS, postgres::processorTime)
            .atFull(() -> pair(charges, authorizations, spread()));
        for (int count : callers) {
          compare(
              new Load(count, seconds, postgres::processorTime),
              charges,
              authorizations,
              yardstick);
        }
      }
    }
  }

  private Optional<TpcB.Measured> yardstick() throws IOException, InterruptedException {
    if (TpcB.pgbench().isEmpty()) {
      out.println("pgbench is not in the PATH: no yardstick");
      return Optional.empty();
    }
    TpcB bench = new TpcB(postgres.port(), postgres::processorTime);
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

  private void compare(
      Load load, Charges charges, Authorizations authorizations, Optional<TpcB.Measured> yardstick)
      throws IOException, InterruptedException, SQLException {
    Runnable hot = () -> pair(charges, authorizations, shop.ownerAt(0));
    Runnable spread = () -> pair(charges, authorizations, spread());
    postgres.forgetStatements();
    Load.Measured ofOne = load.atFull(hot);
    postgres.tellStatements(out, ofOne.pairs());
    Load.Measured ofMany = load.atFull(spread);
    double half = Math.max(ofOne.perSecond(), ofMany.perSecond()) / 2;
    Load.Measured atHalf = load.at(half, spread);
    report("one character", load, ofOne, yardstick);
    report("each of " + OWNERS + " owners", load, ofMany, yardstick);
    out.printf(
        Locale.ROOT,
        "  one character %.2f of the spread case; at %.0f pairs/s, half of that: p50 %.1f ms, p99"
            + " %.1f ms%n",
        ofOne.perSecond() / ofMany.perSecond(),
        atHalf.perSecond(),
        atHalf.medianMillis(),
        atHalf.p99Millis());
  }

  private Shop.Owner spread() {
    return shop.ownerAt(ThreadLocalRandom.current().nextInt(OWNERS));
  }

  private void pair(Charges charges, Authorizations authorizations, Shop.Owner owner) {
    HoldRequest request =
        shop.request(shop.creatorAt(ThreadLocalRandom.current().nextInt(CREATORS)), owner);
    if (!(charges.hold(request) instanceof ChargeOutcome.Held held)) {
      throw new IllegalStateException("not held");
    }
    recent.add(held.authorization());
    UUID id = request.authorization().id();
    Authorization granted =
        recent
            .take(shop.generator(), id)
            .or(() -> authorizations.ofGenerator(shop.generator(), id))
            .orElseThrow();
    if (!(charges.settle(granted, 4, shop.price(owner, 4)) instanceof ChargeOutcome.Settled)) {
      throw new IllegalStateException("not settled");
    }
  }

  private void report(
      String what, Load load, Load.Measured measured, Optional<TpcB.Measured> yardstick) {
    out.printf(
        Locale.ROOT,
        "%d callers, %d writers, %s: %.0f authorize+settle pairs/s (p50 %.1f ms, p99 %.1f ms a"
            + " pair)%s; processor time a pair: PostgreSQL %.0f us, program %.0f us%n",
        load.callers(),
        settings.shards(),
        what,
        measured.perSecond(),
        measured.medianMillis(),
        measured.p99Millis(),
        yardstick
            .map(
                tpcB ->
                    String.format(
                        Locale.ROOT, ", %.2f of TPC-B", measured.perSecond() / tpcB.perSecond()))
            .orElse(""),
        measured.databaseMicros(),
        measured.programMicros());
  }
}
