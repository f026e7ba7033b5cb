package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Ways around the doors: odd paths, methods, headers and messages. */
interface AttackPromises {

  Pattern INNER =
      Pattern.compile(
          "(?i)exception|\\bat"
              + " [a-z]+\\.[a-z]+\\.|java\\.|jakarta\\.(?!faces\\.res)|org\\.(post|ecl|glass)|io\\.kyodaku|\\bselect"
              + " .* from\\b|SQLState|NullPointer|payara|grizzly|jersey");

  @Test
  @RunAsClient
  default void anOddPathLeadsPastNoDoor() {
    for (String path :
        List.of(
            "/api/v1/../v1/ledger/trial-balance",
            "/api/webhooks/../v1/ledger/trial-balance",
            "/api/webhooks/%2e%2e/v1/ledger/trial-balance",
            "/api/webhooks/..%2fv1/ledger/trial-balance",
            "/api/webhooks/..;/v1/ledger/trial-balance",
            "/api/webhooks/x/..;x=1/../v1/ledger/trial-balance",
            "//api/v1/ledger/trial-balance",
            "/api//v1/ledger/trial-balance",
            "/api/v1/./ledger/trial-balance",
            "/%61pi/v1/ledger/trial-balance",
            "/api/v1/ledger/trial-balance;jsessionid=1",
            "/api/v1/demo/../ledger/trial-balance",
            "/api/v1/demo%2f..%2fledger/trial-balance",
            "/API/v1/ledger/trial-balance",
            "/api/v1/ledger%5ctrial-balance",
            "/.well-known/../api/v1/ledger/trial-balance",
            "/api/v1/ledger/trial-balance/",
            "/api/application.wadl",
            "/api/webhooks/")) {
      Rest.Answer answer = Rest.at(path).get();
      assertThat(answer.status()).as(path).isIn(400, 401, 404);
      assertThat(answer.body()).as(path).doesNotContain("ledgers");
      assertThat(answer.body()).as(path).doesNotContainPattern(INNER);
    }
    for (String path :
        List.of(
            "/WEB-INF/web.xml",
            "/WEB-INF%2fweb.xml",
            "/META-INF/MANIFEST.MF",
            "/x/..;/WEB-INF/web.xml",
            "/rightsholder/home.xhtml",
            "/rightsholder/home",
            "/%72ightsholder/home.xhtml",
            "/rightsholder;x/home.xhtml",
            "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
            "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
            "/t/momiji-tales/../../WEB-INF/web.xml",
            "/admin;x=1/home",
            "/%61dmin/home",
            "//admin/home",
            "/admin/home.xhtml",
            "/creator/..;/admin/home")) {
      Rest.Answer answer = Rest.at(path).get();
      assertThat(answer.status()).as(path).isIn(301, 303, 404);
      assertThat(answer.body()).as(path).doesNotContain("web-app", "Manifest-Version");
      assertThat(answer.body()).as(path).doesNotContainPattern("io\\.kyodaku|Exception");
    }
  }

  @Test
  @RunAsClient
  default void noPathLeadsToAnotherSite() {
    for (String path :
        List.of(
            "//evil.example/..;/rightsholder",
            "//evil.example/../rightsholder",
            "//evil.example/%2e%2e/rightsholder",
            "//evil.example/..;/resources",
            "/rightsholder;//evil.example",
            "//evil.example/%2e%2e/admin/home",
            "/login?to=//evil.example",
            "/t//evil.example")) {
      String heard =
          Wire.exchange("GET " + path + " HTTP/1.1", "Host: x", "Connection: close", "", "");
      assertThat(heard.split("\r\n\r\n", 2)[0])
          .as(path)
          .doesNotContainPattern("(?i)location: *(http:)?//evil");
    }
  }

  @Test
  @RunAsClient
  default void noMethodButTheDeclaredOnesDoesAnything() {
    for (String method : List.of("PUT", "PATCH", "DELETE", "GET", "PROPFIND", "FOO")) {
      Rest.Answer answer = Rest.at("/api/v1/quotes").key(Demo.GENERATOR).method(method);
      assertThat(answer.refusal()).as(method).isEqualTo("405 method-not-allowed");
      assertThat(answer.header("Allow")).contains("POST");
    }
    assertThat(Rest.at("/api/v1/demo").method("DELETE").refusal())
        .isEqualTo("405 method-not-allowed");
    String trace =
        Wire.exchange(
            "TRACE /api/v1/demo HTTP/1.1",
            "Host: x",
            "X-Secret: told",
            "Connection: close",
            "",
            "");
    assertThat(trace).startsWith("HTTP/1.1 405").doesNotContain("told");
  }

