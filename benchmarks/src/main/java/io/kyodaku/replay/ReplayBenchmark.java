package io.kyodaku.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.kyodaku.benchmarks.ReplayStage;
import io.kyodaku.decision.LoadedTrials;
import io.kyodaku.decision.Trial;
import io.kyodaku.decision.Trials;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Replays a draft over a million recorded usages, as a node does: pages are read as the role {@code
 * tenant} behind row-level security, and decided on all processors. Beside it stand floors of the
 * same run: the same pages read and not decided, and the rows of the record counted. Made from the
 * record the pages are once, which is told apart.
 */
public final class ReplayBenchmark {

  private static final TenantId TENANT = new TenantId(UUID.fromString(RecordedMillion.TENANT));
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final String DRAFT =
      """
      {"zone":"Asia/Tokyo","rules":[
      {"id":"v","name":"No violence","action":"BLOCK","themes":["violence"]},
      {"id":"d","name":"No commerce in Germany","action":"BLOCK","uses":["COMMERCIAL"],"territories":{"include":["DE"]}},
      {"id":"l","name":"Long ones are asked","action":"ASK","seconds":{"atLeast":45}},
      {"id":"j","name":"Half in Japan","action":"ALLOW","territories":{"include":["JP"]},"factorBps":5000}]}
      """;

  private final Transactions tenant;
  private final Instant since;
  private final Instant until;

  private ReplayBenchmark(HikariDataSource tenant) {
    this.tenant = new Transactions(tenant);
    Instant now = Clock.systemUTC().instant();
    since = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
    until = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
  }

  /**
   * @param args how many usages, and how often each is measured
   */
  public static void main(String[] args) throws Exception {
    int usages = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    try (ReplayStage stage = ReplayStage.start();
        HikariDataSource owner = stage.as("postgres", 1);
        HikariDataSource admin = stage.as("kyodaku_admin", 2);
        HikariDataSource reader = stage.as("kyodaku_reader", 1);
        HikariDataSource tenant = stage.as("kyodaku_tenant", 2)) {
      new RecordedMillion(owner).make(usages);
      long began = System.nanoTime();
      new KeepingPages(admin, Clock.systemUTC()).keepUp(TENANT);
      say(String.format(Locale.ROOT, "pages made once: %.1f s", (System.nanoTime() - began) / 1e9));
      new ReplayBenchmark(tenant).measure(new LoadedTrials(reader), usages, rounds);
    }
  }

  private void measure(LoadedTrials trials, int usages, int rounds) throws Exception {
    Trials.Pair present = trials.of(TENANT, Optional.empty());
    Tally same = replay(present);
    if (same.all().usages() != usages || same.all().difference() != 0) {
      throw new IllegalStateException("what holds comes to something else: " + same.all());
    }
    Saying says =
        new Saying(Optional.of(PolicyPreset.OPEN), ControlsText.stored(DRAFT.replace("\n", "")));
    Trials.Pair drafted =
        trials.of(TENANT, Optional.of(new Trial.Draft(new Level.OfTenant(), says, Set.of())));
    say(String.format(Locale.ROOT, "with the draft: %s", replay(drafted).all()));
    say(
        String.format(
            Locale.ROOT,
            "pages: %,d bytes, %.1f for each usage",
            bytes(),
            (double) bytes() / usages));
    double floor = median(rounds, this::bytes);
    double count = median(rounds, this::count);
    double replayed = median(rounds, () -> replay(drafted).all().usages());
    say(String.format(Locale.ROOT, "floor, pages read and not decided    %6.2f s", floor));
    say(String.format(Locale.ROOT, "floor, rows of the record counted    %6.2f s", count));
    say(String.format(Locale.ROOT, "replayed                             %6.2f s", replayed));
    say(
        String.format(
            Locale.ROOT,
            "replayed / pages read %.1f, / rows counted %.1f",
            replayed / floor,
            replayed / count));
  }

  private Tally replay(Trials.Pair trials) throws Exception {
    PageReplay replay = new PageReplay(trials, Optional.empty(), JPY, Clock.systemUTC().instant());
    return new ReplayRun(this::pages, replay).run(since, until, done -> true);
  }

  private List<PageSource.Stored> pages(Instant from, Instant end) {
    return tenant.run(
        connection -> {
          bind(connection);
          return Sql.list(
              connection,
              "select hour, usages, content from usage_page where tenant_id = ? and hour >= ? and"
                  + " hour < ? order by hour, part",
              row ->
                  new PageSource.Stored(
                      Sql.instant(row, "hour"),
                      row.getInt("usages"),
                      ByteBuffer.wrap(row.getBytes("content"))),
              TENANT,
              from,
              end);
        });
  }

  private static void bind(Connection connection) throws SQLException {
    Sql.execute(connection, "select set_config('app.tenant', ?, true)", TENANT.value().toString());
  }

  private long bytes() {
    long bytes = 0;
    for (Instant from = since; from.isBefore(until); from = from.plus(Duration.ofDays(1))) {
      for (PageSource.Stored page : pages(from, from.plus(Duration.ofDays(1)))) {
        bytes += page.content().remaining();
      }
    }
    return bytes;
  }

  private long count() {
    return tenant.run(
        connection -> {
          bind(connection);
          return Sql.list(
                  connection,
                  "select count(*), sum(l.fee_micros) from authorization_license l join"
                      + " usage_authorization u on u.id = l.authorization_id where l.tenant_id = ?"
                      + " and l.requested_at >= ? and l.requested_at < ?",
                  row -> row.getLong(1),
                  TENANT,
                  since,
                  until)
              .getFirst();
        });
  }

  /** Something to time; what it answers is used, so that it is not left out. */
  private interface Timed {
    long run() throws Exception;
  }

  private static double median(int rounds, Timed timed) throws Exception {
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      if (timed.run() < 0) {
        throw new IllegalStateException();
      }
      seconds[i] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[rounds / 2];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
