package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.store.Tx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers API calls: key, route, fault, idempotency, handler, in this order and in one transaction.
 */
public final class Api {
  /** The version whose shapes are spoken. */
  public static final String VERSION = "2026-07-29.dahlia";

  private static final Logger LOG = System.getLogger(Api.class.getName());

  private final Store store;
  private final Clock clock;
  private final List<Entity> entities;
  private final Router router;

  public Api(Store store, Clock clock, List<Entity> entities, Router router) {
    this.store = store;
    this.clock = clock;
    this.entities = List.copyOf(entities);
    this.router = router;
  }

  public Answer answer(Request request) {
    String requestId = Ids.next("req_", 14);
    Answer answer;
    try {
      Entity entity = authenticate(request);
      answer = store.write(tx -> within(tx, entity, request, requestId));
    } catch (Refusal refusal) {
      answer = Answer.of(refusal.status(), refusal.body(), Map.of());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "%s %s failed".formatted(request.method(), request.path()), e);
      answer =
          Answer.of(500, Refusal.internal("The stand-in failed; see its log.").body(), Map.of());
    }
    return withHeaders(answer, request, requestId);
  }

  private Answer within(Tx tx, Entity entity, Request request, String requestId) {
    boolean control = request.path().startsWith("/_standin/");
    String key =
        control || !request.method().equals("POST")
            ? ""
            : request.header("idempotency-key").orElse("");
    Act.Origin origin = new Act.Origin(requestId, key.isEmpty() ? null : key);
    Act act = new Act(tx, entity, Act.OWN, clock.instant(), origin);
    if (control) {
      return act(call(act, request), "");
    }
    Optional<Fault> fault = Fault.take(act, request.method(), request.path());
    try {
      return fault.isPresent()
          ? faulty(fault.get(), act, request, key)
          : act(call(act, request), key);
    } catch (Refusal refusal) {
      // Answered here, not thrown on: a fault that was used up stays so.
      return Answer.of(refusal.status(), refusal.body(), Map.of());
    }
  }

  private Answer faulty(Fault fault, Act act, Request request, String key) {
    Refusal error = Refusal.internal("An error that a test asked for.");
    return switch (fault.kind()) {
      case ERROR -> throw error;
      case RATE_LIMIT -> throw Refusal.rateLimited();
      case LOST_REQUEST ->
          Answer.of(500, error.body(), Map.of()).delayed(fault.delay()).neverSent();
      case ERROR_AFTER -> {
        Answer lost = act(call(act, request), key);
        yield Answer.of(500, error.body(), lost.headers());
      }
      case LOST_ANSWER -> act(call(act, request), key).delayed(fault.delay()).neverSent();
      case SLOW -> act(call(act, request), key).delayed(fault.delay());
    };
  }

  private Answer act(Routed routed, String key) {
    Call call = routed.call();
    Tx tx = call.act().tx();
    Tx.Mark before = tx.mark();
    try {
      if (!key.isEmpty()) {
        Optional<Answer> earlier = IdempotentAnswers.find(call, key);
        if (earlier.isPresent()) {
          return earlier.get();
        }
      }
      JsonObject body = Json.visible(routed.handler().handle(call));
      Expansion.apply(call, body);
      if (!key.isEmpty()) {
        IdempotentAnswers.remember(call, key, 200, body);
      }
      return Answer.of(200, body, Map.of());
    } catch (Refusal refusal) {
      if (!refusal.keepsWhatHappened()) {
        tx.undoTo(before);
      }
      // v2 carries a failed call out again under the same key; v1 repeats its answer.
      if (!key.isEmpty() && refusal.remembered() && !call.path().startsWith("/v2/")) {
        IdempotentAnswers.remember(call, key, refusal.status(), refusal.body());
      }
      return Answer.of(refusal.status(), refusal.body(), Map.of());
    }
  }

  private record Routed(Call call, Router.Handler handler) {}

  private Routed call(Act act, Request request) {
    Routes.Match<Router.Handler> match =
        router
            .match(request.method(), request.path())
            .orElseThrow(() -> Refusal.noSuchRoute(request.method(), request.path()));
    Act onBehalf = onBehalf(act, request);
    return new Routed(
        new Call(onBehalf, request.method(), request.path(), match.vars(), params(request)),
        match.handler());
  }

  private static Act onBehalf(Act act, Request request) {
    Optional<String> account =
        request.header("stripe-account").or(() -> request.header("stripe-context"));
    if (account.isEmpty()) {
      return act;
    }
    if (!act.tx().has(act.shelf("v2.core.account"), account.get())) {
      throw Refusal.noAccess(account.get());
    }
    return act.at(account.get());
  }

  private static Params params(Request request) {
    if (!request.method().equals("POST")) {
      return Params.form(FormBody.parse(request.query()));
    }
    if (!request.path().startsWith("/v2/")) {
      return Params.form(FormBody.parse(request.body()));
    }
    try {
      String body = request.body().isBlank() ? "{}" : request.body();
      if (JsonParser.parseString(body) instanceof JsonObject object) {
        return Params.json(object);
      }
    } catch (JsonParseException | StackOverflowError e) {
      LOG.log(Level.DEBUG, "Not JSON", e);
    }
    throw Refusal.invalid("invalid_json", null, "The request body is not a JSON object.");
  }

  private Entity authenticate(Request request) {
    String given = request.header("authorization").orElse("");
    String key = "";
    if (given.startsWith("Bearer ")) {
      key = given.substring("Bearer ".length()).trim();
    } else if (given.startsWith("Basic ")) {
      key = basicUser(given.substring("Basic ".length()).trim());
    }
    if (key.isEmpty()) {
      throw Refusal.unauthenticated(
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth.");
    }
    for (Entity entity : entities) {
      if (entity.secretKey().equals(key)) {
        return entity;
      }
    }
    throw Refusal.unauthenticated("Invalid API Key provided: " + masked(key));
  }

  private static String basicUser(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String masked(String key) {
    return key.length() <= 12
        ? "****"
        : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
  }

  private static Answer withHeaders(Answer answer, Request request, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("Request-Id", requestId);
    headers.put("Stripe-Version", VERSION);
    request.header("idempotency-key").ifPresent(key -> headers.put("Idempotency-Key", key));
    return new Answer(answer.status(), answer.body(), headers, answer.delay(), answer.lost());
  }
}
