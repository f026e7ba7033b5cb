package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The description is the contract, and the contract is what is answered. */
interface DescriptionPromises {

  /** Beside what {@link #ANYWHERE} and {@link #WITH_KEY} add. */
  Map<String, String> CONTRACT =
      Map.ofEntries(
          Map.entry("POST /api/v1/quotes", "200 415"),
          Map.entry("POST /api/v1/authorizations", "201 202 402 409 415"),
          Map.entry("GET /api/v1/authorizations/{id}", "200"),
          Map.entry("POST /api/v1/authorizations/{id}/settle", "200 402 409 415"),
          Map.entry("POST /api/v1/authorizations/{id}/void", "200 409"),
          Map.entry("GET /api/v1/authorizations/{id}/receipts", "200"),
          Map.entry("GET /api/v1/authorizations/{id}/c2pa", "200 409"),
          Map.entry("POST /api/v1/screenings", "200 415"),
          Map.entry("GET /api/v1/catalog/assets", "200"),
          Map.entry("GET /api/v1/wallets/{creatorId}", "200"),
          Map.entry("GET /api/v1/generator-statements", "200"),
          Map.entry("GET /api/v1/generator-statements/{id}", "200"),
          Map.entry("POST /api/v1/imports", "202 415"),
          Map.entry("GET /api/v1/imports/{id}", "200"),
          Map.entry("GET /api/v1/ledger/trial-balance", "200"),
          Map.entry("GET /api/v1/ledger/verification", "200"),
          Map.entry("GET /api/v1/proofs/statements/{id}", "200 404 429"),
          Map.entry("POST /api/webhooks/stripe", "200 400 413"),
          Map.entry("GET /api/v1/demo", "200 404"),
          Map.entry("POST /api/v1/webhook-endpoints", "201 415"),
          Map.entry("GET /api/v1/webhook-endpoints", "200"),
          Map.entry("DELETE /api/v1/webhook-endpoints/{id}", "200"),
          Map.entry("POST /api/v1/webhook-endpoints/{id}/rotate-secret", "200"),
          Map.entry("GET /api/v1/webhook-endpoints/{id}/deliveries", "200"),
          Map.entry("POST /api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay", "200"),
          Map.entry("POST /api/v1/webhook-endpoints/{id}/replay", "200 415"),
          Map.entry("GET /api/v1/log/head", "200 404 429"),
          Map.entry("GET /api/v1/log/heads", "200 400 429"),
          Map.entry("GET /api/v1/log/entries/{index}/proof", "200 400 404 429"),
          Map.entry("GET /api/v1/log/proof-by-hash", "200 400 404 429"),
          Map.entry("GET /api/v1/log/consistency", "200 400 404 429"),
          Map.entry("GET /api/v1/log/receipt-entry", "200 400 404 429"),
          Map.entry("POST /api/v1/receipts/verify", "200 400 413 415 429"),
          Map.entry("GET /api/v1/contracts/{id}/versions/{number}", "200"),
          Map.entry("GET /api/v1/plugins", "200"),
          Map.entry("GET /.well-known/odrl/kyodaku.jsonld", "200"),
          Map.entry("GET /.well-known/jwks.json", "200"));

  String ANYWHERE = "406 500 503";
  String WITH_KEY = "400 401 403 404 413 429";
  Set<String> NEED_NO_KEY =
      Set.of(
          "POST /api/webhooks/stripe",
          "GET /api/v1/demo",
          "GET /api/v1/log/head",
          "GET /api/v1/log/heads",
          "GET /api/v1/log/entries/{index}/proof",
          "GET /api/v1/log/proof-by-hash",
          "GET /api/v1/log/consistency",
          "GET /api/v1/log/receipt-entry",
          "GET /api/v1/proofs/statements/{id}",
          "POST /api/v1/receipts/verify",
          "GET /.well-known/odrl/kyodaku.jsonld",
          "GET /.well-known/jwks.json");

  /** What needs a log without a leaf, or thousands of calls. */
  Set<String> NOT_BROUGHT_ABOUT =
      Set.of("GET /api/v1/log/head 404", "GET /api/v1/log/consistency 404");

  /** Its members are told by its context; no schema tells them all. */
  String OPEN = "application/ld+json";

