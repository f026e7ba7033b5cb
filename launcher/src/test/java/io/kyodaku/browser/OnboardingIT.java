package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How a rightsholder settles in: its owner secures the account, tells who it is in legal terms, and
 * has others work beside them.
 */
@ExtendWith({Stage.class, OneAfterAnother.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnboardingIT {

  private static final Person OWNER = new Person("Kasumi Arai", "kasumi@arai.example");
  private static final Person BOOKKEEPER = new Person("Ren Kuze", "ren@arai.example");
  private static final String HERE = "/t/arai-monogatari/";

  private static Visitor owner;
  private static Visitor bookkeeper;
  private static RightsholderDesk desk;
  private static String recovery = "";

  @BeforeAll
  static void enter() {
    owner = Stage.visitor("en-GB");
    bookkeeper = Stage.visitor("ja-JP");
    desk = new RightsholderDesk(owner, HERE);
  }

  @AfterAll
  static void leave() {
    List.of(owner, bookkeeper).forEach(Visitor::close);
  }

  @Test
  @Order(1)
  void anOwnerSetsUpASecondStepAndSignsInWithIt() {
    RightsholderDesk.apply(owner, OWNER, "Arai Monogatari");
    OWNER.confirm(owner);
    OWNER.signIn(owner);
    SecurityDesk security = new SecurityDesk(owner);
    Authenticator app = security.open().look("account-security-off").begin();
    owner.lookInTheDark("account-security-begun");

    security.confirm("000000", OWNER.password());
    assertThat(owner.text("main .notice.bad")).contains("does not fit");
    String code = app.code(0);
    security.confirm(code, OWNER.password());
    List<String> codes = owner.at("#recovery li").allInnerTexts();
    owner.look("account-security-codes");
    assertThat(codes).hasSize(10);
    recovery = codes.get(1);

    owner.signOut();
    owner.open("/login");
    owner
        .form("login")
        .type("email", OWNER.email())
        .type("password", OWNER.password())
        .press("submit");
    assertThat(owner.path()).startsWith("/login-code");
    owner.look("login-code").form("code").type("code", code).press("submit");
    assertThat(owner.text("main .notice.bad")).contains("used already");
    owner.openElsewhere("/account/security", "/login");
    owner.open("/login-code").form("code").type("code", codes.get(0)).press("submit");
    assertThat(owner.path()).isEqualTo(HERE + "home");
    security.open().look("account-security-on");
    assertThat(owner.text("main")).contains("Recovery codes left: 9");
  }

  @Test
  @Order(2)
  void aMemberIsInvitedJoinsWithANewAccountAndLosesAccessAtOnce() {
    desk.open("team").look("rights-team");
    owner.form("invite").type("email", "nobody").press("submit");
    assertThat(owner.form("invite").error("email")).isNotEmpty();
    owner.form("invite").type("email", BOOKKEEPER.email()).choose("role", "VIEWER").press("submit");
    assertThat(owner.notice()).contains("on its way");
    owner.look("rights-team-invited").lookInTheDark("rights-team-invited");

    Locator letter =
        bookkeeper
            .open("/outbox")
            .at(".letter")
            .filter(new Locator.FilterOptions().setHasText(BOOKKEEPER.email()))
            .first();
    bookkeeper.goOn(() -> letter.locator("a.button").click());
    bookkeeper.look("join-new");
    bookkeeper
        .form("join")
        .type("name", BOOKKEEPER.name())
        .type("password", BOOKKEEPER.password())
        .check("agreed")
        .press("submit");
    bookkeeper
        .form("login")
        .type("email", BOOKKEEPER.email())
        .type("password", BOOKKEEPER.password())
        .press("submit");
    assertThat(bookkeeper.path()).isEqualTo(HERE + "home");
    bookkeeper.open(HERE + "team").look("rights-team-viewer-ja");
    assertThat(bookkeeper.at("[id='invite']").count()).isZero();

    desk.open("team").follow(BOOKKEEPER.name()).look("rights-member");
    owner.form("member").choose("role", "MANAGER").press("submit");
    assertThat(owner.notice()).contains("role is changed");
    bookkeeper.open(HERE + "add-asset");

    desk.open("team").follow(OWNER.name());
    owner.at("button[popovertarget='leave-danger']").click();
    owner.picture("rights-member-danger");
    owner.form("member").press("remove");
    assertThat(owner.notice()).contains("somebody has to stay owner");

    desk.open("team").follow(BOOKKEEPER.name());
    owner.at("button[popovertarget='leave-danger']").click();
    owner.form("member").press("remove");
    assertThat(owner.notice()).contains("removed");
    bookkeeper.openRefused(HERE + "home", 404);
  }

  @Test
  @Order(9)
  void theSecondStepIsTurnedOffWithPasswordAndCode() {
    new SecurityDesk(owner).open().turnOff(recovery, OWNER.password());
    assertThat(owner.notice()).contains("Two-step sign-in is off");
  }
}
