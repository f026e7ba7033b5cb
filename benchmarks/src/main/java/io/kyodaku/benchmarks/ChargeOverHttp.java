package io.kyodaku.benchmarks;

import io.kyodaku.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Authorize and settle pairs a second over loopback, as a generator asks for them: beside as many
 * pairs of calls to an endpoint that does nothing, and beside pgbench on the same PostgreSQL.
 *
 * <p>It asks a second server on the same database, which has that endpoint.
 *
 * <p>Arguments: seconds for each measurement, callers, and the folder of the built distribution.
 */
public final class ChargeOverHttp {

  private static final String KEY = "Authorization: Bearer kyk_demo_generator\r\n";
  private static final int CREATORS = 1_000;
  private static final int WARM_UP_SECONDS = 45;
  private static final int PGBENCH_CLIENTS = 16;

  private final URI server;
  private final List<String> usages = new ArrayList<>();
  private final ThreadLocal<Wire> wire = ThreadLocal.withInitial(this::connected);

  private ChargeOverHttp(Portal portal, URI server)
      throws IOException, InterruptedException, SQLException {
    this.server = server;
    Map<String, Object> demo = demo();
    UUID demosCreator = uuid(String.valueOf(demo.get("creatorId")));
    Map<?, ?> open =
        demo.get("assets") instanceof List<?> assets
            ? assets.stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> "OPEN".equals(one.get("policy")))
                .findFirst()
                .orElseThrow()
            : Map.of();
    try (Connection owner = portal.database().getConnection()) {
      owner.setAutoCommit(false);
      UUID generator = generator(owner, demosCreator);
      for (int i = 0; i < CREATORS; i++) {
        UUID creator = Buyers.open(owner, generator, i, Clock.systemUTC());
        usages.add(usage(creator, String.valueOf(open.get("name"))));
      }
      owner.commit();
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    int seconds = Integer.parseInt(args[0]);
    int callers = Integer.parseInt(args[1]);
    Path data = Files.createTempDirectory("kyodaku-http");
    try (Portal portal = Portal.start(Path.of(args[2]), data);
        SecondNode node = SecondNode.beside(portal)) {
      new ChargeOverHttp(portal, node.address()).run(portal, seconds, callers);
    } finally {
      Portal.remove(data);
    }
  }

  private void run(Portal portal, int seconds, int callers)
      throws IOException, InterruptedException {
    TpcB bench = new TpcB(portal.databasePort(), () -> Duration.ZERO);
    bench.prepare();
    Load warming = new Load(callers, WARM_UP_SECONDS, () -> Duration.ZERO);
    warming.atFull(this::nothing);
    warming.atFull(this::pair);
    Load load = new Load(callers, seconds, () -> Duration.ZERO);
    for (int round = 0; round < 3; round++) {
      long tpcB = bench.measure(PGBENCH_CLIENTS, seconds).perSecond();
      double nothing = load.atFull(this::nothing).perSecond();
      Load.Measured pairs = load.atFull(this::pair);
      System.out.printf(
          Locale.ROOT,
          "%d callers over HTTP: %.0f pairs/s (p50 %.1f ms, p99 %.1f ms), %.2f of TPC-B (%d/s),"
              + " %.2f of pairs of calls that do nothing (%.0f/s)%n",
          callers,
          pairs.perSecond(),
          pairs.medianMillis(),
          pairs.p99Millis(),
          pairs.perSecond() / tpcB,
          tpcB,
          pairs.perSecond() / nothing,
          nothing);
    }
  }

  private void pair() {
    String usage = usages.get(ThreadLocalRandom.current().nextInt(usages.size()));
    try {
      String granted =
          wire.get()
              .post(
                  "/api/v1/authorizations", KEY + "Idempotency-Key: " + Ids.next() + "\r\n", usage);
      int at = granted.indexOf("\"auth_") + 1;
      String id = granted.substring(at, granted.indexOf('"', at));
      wire.get().post("/api/v1/authorizations/" + id + "/settle", KEY, "{\"seconds\":4}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void nothing() {
    try {
      for (int call = 0; call < 2; call++) {
        wire.get().post("/nothing/of/it", KEY, usages.getFirst());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Wire connected() {
    try {
      return new Wire(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> demo() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JsonUtil.parseJson(
          http.send(
                  HttpRequest.newBuilder(server.resolve("api/v1/demo")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID generator(Connection owner, UUID creator) throws SQLException {
    try (PreparedStatement select =
        owner.prepareStatement(
            "select generator_id from creator_link where creator_id = ? and unlinked_at is null"
                + " and limit_micros is null")) {
      select.setObject(1, creator);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  private static String usage(UUID creator, String character) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("creatorId", "cre_" + creator.toString().replace("-", ""));
    usage.put("prompt", character + " walks along the shore at dawn");
    usage.put("assets", List.of());
    usage.put("use", "SHARED");
    usage.put("territories", List.of("JP"));
    usage.put("seconds", 5);
    usage.put("quality", "STANDARD");
    return JsonUtil.toJson(usage);
  }

  private static UUID uuid(String wireId) {
    String hex = wireId.substring(wireId.indexOf('_') + 1);
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }
}
