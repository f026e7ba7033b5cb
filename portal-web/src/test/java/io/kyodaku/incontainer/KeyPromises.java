package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.shared.Ids;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Who may call what, and that everything of another looks as if it did not exist. */
interface KeyPromises {

  /** A call and the only demo key that may make it; none where each of them may. */
  record Gate(String method, String path, String key) {

    static List<Gate> all() {
      String auth = "/api/v1/authorizations";
      String id = "/auth_" + "0".repeat(32);
      String hook = "/api/v1/webhook-endpoints/hook_" + "0".repeat(32);
      return List.of(
          new Gate("POST", "/api/v1/quotes", Demo.GENERATOR),
          new Gate("POST", "/api/v1/screenings", Demo.GENERATOR),
          new Gate("POST", auth, Demo.GENERATOR),
          new Gate("GET", auth + id, Demo.GENERATOR),
          new Gate("POST", auth + id + "/settle", Demo.GENERATOR),
          new Gate("POST", auth + id + "/void", Demo.GENERATOR),
          new Gate("GET", auth + id + "/receipts", Demo.GENERATOR),
          new Gate("GET", auth + id + "/c2pa", Demo.GENERATOR),
          new Gate("POST", "/api/v1/webhook-endpoints", Demo.GENERATOR),
          new Gate("GET", "/api/v1/webhook-endpoints", Demo.GENERATOR),
          new Gate("DELETE", hook, Demo.GENERATOR),
          new Gate("POST", hook + "/rotate-secret", Demo.GENERATOR),
          new Gate("GET", hook + "/deliveries", Demo.GENERATOR),
          new Gate("POST", hook + "/replay", Demo.GENERATOR),
          new Gate("POST", hook + "/deliveries/dlv_" + "0".repeat(32) + "/replay", Demo.GENERATOR),
          new Gate("GET", "/api/v1/wallets/cre_" + "0".repeat(32), Demo.GENERATOR),
          new Gate("POST", "/api/v1/imports", Demo.RIGHTS),
          new Gate("GET", "/api/v1/imports/imp_" + "0".repeat(32), Demo.RIGHTS),
          new Gate("GET", "/api/v1/contracts/con_" + "0".repeat(32) + "/versions/1", Demo.RIGHTS),
          new Gate("GET", "/api/v1/plugins", Demo.RIGHTS),
          new Gate("GET", "/api/v1/ledger/trial-balance", Demo.ADMIN),
          new Gate("GET", "/api/v1/ledger/verification", Demo.ADMIN),
          new Gate("GET", "/api/v1/catalog/assets", ""));
    }

    /** With a body of the right media type, since that is looked at before the scope. */
    Rest.Answer knock(Rest rest) {
      String type = path.endsWith("/imports") ? "text/csv" : Rest.JSON;
      return switch (method) {
        case "GET" -> rest.get();
        case "DELETE" -> rest.method(method);
        default -> rest.post(type, "{}");
      };
    }
  }

