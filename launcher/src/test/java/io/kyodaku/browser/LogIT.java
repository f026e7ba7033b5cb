package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anybody checks a receipt against the log, in a browser of its own. */
@ExtendWith(Stage.class)
class LogIT {

  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");

  private Visitor visitor;

  @BeforeEach
  void enter() {
    visitor = Stage.visitor("en-GB");
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void aReceiptIsFoundInTheLogAndAChangedOneIsNot() {
    CREATOR.signIn(visitor);
    CreatorDesk studio = new CreatorDesk(visitor);
    studio.imagine("Momotaro reads the log", "SHARED", "1");
    studio.generate();
    studio.waitUntilCharged();
    String grant = visitor.at("#grant").textContent().strip();
    String link = visitor.at("#settlementInLog").getAttribute("href");
    assertThat(link).startsWith("/log#ey");
    visitor.form("certify").press("publish").press("#openCertificate");
    String certificate = visitor.at("#inLog").getAttribute("href");

    try (Visitor anybody = Stage.visitor("en-GB")) {
      anybody.open("/log").look("log");
      checkUntilPlaced(anybody, grant);
      assertThat(signs(anybody)).doesNotContain("bad");
      assertThat(anybody.text("#checks"))
          .contains(
              "signed with our key",
              "exactly this text",
              "The leaf is at place",
              "for the first time");
      check(anybody, grant);
      assertThat(signs(anybody)).as("what was seen before is seen again").containsOnly("good");
      assertThat(anybody.text("#checks")).contains("still begins with the");
      assertThat(anybody.text("#concluded")).isEqualTo("All of it holds.");
      anybody.look("log-checked").lookInTheDark("log-checked");

      anybody.open("/terms").open(link).at("#concluded:not([hidden])").waitFor();
      assertThat(signs(anybody)).containsOnly("good");
      anybody.open("/terms").open(certificate).at("#concluded:not([hidden])").waitFor();
      assertThat(anybody.text("#checks")).contains("names by its hash", "The leaf is at place");
      assertThat(signs(anybody)).contains("open").doesNotContain("bad");

      char first = grant.charAt(grant.indexOf('.') + 40);
      String changed =
          grant.substring(0, grant.indexOf('.') + 40)
              + (first == 'A' ? 'B' : 'A')
              + grant.substring(grant.indexOf('.') + 41);
      check(anybody, changed);
      assertThat(bad(anybody))
          .singleElement()
          .asString()
          .contains("Does not hold", "The signature does not fit");
      anybody.look("log-changed-receipt");
    }
  }

  @Test
  void aStatementIsProvedByWhoeverIsGivenItsProof() {
    RIGHTS.signIn(visitor);
    visitor.open("/t/momiji-tales/statements");
    visitor.at("#statements tbody a").first().click();
    visitor.at("#proof summary").click();
    String proof = visitor.at("#proofText").inputValue();
    assertThat(proof).startsWith("{\"statement\":\"stmt_").contains("payable");
    visitor.look("statement-proof");
    try (Visitor anybody = Stage.visitor("en-GB")) {
      anybody.open("/log");
      check(anybody, proof);
      assertThat(signs(anybody)).doesNotContain("bad");
      assertThat(anybody.text("#checks")).contains("exactly this text", "The leaf is at place");
      check(anybody, proof.replace("payable ", "payable 1"));
      assertThat(bad(anybody)).hasSize(1);
    }
  }

  @Test
  void aLogThatWasRewrittenIsTold() {
    visitor.open("/log");
    check(visitor, "");
    String kept =
        "localStorage.setItem('kyodaku.log.head', JSON.stringify({size: %s, root: '%s'}))";
    visitor.page().evaluate(kept.formatted("2", "A".repeat(43)));
    check(visitor, "");
    assertThat(bad(visitor)).singleElement().asString().contains("changed, moved or removed");
    visitor.page().evaluate(kept.formatted("900000000", "A".repeat(43)));
    check(visitor, "");
    assertThat(bad(visitor)).singleElement().asString().contains("fewer than the 900,000,000");
    visitor.at("#forget").click();
    assertThat(visitor.at("#forget").isVisible()).isFalse();
    check(visitor, "");
    assertThat(bad(visitor)).isEmpty();
  }

  @Test
  void whatIsNoReceiptIsSaidToBeNone() {
    visitor.open("/log").at("#receipt").fill("a receipt");
    visitor.at("#receipt").focus();
    visitor.page().keyboard().press("Tab");
    visitor.page().keyboard().press("Enter");
    visitor.at("#concluded:not([hidden])").waitFor();
    assertThat(bad(visitor)).singleElement().asString().contains("neither a receipt nor a hash");
    visitor.expect(404);
    check(visitor, "A".repeat(43));
    assertThat(bad(visitor)).singleElement().asString().contains("no leaf with this hash");
    for (String language : List.of("ja-JP", "zh-CN")) {
      try (Visitor reader = Stage.visitor(language)) {
        reader.open("/log");
        check(reader, "");
        assertThat(bad(reader)).isEmpty();
        reader.picture("log-" + language);
      }
    }
  }

  /** It gets its place within seconds. */
  private static void checkUntilPlaced(Visitor visitor, String receipt) {
    visitor.waitFor(
        "its place",
        () -> {
          check(visitor, receipt);
          return !visitor.text("#checks").contains("no place in the log yet");
        });
  }

  private static void check(Visitor visitor, String typed) {
    visitor.at("#receipt").fill(typed);
    visitor.at("#check").click();
    visitor.at("#checks:not([aria-busy])").waitFor(attached());
    visitor.at("#concluded:not([hidden])").waitFor();
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private static List<String> signs(Visitor visitor) {
    return visitor.at("#checks li").all().stream()
        .map(line -> line.getAttribute("data-sign"))
        .toList();
  }

  private static List<String> bad(Visitor visitor) {
    return visitor.at("#checks li[data-sign='bad']").allInnerTexts();
  }
}
