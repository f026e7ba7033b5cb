package io.kyodaku.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Two servers on one database, asked over loopback: how long a stop, its undoing and a change of
 * one policy take until both answer by it, with many assets loaded; and how many quotes a second
 * one answers beside an endpoint that does nothing.
 */
public final class ServerBenchmark {

  private static final String GENERATOR = "kyk_demo_generator";
  private static final int CALLERS = 16;
  private static final int WARM_UPS = 3;
  private static final Duration LOAD = Duration.ofSeconds(5);
  private static final Duration CHANGE_LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DataSource database;
  private final List<URI> nodes;
  private final String quote;
  private final String asset;

  private ServerBenchmark(DataSource database, List<URI> nodes)
      throws IOException, InterruptedException {
    this.database = database;
    this.nodes = nodes;
    Map<String, Object> demo =
        json(send(HttpRequest.newBuilder(nodes.getFirst().resolve("api/v1/demo"))));
    Map<?, ?> open =
        demo.get("assets") instanceof List<?> assets
            ? assets.stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> "OPEN".equals(one.get("policy")))
                .findFirst()
                .orElseThrow()
            : Map.of();
    asset = String.valueOf(open.get("id"));
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("creatorId", demo.get("creatorId"));
    usage.put("prompt", open.get("name") + " walks along the shore at dawn");
    usage.put("assets", List.of());
    usage.put("use", "SHARED");
    usage.put("territories", List.of("JP"));
    usage.put("seconds", 5);
    usage.put("quality", "STANDARD");
    quote = JsonUtil.toJson(usage);
  }

  /**
   * @param args how many assets are loaded, how often each change is made, and the folder of the
   *     built distribution
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    Path data = Files.createTempDirectory("kyodaku-server");
    try (Portal first = Portal.start(Path.of(args[2]), data);
        SecondNode second = SecondNode.beside(first)) {
      ServerBenchmark benchmark =
          new ServerBenchmark(first.database(), List.of(first.address(), second.address()));
      benchmark.load(Integer.parseInt(args[0]));
      benchmark.changes(Integer.parseInt(args[1]));
      benchmark.quotes(second.address());
    } finally {
      Portal.remove(data);
    }
  }

  /** Assets of the owner of the one that is asked for, which say nothing of their own. */
  private void load(int assets) throws SQLException, InterruptedException, IOException {
    String sql =
        """
        with one as (select a.tenant_id, a.work_id, c.currency from asset a join ownership_claim c on c.asset_id = a.id
            where a.id = ?::uuid),
          made as (insert into asset (id, tenant_id, work_id, kind, name, created_at)
            select gen_random_uuid(), tenant_id, work_id, 'CHARACTER', 'Loaded ' || n, now()
            from one, generate_series(1, ?) n returning id, tenant_id)
        insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories, price_per_second_micros, currency, status)
        select gen_random_uuid(), made.tenant_id, made.id, 10000, '*', 1000000, one.currency, 'LIVE' from made, one
        """;
    change(sql, uuid(), assets);
    awaitEverywhere("GRANTED");
    say(String.format(Locale.ROOT, "assets loaded beside the demo's: %,d", assets));
  }

  private void changes(int rounds) throws SQLException, InterruptedException, IOException {
    measure(
        "stop",
        rounds,
        "update asset set stopped_at = now() where id = ?::uuid",
        "REFUSED",
        "undo",
        "update asset set stopped_at = null where id = ?::uuid",
        "GRANTED");
    String preset =
        "insert into policy (id, tenant_id, asset_id, preset, updated_at) select gen_random_uuid(),"
            + " tenant_id, id, '%s', now() from asset where id = ?::uuid on conflict (tenant_id,"
            + " work_id, asset_id) do update set preset = excluded.preset,"
            + " version = policy.version + 1";
    measure(
        "policy to ASK",
        rounds,
        preset.formatted("ASK"),
        "NEEDS_APPROVAL",
        "policy to OPEN",
        preset.formatted("OPEN"),
        "GRANTED");
  }

  private void measure(
      String there, int rounds, String change, String then, String back, String undo, String now)
      throws SQLException, InterruptedException, IOException {
    List<List<Double>> forth = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<Double>> again = List.of(new ArrayList<>(), new ArrayList<>());
    // What came before, all those assets, may be on its way still.
    List<List<Double>> first = List.of(new ArrayList<>(), new ArrayList<>());
    timed(change, then, first);
    tell("the first " + there, first);
    timed(undo, now, List.of(new ArrayList<>(), new ArrayList<>()));
    awaitTheLoaded();
    for (int i = 0; i < rounds; i++) {
      timed(change, then, forth);
      timed(undo, now, again);
    }
    tell(there, forth);
    tell(back, again);
  }

  /** From the commit on until each node has answered by it; both are asked all the time. */
  private void timed(String sql, String decision, List<List<Double>> times)
      throws SQLException, InterruptedException {
    try (ExecutorService asking = Executors.newFixedThreadPool(nodes.size())) {
      List<Future<Long>> seen = new ArrayList<>();
      for (URI node : nodes) {
        seen.add(asking.submit(() -> await(node, decision)));
      }
      change(sql, uuid());
      long committed = System.nanoTime();
      for (int i = 0; i < nodes.size(); i++) {
        times.get(i).add(Math.max(0, seen.get(i).get() - committed) / 1e6);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private long await(URI node, String decision) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CHANGE_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (decision.equals(json(send(asked(node))).get("decision"))) {
        return System.nanoTime();
      }
    }
    throw new IllegalStateException(node + " never answered " + decision);
  }

  private void awaitEverywhere(String decision) throws IOException, InterruptedException {
    for (URI node : nodes) {
      await(node, decision);
    }
  }

  /** Until every node knows the assets that were loaded. */
  private void awaitTheLoaded() throws SQLException, IOException, InterruptedException {
    String loaded = quote.replace("\"assets\":[]", "\"assets\":[\"" + loaded() + "\"]");
    long deadline = System.nanoTime() + CHANGE_LIMIT.toNanos();
    for (URI node : nodes) {
      while (!isKnown(asked(node, loaded).build())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(node + " never knew what was loaded");
        }
      }
    }
  }

  /** A node that reads for long answers nothing for a while: it is out of touch. */
  private boolean isKnown(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 && !answer.body().contains("unknown-asset");
  }

  private String loaded() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id from asset where name = 'Loaded 1' limit 1");
        ResultSet row = select.executeQuery()) {
      row.next();
      return "asset_" + row.getString(1).replace("-", "");
    }
  }

  private static void tell(String what, List<List<Double>> times) {
    for (int node = 0; node < times.size(); node++) {
      List<Double> sorted = new ArrayList<>(times.get(node));
      Collections.sort(sorted);
      say(
          String.format(
              Locale.ROOT,
              "%s, node %d: median %.0f ms, slowest %.0f ms",
              what,
              node + 1,
              sorted.get(sorted.size() / 2),
              sorted.getLast()));
    }
  }

  private void quotes(URI node) throws InterruptedException, ExecutionException {
    HttpRequest.Builder nothing =
        HttpRequest.newBuilder(node.resolve("nothing/of/it"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(quote));
    for (int i = 0; i < WARM_UPS; i++) {
      rate(nothing);
      rate(asked(node));
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      double floor = rate(nothing);
      double quotes = rate(asked(node));
      say(
          String.format(
              Locale.ROOT,
              "nothing %.0f a second, quotes %.0f a second: %.2f",
              floor,
              quotes,
              quotes / floor));
      ratios.add(quotes / floor);
    }
    Collections.sort(ratios);
    say(
        String.format(
            Locale.ROOT,
            "quotes beside nothing: %.2f in the median",
            ratios.get(ratios.size() / 2)));
  }

  /** Answers a second, with some callers who each wait for theirs. */
  private double rate(HttpRequest.Builder request) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + LOAD.toNanos();
    HttpRequest one = request.build();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        counts.add(
            callers.submit(
                () -> {
                  int count = 0;
                  while (System.nanoTime() < end) {
                    if (http.send(one, HttpResponse.BodyHandlers.discarding()).statusCode()
                        != 200) {
                      throw new IllegalStateException("no answer");
                    }
                    count++;
                  }
                  return count;
                }));
      }
      int all = 0;
      for (Future<Integer> count : counts) {
        all += count.get();
      }
      return all / (double) LOAD.toSeconds();
    }
  }

  private HttpRequest.Builder asked(URI node) {
    return asked(node, quote);
  }

  private static HttpRequest.Builder asked(URI node, String usage) {
    return HttpRequest.newBuilder(node.resolve("api/v1/quotes"))
        .header("Authorization", "Bearer " + GENERATOR)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(usage));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private static Map<String, Object> json(String text) {
    try {
      return JsonUtil.parseJson(text);
    } catch (JoseException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private String uuid() {
    return asset.substring(asset.indexOf('_') + 1);
  }

  private void change(String sql, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
