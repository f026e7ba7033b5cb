package io.kyodaku.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The Japanese company at a stand-in for Stripe, asked with as little as will do. */
final class Standin implements AutoCloseable {

  private static final long READY_LIMIT_NANOS = 60_000_000_000L;
  private static final long POLL_MILLIS = 100;

  private final String key;
  private final ThreadLocal<Wire> wire;
  private final Runnable end;

  private Standin(URI address, String key, Runnable end) {
    this.key = key;
    this.wire =
        ThreadLocal.withInitial(
            () -> {
              try {
                return new Wire(address);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    this.end = end;
  }

  /** The one that a portal has started. */
  static Standin of(Portal portal) throws IOException {
    return new Standin(
        URI.create("http://127.0.0.1:" + portal.port("standin") + "/"),
        "sk_test_demo_JP",
        () -> {});
  }

  /**
   * Another one, whose events go to somebody who only says yes.
   *
   * @param home the built distribution
   */
  static Standin apart(Path home) throws IOException, InterruptedException {
    HttpServer yes =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    yes.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    yes.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    yes.start();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path data = Files.createTempDirectory("kyodaku-standin");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    home.resolve("standin") + "/*",
                    "io.kyodaku.standin.Main",
                    "--port",
                    String.valueOf(port),
                    "--data",
                    data.toString(),
                    "--entity",
                    "JP:sk_test_bench:whsec_bench:http://127.0.0.1:"
                        + yes.getAddress().getPort()
                        + "/",
                    "--payout-delay-ms",
                    "100",
                    "--opening-balance",
                    "JP:jpy:100000000"))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("out").toFile())
            .start();
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    awaitReady(process, address);
    return new Standin(
        address,
        "sk_test_bench",
        () -> {
          process.destroy();
          yes.stop(0);
          try {
            process.waitFor();
            Portal.remove(data);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void awaitReady(Process process, URI address) throws InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT_NANOS;
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Wire wire = new Wire(address)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("the stand-in did not start");
  }

  /** An account that can be paid; its id. */
  String account(String owner) throws IOException {
    String made =
        post(
            "/v2/core/accounts",
            "application/json",
            "",
            """
            {"display_name": "%s", "contact_email": "owner@many.example", "dashboard": "express",
             "identity": {"country": "jp", "entity_type": "company"},
             "defaults": {"currency": "jpy", "responsibilities":
               {"fees_collector": "application", "losses_collector": "application"}},
             "configuration": {"recipient": {"capabilities":
               {"stripe_balance": {"stripe_transfers": {"requested": true}}}}}}
            """
                .formatted(owner));
    String account = id(made);
    post(
        "/_standin/accounts/" + account + "/onboard",
        "application/x-www-form-urlencoded",
        "",
        "outcome=complete");
    return account;
  }

  /** The two calls that one payout takes. */
  void payOut(String account, long amount) throws IOException {
    String form = "application/x-www-form-urlencoded";
    String body = "amount=" + amount + "&currency=jpy";
    post("/v1/transfers", form, "", body + "&destination=" + account);
    post("/v1/payouts", form, "Stripe-Account: " + account + "\r\n", body);
  }

  private String post(String path, String type, String headers, String body) throws IOException {
    return wire.get()
        .post(
            path,
            type,
            "Authorization: Bearer "
                + key
                + "\r\nIdempotency-Key: "
                + UUID.randomUUID()
                + "\r\n"
                + headers,
            body);
  }

  private static String id(String json) {
    try {
      return String.valueOf(JsonUtil.parseJson(json).get("id"));
    } catch (JoseException e) {
      throw new IllegalStateException(json, e);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
