package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an operator does for people: looks at what waits, lets a rightsholder in and in the end
 * closes it, reads what changed in a contract, searches the log, and helps who has lost a
 * telephone.
 */
@ExtendWith({Stage.class, OneAfterAnother.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person OWNER = new Person("Ren Tsukimi", "ren@tsukimi.example");
  private static final String TENANT = "Tsukimi Press";
  private static final String HERE = "/t/tsukimi-press/";

  private static Visitor admin;
  private static Visitor owner;
  private static OperatorDesk desk;

  @BeforeAll
  static void enter() {
    admin = Stage.visitor("en-GB");
    owner = Stage.visitor("en-GB");
    desk = new OperatorDesk(admin);
    ADMIN.signIn(admin);
  }

  @AfterAll
  static void leave() {
    List.of(admin, owner).forEach(Visitor::close);
  }

  @Test
  @Order(1)
  void whatWaitsIsOnTheHomeWithTheWayToIt() {
    RightsholderDesk.apply(owner, OWNER, TENANT);
    OWNER.confirm(owner);
    OWNER.signIn(owner);
    desk.open("home").look("operator-home").lookInTheDark("operator-home");
    admin.follow("Applications");
    assertThat(admin.text("main")).contains(TENANT);
    admin.follow(TENANT).look("operator-tenant-applied");
    desk.standing().press("verify");
    assertThat(admin.notice()).contains("verified");
    assertThat(admin.text("#status")).isEqualTo("Verified");
  }

  @Test
  @Order(2)
  void rightsholdersAreFoundByNameAndStandingAndTheAddressKeepsTheQuestion() {
    desk.open("tenants").look("operator-tenants").lookInTheDark("operator-tenants");
    admin.at("#q").fill("tsukimi");
    admin.at("#status").selectOption("VERIFIED");
    admin.press("#find");
    assertThat(admin.path()).contains("q=tsukimi").contains("status=VERIFIED");
    assertThat(admin.at("#tenants tbody tr").count()).isEqualTo(1);
    admin.at("#status").selectOption("CLOSED");
    admin.press("#find");
    assertThat(admin.text("#nothing")).contains("No rightsholder is like that");
    admin.look("operator-tenants-nothing");
    desk.tenant("Momiji").look("operator-tenant");
  }

  @Test
  @Order(3)
  void whatChangedBetweenTwoVersionsIsReadSideBySide() {
    RightsholderDesk rights = new RightsholderDesk(owner, HERE);
    sign(rights, "STANDARD");
    desk.open("contracts?status=SIGNED").look("operator-contracts-waiting");
    desk.follow("contracts", 0).form("decide").press("countersign");
    sign(rights, "STUDIO");
    desk.open("contracts").look("operator-contracts");
    admin.goOn(() -> admin.row(TENANT).first().locator("a").first().click());
    admin.look("operator-contract-changed").lookInTheDark("operator-contract-changed");
    assertThat(admin.at("#terms del").allInnerTexts()).anyMatch(text -> text.contains("70"));
    assertThat(admin.at("#terms ins").allInnerTexts()).anyMatch(text -> text.contains("80"));
    assertThat(admin.at("#difference ins").count()).isPositive();
    admin.form("decide").press("countersign");
    assertThat(admin.notice()).contains("in force");
  }

  private static void sign(RightsholderDesk rights, String preset) {
    rights.open("contract");
    owner.form("draft").choose("preset", preset).press("submit");
    owner.form("sign").type("name", OWNER.name()).press("submit");
  }

  @Test
  @Order(4)
  void aRightsholderIsSuspendedReinstatedAndInTheEndClosed() {
    desk.tenant("Tsukimi");
    desk.ask("suspend");
    admin.look("operator-tenant-suspending");
    desk.standing().press("suspendNow");
    assertThat(admin.text("main .messages")).contains("not suspended yet");
    desk.ask("suspend");
    desk.standing().type("reason", "Somebody disputes its rights.").press("suspendNow");
    assertThat(admin.text("#status")).isEqualTo("Suspended");
    assertThat(admin.text("#why")).contains("disputes");
    desk.standing().press("reinstate");
    assertThat(admin.text("#status")).isEqualTo("Verified");

    desk.ask("close");
    admin.look("operator-tenant-closing");
    desk.standing()
        .type("closingReason", "It leaves.")
        .type("name", "Momiji Tales")
        .press("closeNow");
    assertThat(admin.text("main .messages")).contains("is not closed");
    desk.ask("close");
    assertThat(desk.standing().typed("closingReason")).isEqualTo("It leaves.");
    assertThat(desk.standing().error("name")).contains("is not the name");
    desk.standing().type("name", TENANT).press("closeNow");
    assertThat(admin.notice()).contains("closed for good");
    assertThat(admin.text("#status")).isEqualTo("Closed");
    admin.look("operator-tenant-closed");
    owner.open(HERE + "home").look("rights-home-closed");
    owner.open(HERE + "catalog");
    assertThat(owner.at("[id='addWork:submit']").count()).isZero();
  }

  @Test
  @Order(5)
  void theLogIsSearched() {
    desk.open("audit?tenant=tsukimi-press").look("operator-audit");
    assertThat(admin.text("#lines")).contains("tenant-closed").contains("Rightsholder closed");
    assertThat(admin.text("#lines")).contains("contract-ended").contains("Contract ended");
    assertThat(admin.text("#lines td[lang=en] >> nth=0")).isNotBlank();
    admin.at("#action").selectOption("tenant-closed");
    admin.press("#find");
    assertThat(admin.at("#lines tbody tr").count()).isEqualTo(1);
    desk.open("audit?tenant=nobody-of-that-name");
    assertThat(admin.text("#nothing")).contains("No rightsholder has this address");
  }

  @Test
  @Order(6)
  void sessionsAreSeenAndEndedAndALostSecondStepIsTakenAway() {
    Visitor elsewhere = Stage.visitor("en-GB");
    OWNER.signIn(elsewhere);
    elsewhere.open("/account/security");
    SecurityDesk security = new SecurityDesk(owner).open().look("account-sessions");
    assertThat(owner.at("#places tbody tr").count()).isEqualTo(2);
    owner.press("#places button >> nth=0");
    assertThat(owner.notice()).contains("session has ended");
    assertThat(owner.at("#places tbody tr").count()).isEqualTo(1);
    elsewhere.openElsewhere("/account/security", "/login");
    elsewhere.close();

    security.open();
    Authenticator app = security.begin();
    security.confirm(app.code(0), OWNER.password());
    SecurityDesk own = new SecurityDesk(admin).open();
    Authenticator adminsApp = own.begin();
    own.confirm(adminsApp.code(0), ADMIN.password());
    String recovery = admin.at("#recovery li").first().innerText();
    desk.open("people").look("operator-people");
    desk.open("people?q=" + OWNER.email());
    desk.follow("people", 0).look("operator-person").lookInTheDark("operator-person");
    desk.ask("reset");
    admin.picture("operator-person-resetting");
    admin.form("help").press("resetNow");
    assertThat(admin.text("main .messages")).contains("not taken away yet");
    desk.ask("reset");
    admin.form("help").type("reason", "Called back by telephone.").press("resetNow");
    assertThat(admin.text("main .messages")).contains("your own code does not fit");
    desk.ask("reset");
    admin
        .form("help")
        .type("reason", "Called back by telephone.")
        .type("code", adminsApp.code(1))
        .press("resetNow");
    assertThat(admin.notice()).contains("second step is taken away");
    assertThat(admin.text("#secondStep")).startsWith("Off");
    owner.openElsewhere("/account/security", "/login");
    OWNER.signIn(owner);
    owner.open("/outbox");
    assertThat(owner.text("main")).contains("An operator took your two-step sign-in away");
    desk.open("people?q=" + ADMIN.email());
    desk.follow("people", 0).look("operator-person-operator");
    assertThat(admin.text("#operator")).contains("do not take the second step from one another");
    own.open().turnOff(recovery, ADMIN.password());
    desk.open("people?q=nobody%40nowhere.example");
    assertThat(admin.text("#nothing")).contains("Nobody has this address");
    admin.openRefused("/admin/person?id=acc_" + "0".repeat(32), 404);
  }

  @Test
  @Order(7)
  void inJapaneseItReadsAsWell() {
    Visitor reader = Stage.visitor("ja-JP");
    ADMIN.signIn(reader);
    for (String page :
        List.of(
            "home",
            "tenants",
            "contracts",
            "ledger",
            "margin",
            "audit",
            "generators",
            "packs",
            "par",
            "asks",
            "disputes",
            "people")) {
      reader.open("/admin/" + page).picture("operator-" + page + "-ja");
    }
    OperatorDesk japanese = new OperatorDesk(reader);
    japanese.open("generators");
    japanese.follow("generators", 1);
    japanese.plan("3", "9.5", "").picture("operator-generator-ja");
    japanese.par("USD", "0.0125").picture("operator-par-preview-ja");
    reader.close();
  }
}
