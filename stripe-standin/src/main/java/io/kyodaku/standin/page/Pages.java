package io.kyodaku.standin.page;

import io.kyodaku.standin.store.Store;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Entity;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Request;
import io.kyodaku.standin.wire.Routes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the hosted pages: one visit is one transaction. */
public final class Pages {
  private static final Logger LOG = System.getLogger(Pages.class.getName());

  /** Answers a visit. */
  @FunctionalInterface
  public interface Handler {
    Page visit(Visit visit);
  }

  private final Store store;
  private final Clock clock;
  private final List<Entity> entities;
  private final Routes<Handler> routes = new Routes<>();

  public Pages(Store store, Clock clock, List<Entity> entities) {
    this.store = store;
    this.clock = clock;
    this.entities = List.copyOf(entities);
  }

  public Pages get(String path, Handler handler) {
    routes.add("GET", path, handler);
    return this;
  }

  public Pages post(String path, Handler handler) {
    routes.add("POST", path, handler);
    return this;
  }

  public Page answer(Request request) {
    Texts texts = plainVisit(request).texts(Optional.empty());
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Optional<Routes.Match<Handler>> match = routes.match(method, request.path());
    if (match.isEmpty()) {
      return Markup.notice(texts, 404, "notfound.title", "notfound.text");
    }
    try {
      Params query = Params.query(request.query());
      Params form = Params.query(request.method().equals("POST") ? request.body() : "");
      return store.write(
          tx -> {
            Instant now = clock.instant();
            List<Act> acts =
                entities.stream()
                    .map(entity -> new Act(tx, entity, Act.OWN, now, Act.Origin.NONE))
                    .toList();
            return match
                .get()
                .handler()
                .visit(new Visit(acts, match.get().vars(), query, form, language(request)));
          });
    } catch (Refusal refusal) {
      return Markup.notice(texts, refusal.status(), "refused.title", "refused.text");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "%s %s failed".formatted(request.method(), request.path()), e);
      return Markup.notice(texts, 500, "failed.title", "failed.text");
    }
  }

  private static Visit plainVisit(Request request) {
    Params none = Params.query("");
    return new Visit(List.of(), Map.of(), none, none, language(request));
  }

  private static String language(Request request) {
    return request.header("accept-language").orElse("en");
  }
}