  @Test
  @RunAsClient
  default void withoutAValidKeyNothingIsAnswered() {
    String revoked = Partners.key(KeyKind.ADMIN, Ids.next(), KeyKind.ADMIN.scopes(), true);
    Partners.revoke(revoked);
    List<String> wrong =
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer kyk_nobody_knows_it",
            "Bearer " + revoked,
            "Bearer kyk_demo_generator kyk_demo_admin",
            "Bearer ' or 1=1 --",
            "Basic a3lrX2RlbW8=",
            "kyk_demo_generator",
            "Bearer KYK_DEMO_GENERATOR",
            "Bearer " + "k".repeat(4_000));
    for (Gate gate : Gate.all()) {
      Rest.Answer none = gate.knock(Rest.at(gate.path()));
      assertThat(none.refusal()).as(gate.path()).isEqualTo("401 unauthenticated");
      assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"kyodaku\"");
    }
    for (String header : wrong) {
      Rest.Answer answer = Rest.at("/api/v1/catalog/assets").header("Authorization", header).get();
      assertThat(answer.refusal()).as(header).isEqualTo("401 unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }
  }

  @Test
  @RunAsClient
  default void eachKeyDoesWhatItsKindMayAndNothingElse() {
    for (Gate gate : Gate.all()) {
      for (String key : List.of(Demo.GENERATOR, Demo.RIGHTS, Demo.ADMIN)) {
        Rest.Answer answer = gate.knock(Rest.at(gate.path()).key(key));
        if (gate.key().isEmpty() || gate.key().equals(key)) {
          assertThat(answer.status()).as(gate + " " + key).isNotIn(401, 403);
        } else {
          assertThat(answer.refusal()).as(gate + " " + key).isEqualTo("403 insufficient-scope");
        }
      }
    }
  }

  @Test
  @RunAsClient
  default void aKeyWithFewerScopesDoesLess() {
    Partners.Generator partner =
        Partners.Generator.opened().linkedTo(Demo.started().creator(), null);
    String reading =
        Partners.key(KeyKind.GENERATOR, partner.id(), Set.of(KeyScope.READ_CATALOG), true);

    assertThat(Rest.at("/api/v1/catalog/assets").key(reading).get().status()).isEqualTo(200);
    assertThat(Rest.at("/api/v1/quotes").key(reading).post(Usage.allowed().json()).refusal())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  @RunAsClient
  default void aRevokedKeyIsNoKeyWithinASecond() {
    String key = Partners.key(KeyKind.ADMIN, Ids.next(), KeyKind.ADMIN.scopes(), true);
    assertThat(Rest.at("/api/v1/ledger/trial-balance").key(key).get().status()).isEqualTo(200);

    Partners.revoke(key);

    long revoked = System.nanoTime();
    Poll.until(() -> Rest.at("/api/v1/ledger/trial-balance").key(key).get().status() == 401);
    assertThat(System.nanoTime() - revoked).isLessThan(2_000_000_000L);
  }

  @Test
  @RunAsClient
  default void aGeneratorThatCallsTooOftenIsToldWhenToComeAgain() throws Exception {
    Partners.Generator partner =
        Partners.Generator.opened().linkedTo(Demo.started().creator(), null);
    String key = Partners.key(KeyKind.GENERATOR, partner.id(), KeyKind.GENERATOR.scopes(), false);

    Callable<Rest.Answer> call = () -> Rest.at("/api/v1/authorizations/auth_0").key(key).get();
    Rest.Answer answer;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      answer =
          callers.invokeAll(Stream.generate(() -> call).limit(1_000).toList()).stream()
              .map(Future::resultNow)
              .filter(heard -> heard.status() == 429)
              .findFirst()
              .orElseThrow();
    }

    assertThat(answer.refusal()).isEqualTo("429 rate-limited");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 5);
    Poll.until(() -> Rest.at("/api/v1/authorizations/auth_0").key(key).get().status() == 404);
  }

  @Test
  @RunAsClient
  default void whatIsOfAnotherGeneratorDoesNotExist() {
    Partners.Generator other = Partners.Generator.opened().linkedTo(Demo.started().creator(), null);
    String id = Calls.authorized();
    String before = Calls.authorization(id).get().body();
    for (String foreign :
        List.of(
            id, "auth_" + "0".repeat(32), "auth_1", "x", id.toUpperCase(java.util.Locale.ROOT))) {
      Rest.Answer[] answers = {
        other(other, foreign, "").get(),
        other(other, foreign, "/receipts").get(),
        other(other, foreign, "/c2pa").get(),
        other(other, foreign, "/settle").post("{\"seconds\":1}"),
        other(other, foreign, "/settle").post("{\"seconds\":999}"),
        other(other, foreign, "/void").post()
      };
      for (Rest.Answer answer : answers) {
        assertThat(answer.refusal()).as(foreign).isEqualTo("404 not-found");
      }
    }
    assertThat(Calls.authorization(id).get().body()).isEqualTo(before);
  }

  private static Rest other(Partners.Generator generator, String id, String call) {
    return Rest.at("/api/v1/authorizations/" + id + call).key(generator.key());
  }

  @Test
  @RunAsClient
  default void aCreatorWhoDidNotLinkTheGeneratorDoesNotExist() {
    String stranger = Partners.creator();
    for (String creator : List.of(stranger, "cre_" + "0".repeat(32))) {
      assertThat(Calls.wallet(creator).refusal()).isEqualTo("404 not-found");
      for (Usage usage : List.of(Usage.allowed(), Usage.asked(), Usage.refused())) {
        String json = usage.with("creatorId", creator).json();
        assertThat(Calls.quote(json).refusal()).isEqualTo("404 not-found");
        assertThat(Calls.authorize(Demo.GENERATOR, Calls.newKey(), json).refusal())
            .isEqualTo("404 not-found");
      }
    }
    for (String malformed : List.of("x", "cre_", Demo.started().tenant(), "cre_%00")) {
      assertThat(Calls.wallet(malformed).status()).as(malformed).isIn(400, 404);
    }
  }

  @Test
  @RunAsClient
  default void whatIsOfAnotherRightsholderDoesNotExist() {
    String other = Partners.rightsholderKey();
    String id = ImportPromises.handIn(Demo.RIGHTS, ImportPromises.HEADER).json().getString("id");

    assertThat(Rest.at("/api/v1/imports/" + id).key(Demo.RIGHTS).get().status()).isEqualTo(200);
    assertThat(Rest.at("/api/v1/imports/" + id).key(other).get().refusal())
        .isEqualTo("404 not-found");
    for (String malformed : List.of("x", "imp_1", id.toUpperCase(java.util.Locale.ROOT))) {
      assertThat(Rest.at("/api/v1/imports/" + malformed).key(Demo.RIGHTS).get().refusal())
          .isEqualTo("404 not-found");
    }
  }
}
