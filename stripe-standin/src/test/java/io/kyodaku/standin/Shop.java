package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * The other side of a webhook: takes what is sent, checks its signature as a seller does, and can
 * refuse.
 */
final class Shop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  record Received(String body, String signature) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    String type() {
      return json().get("type").getAsString();
    }

    String id() {
      return json().get("id").getAsString();
    }

    Event verified(String secret) {
      try {
        return Webhook.constructEvent(body, signature, secret);
      } catch (SignatureVerificationException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  Shop() throws IOException {
    this(0);
  }

  Shop(int port) throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI webhook() {
    return URI.create("http://127.0.0.1:" + port() + "/api/webhooks/stripe");
  }

  URI page(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  List<Received> all() {
    return List.copyOf(received);
  }

  List<String> types() {
    return received.stream().map(Received::type).toList();
  }

  Received await(String type) {
    return await(type, 1).getFirst();
  }

  Received await(String type, Predicate<JsonObject> matching) {
    return awaitAll(event -> event.type().equals(type) && matching.test(event.json()), 1, type)
        .getFirst();
  }

  List<Received> await(String type, int times) {
    return awaitAll(event -> event.type().equals(type), times, type);
  }

  private List<Received> awaitAll(Predicate<Received> wanted, int times, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Received> found = new ArrayList<>();
    while (System.nanoTime() - end < 0) {
      found = received.stream().filter(wanted).toList();
      if (found.size() >= times) {
        return found;
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(types()).as("events received, waiting for " + what).contains(what);
    assertThat(found).as(what).hasSizeGreaterThanOrEqualTo(times);
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestURI().getPath().equals("/api/webhooks/stripe")) {
        String signature =
            Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
        received.add(new Received(body, signature));
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }
}