  /** What no body may tell: how it is made inside. */
  String INNER =
      "(?is).*(exception|\\bat"
          + " [a-z]+(\\.[a-z]+)+\\(|java\\.|jakarta\\.|org\\.(postgres|eclipse|glass)|io\\.kyodaku\\.|sqlstate|\\bselect"
          + " [^.]* from\\b|payara|grizzly|jersey).*";

  @Test
  @RunAsClient
  default void theDescriptionHasEveryCallAndStatusOfTheContractAndNoOther() {
    Description published = Description.published();

    assertThat(published.operations()).containsExactlyInAnyOrderElementsOf(CONTRACT.keySet());
    CONTRACT.forEach(
        (operation, own) -> {
          String all =
              NEED_NO_KEY.contains(operation)
                  ? own + " " + ANYWHERE
                  : own + " " + ANYWHERE + " " + WITH_KEY;
          assertThat(published.statuses(operation))
              .as(operation)
              .containsExactlyInAnyOrder(all.split(" "));
          assertThat(all.split(" "))
              .as(operation)
              .allMatch(status -> published.hasSchema(operation, status));
        });
  }

  @Test
  @RunAsClient
  default void whoWatchesTheServerNeedsNoKey() {
    for (String path : List.of("/health/live", "/health/ready", "/metrics", "/openapi")) {
      Demo.started();
      assertThat(Rest.at(path).get().status()).as(path).isEqualTo(200);
      assertThat(Rest.at(path).key("kyk_nobody_has_it").get().status()).as(path).isEqualTo(200);
    }
    assertThat(Rest.at("/health/ready").get().json().getString("status")).isEqualTo("UP");
    assertThat(Rest.at("/metrics").get().type()).startsWith("text/plain");
  }

  @Test
  @RunAsClient
  @Order(Integer.MAX_VALUE)
  default void everythingThatWasEverAnsweredIsAsDescribed() {
    Description published = Description.published();
    Set<String> wrong = new TreeSet<>();
    Set<String> seen = new TreeSet<>();

    for (Heard heard : Heard.all()) {
      if (heard.endedBeforeThePortal()) {
        continue;
      }
      published
          .operation(heard.method(), heard.path())
          .ifPresent(
              operation -> {
                seen.add(operation + " " + heard.answer().status());
                faults(published, operation, heard)
                    .forEach(fault -> wrong.add(operation + " " + fault));
              });
      if (heard.path().startsWith("/api/")
          && heard.answer().status() >= 400
          && !heard.answer().type().equals("application/problem+json")) {
        wrong.add(heard + " is no problem");
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(seen).containsAll(promised());
  }

  private static List<String> faults(Description published, String operation, Heard heard) {
    int status = heard.answer().status();
    if (!published.statuses(operation).contains(String.valueOf(status))) {
      return List.of("answered " + heard.answer().body() + " with the undeclared status " + status);
    }
    String body = heard.answer().body();
    List<String> faults = new ArrayList<>();
    if (body.matches(INNER) || status >= 500) {
      faults.add(status + " tells or hides something: " + body);
    }
    try (var reader = Json.createReader(new StringReader(body))) {
      JsonValue value = reader.readValue();
      if (heard.answer().type().startsWith(OPEN)) {
        return faults;
      }
      faults.addAll(published.faults(operation, status, value));
    }
    return faults;
  }

  /** Every answer of the contract that a test can bring about. */
  private static Set<String> promised() {
    Stream<String> own =
        CONTRACT.entrySet().stream()
            .flatMap(
                entry ->
                    Stream.of(entry.getValue().split(" "))
                        .map(status -> entry.getKey() + " " + status));
    Stream<String> withKey =
        CONTRACT.keySet().stream()
            .filter(operation -> !NEED_NO_KEY.contains(operation))
            .flatMap(operation -> Stream.of(operation + " 401", operation + " 403"));
    return Stream.concat(own, withKey)
        .filter(answer -> !answer.equals("GET /api/v1/demo 404"))
        .filter(answer -> !answer.endsWith(" 429") && !NOT_BROUGHT_ABOUT.contains(answer))
        .filter(answer -> !answer.equals("GET /api/v1/catalog/assets 403"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
