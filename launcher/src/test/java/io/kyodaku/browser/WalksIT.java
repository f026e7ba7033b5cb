package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where people walk who should not get through, or who do what forms do not like. */
@ExtendWith(Stage.class)
class WalksIT {

  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");
  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String PRESS_TWICE =
      """
      async button => {
        const fields = new URLSearchParams(new FormData(button.form));
        fields.append(button.name, button.value);
        const post = () => fetch(button.form.action, {method: 'POST', body: fields});
        const answers = await Promise.all([post(), post()]);
        return answers.map(answer => answer.status + ' ' + answer.url);
      }
      """;

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
  void aSessionThatEndedAmidAFormLeadsToAPageThatSaysSo() {
    CREATOR.signIn(visitor).open("/creator/studio").form("studio").type("prompt", "a long story");
    endSession();
    visitor.form("studio").press("generate");
    assertThat(visitor.path()).startsWith("/login");
    assertThat(visitor.notice()).contains("Your session has ended, and nothing was done");
    visitor.look("login-session-ended");
    CREATOR.signIn(visitor);
    assertThat(visitor.path()).isEqualTo("/creator/studio");
  }

  @Test
  void aSessionThatEndedAmidAnOpenFormShowsItAnew() {
    visitor.open("/signup/creator").form("signUp").type("name", "Slow Writer");
    endSession();
    visitor.form("signUp").press("submit");
    assertThat(visitor.path()).isEqualTo("/signup/creator?expired=1");
    assertThat(visitor.notice()).contains("nothing was done");
  }

  @Test
  void whatWasSaidOnceIsNotSaidAgainWhenThePageIsLookedAtAnew() {
    visitor.open("/catalog?done=accountOpened&q=Momotaro#assets");
    assertThat(visitor.notice()).contains("Your account is open");
    assertThat(visitor.path()).isEqualTo("/catalog?q=Momotaro#assets");
    visitor.page().reload();
    assertThat(visitor.at("main > .notice").count()).isZero();
    visitor.open("/help");
    visitor.page().goBack();
    assertThat(visitor.path()).isEqualTo("/catalog?q=Momotaro#assets");
  }

  private void endSession() {
    List<Cookie> cookies = visitor.context().cookies();
    assertThat(cookies).extracting(cookie -> cookie.name).contains("kyodaku-session");
    visitor.context().clearCookies();
  }

  @Test
  void aMemberOfOneTenantFindsNothingOfAnothers() {
    RIGHTS.signIn(visitor);
    assertThat(visitor.path()).isEqualTo("/t/momiji-tales/home");
    for (String page : List.of("home", "contract", "catalog", "statements", "keys")) {
      visitor.openRefused("/t/qingyun-classics/" + page, 404);
    }
    visitor.look("error-not-found");
    visitor.openRefused("/rightsholder/home", 404);
  }

  @Test
  void aCreatorReachesNoOperatorsPage() {
    CREATOR.signIn(visitor);
    for (String page : List.of("home", "contracts", "plugins", "payouts", "ledger", "audit")) {
      visitor.openRefused("/admin/" + page, 404);
    }
    visitor.openRefused("/t/momiji-tales/home", 404);
  }

  @Test
  void aRightsholderReachesNoCreatorsPage() {
    RIGHTS.signIn(visitor).openRefused("/creator/studio", 403).look("error-forbidden");
  }

  @Test
  void whoIsNotSignedInIsAskedToAndThenComesWhereItWanted() {
    visitor.open("/creator/wallet");
    assertThat(visitor.path()).startsWith("/login?to=");
    CREATOR.signIn(visitor);
    assertThat(visitor.path()).isEqualTo("/creator/wallet");
  }

