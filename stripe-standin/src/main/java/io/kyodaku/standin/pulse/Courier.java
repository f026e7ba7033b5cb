package io.kyodaku.standin.pulse;

import io.kyodaku.standin.event.Delivery;
import io.kyodaku.standin.event.DeliveryRule;
import io.kyodaku.standin.event.Outbox;
import io.kyodaku.standin.event.Signature;
import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.store.Tx;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Entity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Carries deliveries to the webhooks: signed anew at each attempt, a bounded number at a time,
 * until a 2xx.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Courier.class.getName());
  private static final int MOST_AT_A_TIME = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Store store;
  private final Clock clock;
  private final Map<String, Entity> entities = new HashMap<>();
  private final RetryPlan plan;
  private final Runnable whenDone;
  private final Set<String> underway = ConcurrentHashMap.newKeySet();
  private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Courier(Store store, Clock clock, List<Entity> entities, RetryPlan plan, Runnable whenDone) {
    this.store = store;
    this.clock = clock;
    this.plan = plan;
    this.whenDone = whenDone;
    entities.forEach(entity -> this.entities.put(entity.name(), entity));
  }

  /** Sends what is due and says how long until the next is. */
  Optional<Duration> sendDue(Instant now) {
    if (underway.size() >= MOST_AT_A_TIME) {
      return Optional.empty(); // the next one that comes back asks again
    }
    Optional<Duration> next = Optional.empty();
    for (Delivery delivery : store.read(this::ready)) {
      if (delivery.next().isAfter(now)) {
        Duration wait = Duration.between(now, delivery.next());
        next = next.filter(known -> known.compareTo(wait) <= 0).or(() -> Optional.of(wait));
      } else if (underway.size() < MOST_AT_A_TIME) {
        send(delivery);
      }
    }
    return next;
  }

  @Override
  public void close() {
    carriers.shutdownNow();
    http.shutdownNow();
  }

  /**
   * What waits and may leave, now or later. What is under way is left out here, within the
   * transaction, since an attempt is noted before it ceases to be under way.
   */
  private List<Delivery> ready(Tx tx) {
    List<Delivery> waiting = Outbox.waiting(tx);
    Set<String> open = openEntities(tx);
    Set<String> untried = new HashSet<>();
    for (Delivery delivery : waiting) {
      if (delivery.attempts() == 0) {
        untried.add(delivery.id());
      }
    }
    List<Delivery> ready = new ArrayList<>();
    for (Delivery delivery : waiting) {
      boolean inTurn = !delivery.held() && !untried.contains(delivery.after());
      if (inTurn && open.contains(delivery.entity()) && !underway.contains(delivery.id())) {
        ready.add(delivery);
      }
    }
    return ready;
  }

  /** Those whose deliveries are not paused. */
  private Set<String> openEntities(Tx tx) {
    Set<String> open = new HashSet<>();
    for (Entity entity : entities.values()) {
      Act act = new Act(tx, entity, Act.OWN, Instant.EPOCH, Act.Origin.NONE);
      if (!DeliveryRule.of(act).paused()) {
        open.add(entity.name());
      }
    }
    return open;
  }

  private void send(Delivery delivery) {
    underway.add(delivery.id());
    try {
      carriers.execute(
          () -> {
            try {
              attempt(delivery);
            } catch (RuntimeException e) {
              LOG.log(Level.WARNING, "Delivery " + delivery.id() + " could not be noted", e);
            } finally {
              underway.remove(delivery.id());
              whenDone.run();
            }
          });
    } catch (RejectedExecutionException e) {
      underway.remove(delivery.id()); // closing; the next start finds it in the outbox
    }
  }

  private void attempt(Delivery delivery) {
    Entity entity = entities.get(delivery.entity());
    Optional<String> body = store.read(tx -> Outbox.payload(tx, delivery));
    if (entity == null || body.isEmpty()) {
      return;
    }
    String outcome = post(entity, body.get());
    if (outcome.isEmpty()) {
      return; // interrupted by closing: not an attempt
    }
    Instant now = clock.instant();
    Optional<Instant> next = plan.next(delivery.attempts() + 1, delivery.created(), now);
    String status =
        outcome.startsWith("2")
            ? Delivery.DELIVERED
            : next.isPresent() ? Delivery.PENDING : Delivery.GIVEN_UP;
    store.write(
        tx -> {
          Outbox.tried(tx, delivery, status, outcome, next.orElse(now));
          return status;
        });
  }

  /** The HTTP status, what went wrong, or empty when interrupted. */
  private String post(Entity entity, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(entity.webhook())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header(
                "Stripe-Signature", Signature.header(body, entity.webhookSecret(), clock.instant()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return Integer.toString(
          http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return "error: " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
