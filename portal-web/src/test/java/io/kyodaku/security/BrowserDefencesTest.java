package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowserDefencesTest {

  private static final String BASE = "https://portal.example";

  @Test
  void theBrowsersOwnWordCountsFirst() {
    assertThat(SameOrigin.holds("same-origin", null, "portal.example", BASE)).isTrue();
    assertThat(SameOrigin.holds("same-site", BASE, "portal.example", BASE)).isFalse();
    assertThat(SameOrigin.holds("cross-site", BASE, "portal.example", BASE)).isFalse();
    assertThat(SameOrigin.holds("none", BASE, "portal.example", BASE)).isFalse();
  }

  @Test
  void anOriginIsOursByTheConfiguredAddressOrByTheHost() {
    assertThat(SameOrigin.holds(null, BASE, "inner:8080", BASE)).isTrue();
    assertThat(SameOrigin.holds(null, "http://localhost:8080", "localhost:8080", BASE)).isTrue();
    assertThat(SameOrigin.holds(null, "https://evil.example", "portal.example", BASE)).isFalse();
    assertThat(SameOrigin.holds(null, "https://portal.example.evil", "portal.example", BASE))
        .isFalse();
    assertThat(SameOrigin.holds(null, "null", "portal.example", BASE)).isFalse();
    assertThat(SameOrigin.holds(null, null, "portal.example", BASE)).isFalse();
  }

  @Test
  void aPolicyWithANonceAllowsNothingElseInline() {
    String policy =
        new ContentSecurityPolicy(Optional.empty()).withScripts("script-src 'self' 'nonce-abc';");

    assertThat(policy)
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'self' https://checkout.stripe.com")
        .endsWith("; script-src 'self' 'nonce-abc'")
        .containsOnlyOnce("script-src");
  }

  @Test
  void demoFormsMayLeadToTheStandIn() {
    assertThat(new ContentSecurityPolicy(Optional.of("http://127.0.0.1:9999")).withoutNonce())
        .contains("form-action 'self' http://127.0.0.1:9999;")
        .endsWith("script-src 'self'");
  }

  @Test
  void onlyATrustedProxyIsBelievedAboutWhereARequestComesFrom() {
    ClientAddress address = new ClientAddress("10.0.0.7, 10.0.0.8");

    assertThat(address.of("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    assertThat(address.of("10.0.0.8", "1.2.3.4, 198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(address.of("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(address.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
    assertThat(address.of("127.0.0.1", "x".repeat(1_000))).isEqualTo("127.0.0.1");
  }

  @Test
  void aSessionEndsWithItsPasswordAndAfterHalfADay() {
    Instant opened = Instant.parse("2027-03-01T09:00:00Z");
    BrowserSession.Opened session = new BrowserSession.Opened(Ids.next(), Ids.next(), opened);
    Instant before = opened.minusSeconds(60);

    assertThat(session.outlives(before, opened.plus(Duration.ofHours(11)))).isTrue();
    assertThat(session.outlives(before, opened.plus(Duration.ofHours(12)))).isFalse();
    assertThat(session.outlives(opened.plusSeconds(1), opened.plusSeconds(2))).isFalse();
  }

  @Test
  void everyErrorHasAPageInEveryLanguage() {
    for (Locale reader : new Locale[] {Locale.ENGLISH, Locale.JAPANESE, Locale.CHINA}) {
      for (int status : new int[] {400, 403, 404, 405, 411, 413, 418, 429, 500, 503, 599}) {
        assertThat(ErrorPage.page(reader, "system", status, ""))
            .contains("<h1>")
            .contains("href=\"/\"");
      }
    }
    assertThat(ErrorPage.page(Locale.JAPANESE, "dark", 404, ""))
        .contains("lang=\"ja\" data-theme=\"dark\"");
    assertThat(ErrorPage.page(Locale.KOREAN, "system", 404, "")).contains("lang=\"en\"");
    assertThat(ErrorPage.page(Locale.ENGLISH, "system", 500, "number-7")).contains("number-7");
  }

  @Test
  void tenantsPagesAreAddressedThroughTheirTenant() {
    assertThat(TenantViewHandler.address("momiji", "/rightsholder/works/edit.xhtml"))
        .isEqualTo("/t/momiji/works/edit");
    assertThat(TenantViewHandler.address("momiji", "/rightsholder/home"))
        .isEqualTo("/t/momiji/home");
  }

  @Test
  void bodiesAreBoundedByWhatTheyAreFor() {
    assertThat(BodyLimitFilter.bytesAtMost("/api/v1/quotes", "application/json"))
        .isEqualTo(BodyLimitFilter.CALL_BYTES_AT_MOST);
    assertThat(BodyLimitFilter.bytesAtMost("/api/v1/imports", "text/csv"))
        .isEqualTo(BodyLimitFilter.IMPORT_BYTES_AT_MOST);
    assertThat(BodyLimitFilter.bytesAtMost("/login", null))
        .isEqualTo(BodyLimitFilter.FORM_BYTES_AT_MOST);
    assertThat(BodyLimitFilter.bytesAtMost("/t/momiji/import", "multipart/form-data; boundary=x"))
        .isEqualTo(BodyLimitFilter.UPLOAD_BYTES_AT_MOST);
  }
}