  @Test
  void pressingTwiceStartsOneGeneration() {
    CREATOR.signIn(visitor);
    int before = licences();
    visitor
        .open("/creator/studio")
        .form("studio")
        .type("prompt", "a quiet harbour, pressed twice")
        .type("seconds", "1");
    Object answers = visitor.form("studio").field("generate").evaluate(PRESS_TWICE);
    assertThat((List<?>) answers)
        .allSatisfy(answer -> assertThat(answer.toString()).startsWith("200 "))
        .allSatisfy(answer -> assertThat(answer.toString()).contains("/creator/generation?id="));
    assertThat(Set.copyOf((List<?>) answers)).hasSize(1);
    assertThat(licences()).isEqualTo(before + 1);
  }

  private int licences() {
    return visitor.open("/creator/generations").at("[id='all'] tbody tr").count();
  }

  @Test
  void goingBackAfterAPostLeadsToAFormThatWorks() {
    CREATOR.signIn(visitor).open("/creator/studio");
    visitor
        .form("studio")
        .type("prompt", "a lighthouse in the rain")
        .type("seconds", "1")
        .press("generate");
    assertThat(visitor.path()).startsWith("/creator/generation?id=");
    visitor.page().goBack();
    visitor.form("studio").type("prompt", "桃太郎 in the rain").type("seconds", "1");
    visitor.form("studio").press("generate");
    assertThat(visitor.path()).startsWith("/creator/generation?id=");
  }

  @Test
  void whatIsWrongStandsBesideTheFieldAndWhatWasTypedStays() {
    visitor
        .open("/signup/creator")
        .form("signUp")
        .type("name", "Mina Writer")
        .type("email", "not an address")
        .type("password", "short")
        .check("agreed")
        .press("submit");
    FacesForm form = visitor.form("signUp");
    assertThat(visitor.path()).isEqualTo("/signup/creator");
    assertThat(form.typed("name")).isEqualTo("Mina Writer");
    assertThat(form.typed("email")).isEqualTo("not an address");
    assertThat(form.typed("password")).isEmpty();
    assertThat(form.error("email")).isNotEmpty();
    assertThat(form.error("country")).isNotEmpty();
    assertThat(form.error("password")).contains("12");
    visitor.look("signup-creator-errors");
  }

  @Test
  void whatIsWrongInTheStudioStandsBesideItsFieldAndNothingStarts() {
    CREATOR.signIn(visitor).open("/creator/studio");
    visitor.form("studio").type("prompt", "a kite").type("seconds", "minus four").press("generate");
    FacesForm form = visitor.form("studio");
    assertThat(form.error("seconds")).isNotEmpty();
    assertThat(form.typed("seconds")).isEqualTo("minus four");
    assertThat(form.typed("prompt")).isEqualTo("a kite");
    visitor.look("creator-studio-errors");
  }

  @Test
  void aFormStaysGoodWhileItsReaderLooksAroundInOtherTabs() {
    CREATOR.signIn(visitor).open("/creator/studio");
    for (int page = 0; page < 30; page++) {
      assertThat(visitor.context().request().get("/creator/links").status()).isEqualTo(200);
    }
    visitor.form("studio").type("prompt", "桃太郎").type("seconds", "none").press("generate");
    assertThat(visitor.path()).isEqualTo("/creator/studio");
    assertThat(visitor.form("studio").error("seconds")).isNotEmpty();
  }

  @Test
  void formsWorkBeforeTheirScriptsDo() {
    try (Visitor plain = Stage.visitorWithoutScripts("en-GB")) {
      plain.open("/login").form("login").type("email", "nobody@demo.example");
      plain.form("login").type("password", "a wrong password").press("submit");
      assertThat(plain.path()).isEqualTo("/login");
      assertThat(plain.form("login").typed("email")).isEqualTo("nobody@demo.example");
      CREATOR.signIn(plain).open("/creator/studio");
      plain.form("studio").type("prompt", "桃太郎").press("quote");
      assertThat(plain.path()).isEqualTo("/creator/studio");
      assertThat(plain.text("#recognised")).contains("Momotar");
    }
  }
}
