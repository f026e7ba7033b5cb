package io.kyodaku.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kyodaku.standin.StandinOptions;
import io.kyodaku.standin.StripeStandin;
import io.kyodaku.standin.balance.OpeningBalance;
import io.kyodaku.standin.pulse.RetryPlan;
import io.kyodaku.standin.wire.Entity;
import io.kyodaku.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in with two selling entities, our webhook behind a real HTTP address, and a database of
 * their own. What arrives is taken into the inbox; working it off is left to the test.
 */
public final class StripeStage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String JP_KEY = "sk_test_jp";
  private static final String US_KEY = "sk_test_us";

  public final TestDatabase database;
  public final SellingEntities entities;
  public final StripeGateway gateway;
  public final Clock clock = Clock.systemUTC();
  public final ReceivingStripeEvent receiving;

  private final Path folder;
  private final HttpServer webhook;
  private final StripeStandin standin;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  /** A delivery as it arrived. */
  public record Sent(String body, String signature) {

    public String type() {
      return JsonParser.parseString(body).getAsJsonObject().get("type").getAsString();
    }
  }

  private StripeStage(TestDatabase database) throws IOException {
    this.database = database;
    folder = Files.createTempDirectory("stage");
    webhook =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    URI address = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/webhook");
    standin =
        StripeStandin.start(
            StandinOptions.in(
                    folder,
                    new Entity("JP", JP_KEY, "whsec_jp", address),
                    new Entity("US", US_KEY, "whsec_us", address))
                .withPayoutDelay(Duration.ofHours(1))
                .withOpening(
                    new OpeningBalance("JP", "jpy", 100_000_000),
                    new OpeningBalance("JP", "usd", 10_000_000))
                .withRetries(
                    new RetryPlan(
                        Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofHours(1))));
    entities =
        SellingEntities.of(
            Map.of(SellingEntity.JP, JP_KEY, SellingEntity.US, US_KEY),
            Map.of(SellingEntity.JP, "whsec_old,whsec_jp", SellingEntity.US, "whsec_us"),
            Optional.of(standin.baseUri()));
    gateway = new StripeGateway(entities);
    receiving = new ReceivingStripeEvent(new Signatures(entities, clock), database.admin(), clock);
    webhook.createContext("/webhook", this::take);
    webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    webhook.start();
  }

  public static StripeStage open(TestDatabase database) {
    try {
      return new StripeStage(database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
      boolean kept =
          receiving.receive(body, signature) instanceof ReceivingStripeEvent.Reception.Kept;
      exchange.sendResponseHeaders(kept ? 200 : 400, -1);
      if (signature != null) {
        sent.add(new Sent(new String(body, StandardCharsets.UTF_8), signature));
      }
    }
  }

  /** Deliveries of a type so far, as they came. */
  public List<Sent> sent(String type) {
    return sent.stream().filter(delivery -> delivery.type().equals(type)).toList();
  }

  /** One whose key Stripe does not know. */
  public StripeGateway misconfigured() {
    return new StripeGateway(
        SellingEntities.of(
            Map.of(SellingEntity.JP, "sk_test_wrong"),
            Map.of(SellingEntity.JP, "whsec_jp"),
            Optional.of(standin.baseUri())));
  }

  /** Takes in a body as if the Japanese entity's Stripe had sent it. */
  public void deliver(String body) {
    String signature = Signing.header(body, "whsec_jp", clock);
    if (!(receiving.receive(body.getBytes(StandardCharsets.UTF_8), signature)
        instanceof ReceivingStripeEvent.Reception.Kept)) {
      throw new AssertionError(body);
    }
  }

  /** Waits until the inbox holds so many events of a type; returns our ids, oldest first. */
  public List<String> await(String type, int events) {
    Instant end = clock.instant().plus(PATIENCE);
    List<String> found;
    do {
      found = texts("select id from stripe_event where type = ? order by received_at, id", type);
      if (found.size() >= events) {
        return found;
      }
      pause();
    } while (clock.instant().isBefore(end));
    throw new AssertionError(
        "waited for " + type + ", but got " + texts("select type from stripe_event"));
  }

  /** Waits until the inbox has been sent an event of a type so many times, new or not. */
  public void awaitSent(String type, int times) {
    Instant end = clock.instant().plus(PATIENCE);
    while (sent(type).size() < times) {
      if (clock.instant().isAfter(end)) {
        throw new AssertionError("waited for " + type);
      }
      pause();
    }
  }

  /** Waits until a query finds something. */
  public void awaitRow(String sql, Object... values) {
    Instant end = clock.instant().plus(PATIENCE);
    while (texts(sql, values).isEmpty()) {
      if (clock.instant().isAfter(end)) {
        throw new AssertionError("waited for " + sql + " " + List.of(values));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Steers the stand-in as its Japanese entity. */
  public JsonObject control(String path, Map<String, String> form) {
    return call("POST", "/_standin/" + path, form);
  }

  /** The Japanese entity's own view of Stripe. */
  public JsonObject read(String path) {
    return call("GET", path, Map.of());
  }

  public JsonObject call(String method, String path, Map<String, String> form) {
    return call(method, path, form, null);
  }

  public JsonObject call(
      String method, String path, Map<String, String> form, @Nullable String account) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(standin.baseUri() + path))
            .header("Authorization", "Bearer " + JP_KEY)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (account != null) {
      request.header("Stripe-Account", account);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
      return JsonParser.parseString(response.body()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Does {@code work} while Stripe takes its time with one call of {@code method} to {@code path},
   * and {@code meanwhile} when that call is under way.
   */
  public void whileStripeIsSlow(String method, String path, Runnable work, Runnable meanwhile) {
    control("faults", Map.of("kind", "slow", "method", method, "path", path, "delay_ms", "3000"));
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      Future<?> done = worker.submit(work);
      // The fault is gone from the list as soon as a call has met it.
      Instant end = clock.instant().plus(PATIENCE);
      while (!read("/_standin/faults").getAsJsonArray("data").isEmpty()) {
        if (clock.instant().isAfter(end)) {
          throw new AssertionError("Stripe was not asked for " + path);
        }
        pause();
      }
      meanwhile.run();
      done.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How many sessions of the database hold a transaction open and do nothing in it. */
  public String idleInTransaction() {
    return text(
        "select count(*) from pg_stat_activity where datname = current_database() and state like"
            + " 'idle in transaction%'");
  }

  /** The first column of what a query finds, past every wall. */
  public List<String> texts(String sql, Object... values) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(String.valueOf(row.getString(1)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public String text(String sql, Object... values) {
    List<String> found = texts(sql, values);
    if (found.size() != 1) {
      throw new AssertionError(sql + " found " + found);
    }
    return found.getFirst();
  }

  @Override
  public void close() {
    standin.close();
    webhook.stop(0);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
