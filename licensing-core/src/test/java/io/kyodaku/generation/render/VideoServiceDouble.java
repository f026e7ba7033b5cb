package io.kyodaku.generation.render;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A video service over real HTTP that answers as it is told, call by call. */
public final class VideoServiceDouble implements AutoCloseable {

  /** One call as it arrived. */
  public record Call(
      String method, String path, String authorization, String idempotencyKey, String body) {}

  /** Answers a call. */
  public interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Deque<Script> scripts = new ArrayDeque<>();
  public final List<Call> calls = new CopyOnWriteArrayList<>();

  public VideoServiceDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What to answer next, in the order given; the last is repeated. */
  public synchronized VideoServiceDouble answers(Script... next) {
    scripts.clear();
    scripts.addAll(List.of(next));
    return this;
  }

  private synchronized Script next() {
    return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      next().answer(exchange);
    }
  }

  static Script json(int status, String body) {
    return exchange ->
        send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  static Script content(String type, byte[] bytes) {
    return exchange -> send(exchange, 200, type, bytes);
  }

  static Script busy(int status, String retryAfter) {
    return exchange -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  static Script redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Hangs up in the middle of a body. */
  static Script cutOff() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      throw new IOException("hung up");
    };
  }

  /** Sends a little and then nothing, until the double is closed. */
  Script stalled() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      pause();
    };
  }

  /** Sends a byte now and then, for ever. */
  public Script dripping() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      while (closing.getCount() > 0) {
        body.write(1);
        body.flush();
        drip();
      }
    };
  }

  private void drip() throws IOException {
    try {
      if (closing.await(10, TimeUnit.MILLISECONDS)) {
        throw new IOException("closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Never answers. */
  Script silent() {
    return exchange -> pause();
  }

  /** A body without end. */
  static Script endless() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      while (true) {
        body.write(new byte[8_192]);
      }
    };
  }

  private void pause() throws IOException {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("closing");
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
