package io.kyodaku.standin.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kyodaku.standin.page.Page;
import io.kyodaku.standin.page.Pages;
import io.kyodaku.standin.wire.Answer;
import io.kyodaku.standin.wire.Api;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server. A bounded number of requests is worked on at a time, and a bounded number waits.
 */
public final class HttpFront implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpFront.class.getName());
  private static final int MOST_AT_A_TIME = 64;
  private static final int MOST_WAITING = 1_024;
  private static final int LARGEST_BODY = 1 << 20;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String STYLE_PATH = "/assets/standin.css";

  private final Api api;
  private final Pages pages;
  private final HttpServer server;
  private final ExecutorService workers;
  private final byte[] style;

  private HttpFront(Api api, Pages pages, HttpServer server) throws IOException {
    this.api = api;
    this.pages = pages;
    this.server = server;
    this.style = resource("/io/kyodaku/standin/page/standin.css");
    this.workers =
        new ThreadPoolExecutor(
            MOST_AT_A_TIME,
            MOST_AT_A_TIME,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("stand-in request ", 0).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** Binds the loopback address, so that the port is known, but answers nothing yet. */
  public static HttpServer bind(int port) throws IOException {
    // Without it, small answers wait for the other side's delayed acknowledgement, 40 ms each.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
  }

  public static HttpFront start(Api api, Pages pages, HttpServer bound) throws IOException {
    HttpFront front = new HttpFront(api, pages, bound);
    bound.createContext("/", front::serve);
    bound.setExecutor(front.workers);
    bound.start();
    return front;
  }

  /** Lets what is being answered finish, for a moment, and takes nothing new. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      boolean done = workers.awaitTermination(2, TimeUnit.SECONDS);
      LOG.log(Level.DEBUG, "All requests answered: {0}", done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop();
  }

  /** Closes at once. */
  public void drop() {
    workers.shutdownNow();
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        sendJson(exchange, 413, Json.write(Refusal.tooLarge().body()));
        return;
      }
      Request request = request(exchange, body);
      if (request.path().startsWith("/v1/")
          || request.path().startsWith("/v2/")
          || request.path().startsWith("/_standin/")) {
        send(exchange, api.answer(request));
      } else if (request.path().equals(STYLE_PATH)) {
        exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        send(exchange, 200, "text/css; charset=utf-8", style);
      } else {
        send(exchange, pages.answer(request));
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The other side went away", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed", e);
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        new String(body, StandardCharsets.UTF_8),
        headers);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (!answer.delay().isZero()) {
      try {
        Thread.sleep(answer.delay());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (answer.lost()) {
      return; // closing the exchange without an answer closes the connection
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    sendJson(exchange, answer.status(), Json.write(answer.body()));
  }

  private static void send(HttpExchange exchange, Page page) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    switch (page) {
      case Page.Redirect(String location) -> {
        headers.set("Location", location);
        exchange.sendResponseHeaders(303, -1);
      }
      case Page.Html(int status, String html, List<String> formTargets) -> {
        headers.set("Content-Security-Policy", policy(formTargets));
        send(exchange, status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String policy(List<String> formTargets) {
    StringBuilder targets = new StringBuilder("'self'");
    formTargets.stream().distinct().forEach(origin -> targets.append(' ').append(origin));
    return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors"
        + " 'none'; form-action "
        + targets;
  }

  private static void sendJson(HttpExchange exchange, int status, String json) throws IOException {
    send(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HttpFront.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("Missing resource " + name);
      }
      return in.readAllBytes();
    }
  }
}
