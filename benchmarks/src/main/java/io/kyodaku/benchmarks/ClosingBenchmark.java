package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.kyodaku.log.Actor;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.ClosingTenantsPeriods;
import io.kyodaku.statement.StartingClosingRun;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * The month of many rightsholders closed: beside one query that groups the same rows by what makes
 * a line and inserts the sums, on the same PostgreSQL in the same run.
 *
 * <p>Arguments: how many rightsholders, settled usages of each, how many workers.
 */
public final class ClosingBenchmark {

  private ClosingBenchmark() {}

  public static void main(String[] args)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    int owners = Integer.parseInt(args[0]);
    int usages = Integer.parseInt(args[1]);
    int callers = Integer.parseInt(args[2]);
    try (DurablePostgres server = DurablePostgres.start()) {
      server.migrate();
      measure(server, owners, usages, callers);
    }
  }

  private static void measure(DurablePostgres server, int owners, int usages, int callers)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    try (HikariDataSource database = server.as("postgres", callers)) {
      new ManyOwners(database, ManyOwners.lastMonth()).earn(owners, usages, 5_000_000);
      double before = floor(database);
      server.forgetStatements();
      long start = System.nanoTime();
      close(database, callers);
      double closed = seconds(start);
      server.tellStatements(System.out, owners);
      double after = floor(database);
      check(database, owners, (long) owners * usages);
      System.out.printf(
          Locale.ROOT,
          "%,d usages of %,d rightsholders closed in %.1f s; one GROUP BY and insert %.2f s before"
              + " and %.2f s after; %.1f times; %d MB of heap used at the end%n",
          (long) owners * usages,
          owners,
          closed,
          before,
          after,
          2 * closed / (before + after),
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
  }

  /** The best of three. */
  private static double floor(DataSource database) throws SQLException {
    double best = Double.MAX_VALUE;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.execute(
            "create table floor (tenant_id uuid, asset_id uuid, use text, usages bigint, seconds"
                + " numeric, base numeric, royalty numeric)");
        long start = System.nanoTime();
        statement.execute(
            """
            insert into floor select tenant_id, asset_id, use, count(*), sum(seconds), sum(base_micros), sum(royalty_micros)
            from royalty group by tenant_id, selling_entity, currency, kind, asset_id, use
            """);
        best = Math.min(best, seconds(start));
        statement.execute("drop table floor");
      }
    }
    return best;
  }

  /** A run as an operator starts it, with so many workers. */
  private static void close(DataSource database, int workers)
      throws SQLException, InterruptedException, ExecutionException {
    Clock clock = Clock.systemUTC();
    ClosingStatement closing = new ClosingStatement(database, new ManyOwners.Monthly(), clock);
    if (new StartingClosingRun(closing, database, clock).start(Actor.system()).isEmpty()) {
      throw new IllegalStateException("nothing was due");
    }
    ClosingTenantsPeriods handler = new ClosingTenantsPeriods(closing, database, clock);
    List<String> parts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select payload from job where kind = 'closing'")) {
      while (row.next()) {
        parts.add(row.getString(1));
      }
    }
    try (ExecutorService lane = Executors.newFixedThreadPool(workers)) {
      List<Future<?>> all = new ArrayList<>();
      for (String part : parts) {
        all.add(lane.submit(() -> handler.run(part)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static void check(DataSource database, int owners, long usages) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                select count(*), sum(royalty_count), sum(lines_micros) - (select sum(royalty_micros) from royalty)
                from statement
                """)) {
      row.next();
      if (row.getInt(1) != owners || row.getLong(2) != usages || row.getLong(3) != 0) {
        throw new IllegalStateException("not all was closed: " + row.getInt(1));
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
