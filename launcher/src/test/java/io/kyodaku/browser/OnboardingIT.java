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
  private static List<String> recovery = List.of();

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
    recovery = List.copyOf(codes.subList(1, codes.size()));

    owner.signOut();
    owner.open("/login");
    owner
        .form("login")
        .type("email", OWNER.email())
        .type("password", OWNER.password())
        .press("submit");
    assertThat(owner.path()).startsWith("/login-code");
    owner.look("login-code").form("second").type("code", code).press("submit");
    assertThat(owner.text("main .notice.bad")).contains("used already");
    owner.openElsewhere("/account/security", "/login");
    owner.open("/login-code").form("second").type("code", codes.get(0)).press("submit");
    assertThat(owner.path()).isEqualTo(HERE + "home");
    security.open().look("account-security-on");
    assertThat(owner.text("main")).contains("Recovery codes left: 9");
  }

  /** Each works once. */
  private static String nextRecovery() {
    String next = recovery.getFirst();
    recovery = recovery.subList(1, recovery.size());
    return next;
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
    owner.at("button.danger[popovertarget='leave-danger']").click();
    owner.picture("rights-member-danger");
    owner.form("member").press("remove");
    assertThat(owner.notice()).contains("somebody has to stay owner");

    desk.open("team").follow(BOOKKEEPER.name());
    owner.at("button.danger[popovertarget='leave-danger']").click();
    owner.form("member").press("remove");
    assertThat(owner.notice()).contains("removed");
    bookkeeper.openRefused(HERE + "home", 404);
  }

  @Test
  @Order(3)
  void theWizardKeepsEachStepAndGoesOnWhereItWasLeft() {
    desk.open("onboarding").look("rights-onboarding").lookInTheDark("rights-onboarding");
    owner.follow("Say who you are").look("rights-onboarding-details");
    owner.form("details").type("legalName", "Arai Monogatari KK").press("submit");
    assertThat(owner.form("details").error("address")).isNotEmpty();
    assertThat(owner.form("details").typed("legalName")).isEqualTo("Arai Monogatari KK");
    owner.look("rights-onboarding-details-wrong");
    owner
        .form("details")
        .type("registrationNumber", "0100-01-012345")
        .type("address", "1-2-3 Jinbocho\nChiyoda, Tokyo 101-0051\nJapan")
        .type("representative", OWNER.name())
        .press("submit");
    assertThat(owner.notice()).contains("saved");

    owner.form("upload").attach("file", "register.pdf", "not a PDF at all").press("submit");
    assertThat(owner.form("upload").error("file")).contains("PDF");
    owner.look("rights-onboarding-evidence-wrong");
    owner
        .form("upload")
        .attach("file", "register.txt", "%PDF-1.7\nregister\n%%EOF\n")
        .press("submit");
    assertThat(owner.row("register.pdf").count()).isEqualTo(1);
    owner.look("rights-onboarding-evidence");

    owner.context().clearCookies();
    OWNER.signInWithCode(owner, nextRecovery());
    desk.open("onboarding");
    assertThat(owner.text("#steps")).contains("legal details are there", "evidence is there");
    owner.follow("Learn whom you contract with").look("rights-onboarding-terms");
    owner.goOn(() -> owner.at("#presets a").nth(1).click());
    assertThat(owner.form("draft").typed("preset")).isEqualTo("PARTNER");
    owner.form("draft").press("submit");
    desk.open("onboarding").picture("rights-onboarding-half");

    Visitor admin = Stage.visitor("ja-JP");
    new Person("Demo operator", "admin@demo.example").signIn(admin);
    admin.open("/admin/applications").follow("Arai Monogatari").look("admin-tenant-evidence-ja");
    assertThat(admin.text("#legalDetails")).contains("Jinbocho");
    assertThat(admin.at("#evidenceFiles a").innerText()).isEqualTo("register.pdf");
    String link = admin.at("#evidenceFiles a").getAttribute("href");
    var answer = admin.context().request().get(link);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
    assertThat(answer.headers().get("content-security-policy")).contains("sandbox");
    assertThat(owner.context().request().get(link).status()).isEqualTo(404);
    admin.close();
  }

  @Test
  @Order(4)
  void everythingThatWasDoneStandsInTheActivityLog() {
    desk.open("activity").look("rights-activity").lookInTheDark("rights-activity");
    assertThat(owner.text("#lines")).contains("Evidence handed in", "Member removed");
    desk.open("activity?action=member-invited");
    assertThat(owner.at("#lines tbody tr").count()).isEqualTo(1);
    desk.open("activity?action=nothing&from=never&after=x");
    desk.open("activity?from=2199-01-01").look("rights-activity-empty");
    desk.open("home").look("rights-home-arai");
    assertThat(owner.at("#steps li").count()).isEqualTo(7);
  }

  @Test
  @Order(9)
  void theSecondStepIsTurnedOffWithPasswordAndCode() {
    new SecurityDesk(owner).open().turnOff(nextRecovery(), OWNER.password());
    assertThat(owner.notice()).contains("Two-step sign-in is off");
  }

  @Test
  @Order(5)
  void whoChangesItsDetailsAfterTheVerificationIsLookedAtOnceMore() {
    Visitor admin = Stage.visitor("en-GB");
    new Person("Demo operator", "admin@demo.example").signIn(admin);
    OperatorDesk operator = new OperatorDesk(admin);
    operator.tenant("Momiji");
    assertThat(admin.at("#evidenceFiles a").innerText()).isEqualTo("register-extract.pdf");
    operator.tenant("Arai");
    operator.standing().press("verify");
    assertThat(admin.at("#changes").count()).isZero();

    desk.open("onboarding/details");
    owner.form("details").type("legalName", "Arai Holdings KK").press("submit");
    operator.open("home").look("operator-home-details");
    admin.follow("Details changed since verification").look("operator-tenants-details");
    admin.follow("Arai Monogatari").look("operator-tenant-details");
    admin.lookInTheDark("operator-tenant-details");
    assertThat(admin.text("#changes")).contains("Arai Monogatari KK", "Arai Holdings KK");
    admin.form("detailsForm").press("seen");
    assertThat(admin.notice()).contains("marked as seen");
    assertThat(admin.at("#changes").count()).isZero();
    admin.close();
  }
}
