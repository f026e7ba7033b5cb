package io.kyodaku.benchmarks;

import io.kyodaku.log.Actor;
import io.kyodaku.payout.PayoutRun;
import io.kyodaku.statement.ClosingPeriods;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.stripe.SellingEntities;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * A payout run over many rightsholders: the whole program, its workers and its inbox, and the
 * stand-in for Stripe. Beside it, in the same run, the calls alone that it makes of a stand-in.
 *
 * <p>Arguments: how many payouts, and the folder of the built distribution.
 */
public final class PayoutBenchmark {

  private static final int CALLERS = 16;
  private static final int FLOOR_ACCOUNTS = 500;
  private static final long YEN = 5_000;
  private static final long POLL_MILLIS = 200;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Portal portal;
  private final DataSource database;
  private final Clock clock = Clock.systemUTC();

  private PayoutBenchmark(Portal portal) throws IOException {
    this.portal = portal;
    this.database = portal.database();
  }

  public static void main(String[] args) throws Exception {
    int payouts = Integer.parseInt(args[0]);
    Path home = Path.of(args[1]);
    double floor = floor(home, payouts);
    Path data = Files.createTempDirectory("kyodaku-payouts");
    try (Portal portal = Portal.start(home, data)) {
      new PayoutBenchmark(portal).run(payouts, floor);
    } finally {
      Portal.remove(data);
    }
  }

  /** Seconds that the calls alone take. */
  private static double floor(Path home, int payouts) throws Exception {
    try (Standin standin = Standin.apart(home)) {
      List<String> accounts = new ArrayList<>();
      for (int i = 0; i < FLOOR_ACCOUNTS; i++) {
        accounts.add(standin.account("Floor " + i));
      }
      long start = System.nanoTime();
      each(payouts, i -> standin.payOut(accounts.get(i % FLOOR_ACCOUNTS), YEN));
      return seconds(start);
    }
  }

  private interface Task {
    void of(int i) throws Exception;
  }

  private static void each(int count, Task task) throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int one = i;
        all.add(
            callers.submit(
                () -> {
                  task.of(one);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private void run(int payouts, double floor) throws Exception {
    new ManyOwners(database, ManyOwners.dueMonth()).earn(payouts, 1, YEN * 1_000_000);
    List<UUID> tenants = tenants();
    ClosingStatement closing = new ClosingStatement(database, new ManyOwners.Monthly(), clock);
    new ClosingPeriods(closing, database, clock).close(Actor.system());
    connect(tenants);
    await("select not exists (select from stripe_event where status = 'RECEIVED')");
    StripeGateway gateway =
        new StripeGateway(
            SellingEntities.of(
                Map.of(SellingEntity.JP, "sk_test_demo_JP"),
                Map.of(SellingEntity.JP, "whsec_demo_JP"),
                Optional.of(URI.create("http://127.0.0.1:" + portal.port("standin")))));
    long before = bankPayouts();
    long start = System.nanoTime();
    PayoutRun.Report report = new PayoutRun(database, gateway, clock).execute(Actor.system());
    double planned = seconds(start);
    await("select not exists (select from payout where bank_payout_id is null)");
    double onTheirWay = seconds(start);
    await("select not exists (select from payout where status <> 'PAID')");
    double paid = seconds(start);
    System.out.printf(
        Locale.ROOT,
        "%d payouts: planned after %.1f s, all with the bank after %.1f s, all confirmed after"
            + " %.1f s; the calls alone take %.1f s (%d callers), so %.1f times%n",
        report.planned().size(),
        planned,
        onTheirWay,
        paid,
        floor,
        CALLERS,
        onTheirWay / floor);
    long made = bankPayouts() - before;
    if (made != payouts || report.planned().size() != payouts) {
      throw new IllegalStateException(made + " payouts were made, not " + payouts);
    }
  }

  private List<UUID> tenants() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select id from tenant where slug like 'many-%'")) {
      List<UUID> tenants = new ArrayList<>();
      while (row.next()) {
        tenants.add(row.getObject(1, UUID.class));
      }
      return tenants;
    }
  }

  /** Accounts that Stripe has verified; our rows of them as if each owner had come by. */
  private void connect(List<UUID> tenants)
      throws IOException, InterruptedException, ExecutionException {
    Standin standin = Standin.of(portal);
    each(
        tenants.size(),
        i -> {
          String account = standin.account("Owner " + i);
          try (Connection connection = database.getConnection();
              PreparedStatement insert =
                  connection.prepareStatement(
                      "insert into payout_account (id, tenant_id, selling_entity, stripe_account,"
                          + " status, created_at, status_at) values (uuidv7(), ?, 'JP', ?,"
                          + " 'ACTIVE', now(), now())")) {
            insert.setObject(1, tenants.get(i));
            insert.setString(2, account);
            insert.execute();
          }
        });
  }

  private long bankPayouts() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select count(distinct bank_payout_id) from payout")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void await(String sql) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      while (System.nanoTime() < deadline) {
        try (ResultSet row = select.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("not within " + LIMIT + ": " + sql);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
