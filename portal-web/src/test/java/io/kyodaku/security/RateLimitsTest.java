package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private static final String HERE = "203.0.113.9";

  private final RateLimits limits =
      new RateLimits(false, new MovableClock(Instant.parse("2027-03-01T09:00:00Z")));

  @Test
  void signUpsFromOneAddressAreBounded() {
    long passed =
        IntStream.range(0, 100)
            .filter(i -> limits.openForm("/signup/creator", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(30);
    assertThat(limits.openForm("/signup/rightsholder.xhtml", HERE)).isPresent();
    assertThat(limits.openForm("/signup/creator", "198.51.100.1")).isEmpty();
    assertThat(limits.openForm("/forgot-password", HERE)).isEmpty();
  }

  @Test
  void mailedLinksFromOneAddressAreBounded() {
    long passed =
        IntStream.range(0, 100)
            .filter(i -> limits.openForm("/reset-password", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(30);
    assertThat(limits.openForm("/confirm.xhtml", HERE)).isPresent();
    assertThat(limits.openForm("/confirm", "198.51.100.1")).isEmpty();
  }

  @Test
  void otherFormsAreNotCounted() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> limits.openForm("/catalog", HERE)))
        .allMatch(Optional::isEmpty);
  }

  @Test
  void passwordsForOneAccountFromOneAddressAreBounded() {
    long passed =
        IntStream.range(0, 50)
            .filter(i -> limits.signIn("a@people.example", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(20);
    assertThat(limits.signIn("b@people.example", HERE)).isEmpty();
    assertThat(limits.signIn("a@people.example", "198.51.100.1")).isEmpty();
  }

  @Test
  void formsOfOneAccountAreBounded() {
    Caller.SignedIn person = somebody();
    long passed =
        IntStream.range(0, 500)
            .filter(i -> limits.form(person, "/creator/studio", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(100);
    assertThat(limits.form(person, "/creator/studio", "198.51.100.1")).isPresent();
    assertThat(limits.form(somebody(), "/creator/studio", HERE)).isEmpty();
    assertThat(limits.form(new Caller.Anonymous(), "/catalog", HERE)).isEmpty();
  }

  @Test
  void promptsThatAreReadWhileTheyAreWrittenAreBoundedApartFromForms() {
    Caller.SignedIn person = somebody();
    long passed =
        IntStream.range(0, 500)
            .filter(i -> limits.form(person, "/creator/reading", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(60);
    assertThat(limits.form(person, "/creator/studio", HERE)).isEmpty();
    assertThat(limits.form(somebody(), "/creator/reading", HERE)).isEmpty();
  }

  @Test
  void whoIsSignedInMaySendOpenFormsNoOftenerThanOthers() {
    long passed =
        IntStream.range(0, 60)
            .filter(i -> limits.form(somebody(), "/signup/creator", HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(30);
  }

  private static Caller.SignedIn somebody() {
    return new Caller.SignedIn(
        Ids.next(), "Somebody", "a@people.example", "en", false, Optional.empty(), List.of(), true);
  }

  @Test
  void filesOfOneAccountAreBounded() {
    Caller.SignedIn person = somebody();
    long passed =
        IntStream.range(0, 60)
            .filter(
                i ->
                    limits
                        .look(
                            person,
                            i % 2 == 0 ? "/creator/purchase-file" : "/t/momiji/usages-file",
                            i % 3 == 0,
                            HERE)
                        .isEmpty())
            .count();

    assertThat(passed).isEqualTo(20);
    assertThat(limits.look(person, "/t/other/usages-file", false, "198.51.100.1")).isPresent();
    assertThat(limits.look(person, "/t/momiji/usages", true, HERE)).isEmpty();
    assertThat(limits.look(somebody(), "/creator/purchase-file", true, HERE)).isEmpty();
  }

  @Test
  void proofsOfTheLogAreBoundedByWhereTheyAreAskedFrom() {
    Caller nobody = new Caller.Anonymous();
    long passed =
        IntStream.range(0, 500)
            .filter(
                i ->
                    limits
                        .look(
                            nobody,
                            i % 2 == 0 ? "/api/v1/log/head" : "/api/v1/log/consistency",
                            i % 2 == 1,
                            HERE)
                        .isEmpty())
            .count();

    assertThat(passed).isEqualTo(120);
    assertThat(limits.look(nobody, "/api/v1/log/head", false, "198.51.100.1")).isEmpty();
    assertThat(limits.look(nobody, "/log", false, HERE)).isEmpty();
  }

  @Test
  void questionsToTheCatalogueFromOneAddressAreBoundedAndTheCatalogueItselfIsNot() {
    Caller nobody = new Caller.Anonymous();
    long passed =
        IntStream.range(0, 500)
            .filter(i -> limits.look(nobody, "/catalog", true, HERE).isEmpty())
            .count();

    assertThat(passed).isEqualTo(120);
    assertThat(limits.look(nobody, "/catalog.xhtml", true, HERE)).isPresent();
    assertThat(limits.look(nobody, "/catalog", false, HERE)).isEmpty();
    assertThat(limits.look(nobody, "/asset", true, HERE)).isEmpty();
    assertThat(limits.look(somebody(), "/catalog", true, HERE)).isEmpty();
  }

  @Test
  void callsOfOneKeyAreBounded() {
    UUID key = Ids.next();
    long passed = IntStream.range(0, 500).filter(i -> limits.call(key).isEmpty()).count();

    assertThat(passed).isEqualTo(200);
    assertThat(limits.call(Ids.next())).isEmpty();
  }
}