  @Test
  @RunAsClient
  default void noHeaderMakesACallAnother() {
    String id = Calls.authorized();
    for (String header :
        List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
      assertThat(Calls.authorization(id).header(header, "POST").get().status()).isEqualTo(200);
    }
    for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix")) {
      Rest.Answer answer =
          Rest.at("/api/v1/demo").header(header, "/api/v1/ledger/trial-balance").get();
      assertThat(answer.json()).as(header).containsKey("creatorId");
    }
    Rest.Answer started =
        Rest.at("/api/v1/imports")
            .key(Demo.RIGHTS)
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "host=evil.example")
            .post("text/csv", ImportPromises.HEADER);
    assertThat(started.header("Location")).doesNotContain("evil");
  }

  @Test
  @RunAsClient
  default void noOtherSiteMayReadOrSend() {
    for (String path : List.of("/api/v1/demo", "/api/v1/quotes", "/", "/.well-known/jwks.json")) {
      for (String method : List.of("OPTIONS", "GET")) {
        Rest.Answer answer =
            Rest.at(path)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "Authorization")
                .method(method);
        assertThat(answer.headers().map().keySet())
            .as(method + " " + path)
            .noneMatch(
                name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
      }
    }
  }

  @Test
  @RunAsClient
  default void callsOpenNoSessionAndSayLittleOfTheServer() {
    for (Rest.Answer answer :
        List.of(
            Rest.at("/api/v1/demo").get(),
            Rest.at("/api/v1/quotes").get(),
            Calls.quote(Usage.allowed().json()),
            Rest.at("/.well-known/jwks.json").get())) {
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
      assertThat(answer.header("Server")).doesNotContainPattern("[0-9]");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }
    assertThat(Calls.quote("{").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @RunAsClient
  default void aMessageWhoseEndIsInDoubtEndsItsConnection() {
    String hidden = "GET /health/live HTTP/1.1";
    String both =
        Wire.exchange(
            "POST /api/webhooks/stripe HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Content-Length: 4",
            "Transfer-Encoding: chunked",
            "",
            "0",
            "",
            hidden,
            "Host: x",
            "",
            "");
    assertThat(both).startsWith("HTTP/1.1 400");
    assertThat(Wire.answers(both)).isEqualTo(1);
    String unknown =
        Wire.exchange(
            "POST /api/webhooks/stripe HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Transfer-Encoding: xchunked",
            "",
            "0",
            "",
            hidden,
            "Host: x",
            "",
            "");
    assertThat(unknown).startsWith("HTTP/1.1 400");
    assertThat(Wire.answers(unknown)).isEqualTo(1);
    for (String length : List.of("-1", "99999999999999999999", "4, 5", "0x4")) {
      assertThat(
              Wire.exchange(
                  "POST /api/webhooks/stripe HTTP/1.1",
                  "Host: x",
                  "Content-Length: " + length,
                  "Connection: close",
                  "",
                  "abcd"))
          .as(length)
          .startsWith("HTTP/1.1 400");
    }
    assertThat(
            Wire.exchange(
                "GET /api/v1/demo HTTP/1.1",
                "Host: x",
                "X-Huge: " + "h".repeat(100_000),
                "Connection: close",
                "",
                ""))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  @RunAsClient
  default void aBodyWithoutALengthIsBoundedWhereItIsRead() {
    String body = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
    String heard =
        Wire.exchange(
            "POST /api/v1/screenings HTTP/1.1",
            "Host: x",
            "Authorization: Bearer " + Demo.GENERATOR,
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            Integer.toHexString(body.length()),
            body,
            "0",
            "",
            "");
    assertThat(heard).startsWith("HTTP/1.1 413").contains("payload-too-large");
  }

  @Test
  @RunAsClient
  default void theSessionsCookieIsOutOfReachOfScriptsAndOtherSites() {
    String cookie = Rest.at("/login").get().header("Set-Cookie");

    assertThat(cookie).startsWith("kyodaku-session=");
    assertThat(cookie.toLowerCase(java.util.Locale.ROOT).split("; ?"))
        .contains("httponly", "samesite=lax", "path=/");
  }

  @Test
  @RunAsClient
  default void anAccountThatIsGuessedAtIsLockedAndItIsNotSaid() {
    String email = "locked-" + java.util.UUID.randomUUID() + "@test.example";
    java.util.UUID id = io.kyodaku.shared.Ids.next();
    Partners.database()
        .update(
            "insert into account (id, email, password_hash, name, language, created_at,"
                + " confirmed_at) select ?, ?, password_hash, 'Somebody', 'en', now(), now() from"
                + " account where email = 'creator@demo.example'",
            id,
            email);
    assertThat(SignIn.as(email, "kyodaku-demo").status()).isIn(302, 303);
    String wrong = "";
    Partners.database().update("update account set failed_attempts = 8 where id = ?", id);
    for (int i = 8; i < 10; i++) {
      wrong = SignIn.told(SignIn.as(email, "wrong"));
    }

    Rest.Answer locked = SignIn.as(email, "kyodaku-demo");

    assertThat(locked.status()).isEqualTo(200);
    assertThat(SignIn.told(locked)).isEqualTo(wrong).isNotEmpty();
    assertThat(SignIn.told(SignIn.as("nobody-" + email, "kyodaku-demo"))).isEqualTo(wrong);
    assertThat(
            Partners.database()
                .first(
                    "select locked_until > now() + interval '10 minutes' from account where id = ?",
                    row -> row.getBoolean(1),
                    id))
        .contains(true);
  }
}
