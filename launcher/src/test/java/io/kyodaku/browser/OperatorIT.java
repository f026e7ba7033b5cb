package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an operator does in a day: looks at what waits, lets a rightsholder in and in the end closes
 * it, reads what changed in a contract, and walks the ledger down to a single usage.
 */
@ExtendWith({Stage.class, OneAfterAnother.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person OWNER = new Person("Ren Tsukimi", "ren@tsukimi.example");
  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");
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
  void theLedgerLeadsDownToTheSingleUsage() {
    Visitor creator = Stage.visitor("en-GB");
    CREATOR.signIn(creator);
    CreatorDesk studio = new CreatorDesk(creator);
    studio.imagine("a calm sea at night", "PERSONAL", "2");
    studio.generate();
    studio.waitUntilCharged();
    creator.close();
    desk.open("ledger").look("operator-ledger").lookInTheDark("operator-ledger");
    admin.follow("Creators: held").look("operator-accounts");
    desk.follow("accounts", 0).look("operator-account");
    desk.follow("transfers", 0).look("operator-transfer");
    admin.press("#usage").look("operator-usage");
    String usage = admin.text("main .mono >> nth=0");
    desk.open("ledger").at("#id").fill(usage);
    admin.press("#findSubmit");
    assertThat(admin.path()).isEqualTo("/admin/usage?id=" + usage);
    desk.open("ledger?id=nonsense");
    assertThat(admin.text("#id-error")).contains("no id");
    desk.open("ledger?asOf=2001-01-01T00:00");
    assertThat(admin.at("#chart tbody strong").allInnerTexts())
        .allMatch(text -> text.matches("\\D*0\\D*|.*0[.,]00.*"));
    desk.open("trial-balance").look("operator-trial-balance");
    admin.openRefused("/admin/usage?id=auth_00000000000000000000000000000000", 404);
    admin.openRefused("/admin/account?id=" + "9".repeat(100), 404);
  }

  @Test
  @Order(7)
  void theMarginIsShownInOneCurrencyAtATime() {
    desk.open("margin").look("operator-margin").lookInTheDark("operator-margin");
    admin.at("#by").selectOption("ASSET");
    admin.press("#find");
    assertThat(admin.path()).contains("by=ASSET");
    desk.open("margin?currency=XXX&from=nonsense&to=2001-13");
    assertThat(admin.at("#currency").inputValue()).isNotEqualTo("XXX");
  }

  @Test
  @Order(8)
  void aGeneratorIsAdmittedPricedAndSuspended() {
    desk.open("generators").look("operator-generators").lookInTheDark("operator-generators");
    admin
        .form("create")
        .type("name", "Loom Works")
        .type("standardPerSecond", "two")
        .press("submit");
    assertThat(admin.form("create").error("standardPerSecond")).contains("is not an amount");
    admin
        .form("create")
        .type("standardPerSecond", "2")
        .type("premiumPerSecond", "5")
        .press("submit")
        .look("operator-generator-new");
    assertThat(admin.notice()).contains("admitted");
    admin.form("issue").type("label", "Render farm").press("submit");
    String key = admin.text("#issuedKey");
    assertThat(desk.answersTo(key)).isEqualTo(200);
    admin.page().reload();
    assertThat(admin.text("main .messages")).contains("sent twice");
    assertThat(admin.at("#live tbody tr").count()).isEqualTo(1);

    desk.plan("2.5", "5", "2001-01-01");
    assertThat(admin.text("#from-error")).contains("must be today or one of the next 366 days");
    desk.plan("nothing", "5", "");
    assertThat(admin.text("#standard-error")).contains("is not an amount");
    desk.plan("2", "5", "");
    assertThat(admin.text("#asBefore")).contains("Nothing would be otherwise");
    desk.plan("3", "4", "")
        .look("operator-generator-plan")
        .lookInTheDark("operator-generator-plan");
    assertThat(admin.text("#planWords"))
        .contains("Standard: 2 → 3, dearer (+50%)", "Premium: 5 → 4, cheaper (-20%)");
    admin.form("publish").press("submit");
    assertThat(admin.notice()).contains("holds from now on");
    assertThat(admin.at("#versions tbody tr").first().innerText())
        .contains("Version 2", "In force");

    String soon = LocalDate.ofInstant(Stage.now(), ZoneOffset.UTC).plusDays(3).toString();
    desk.plan("6", "6", soon);
    admin.form("publish").press("submit");
    assertThat(admin.notice()).contains("planned");
    desk.plan("4", "4", "").picture("operator-generator-overtakes");
    assertThat(admin.text("#overtaken")).endsWith("3");
    admin.form("publish").press("submit");
    assertThat(admin.text("#versions")).contains("Never holds");

    desk.ask("suspend");
    desk.standing().press("suspendNow");
    assertThat(admin.text("main .messages")).contains("not suspended yet");
    desk.ask("suspend");
    desk.standing().type("reason", "Its programs run wild.").press("suspendNow");
    assertThat(admin.text("#status")).isEqualTo("Suspended");
    assertThat(admin.text("#why")).contains("run wild");
    admin.look("operator-generator-suspended");
    admin.waitFor("its key to be refused", () -> desk.answersTo(key) == 401);
    desk.standing().press("resume");
    assertThat(admin.text("#status")).isEqualTo("Admitted");
    assertThat(desk.answersTo(key)).isEqualTo(200);
    admin.form("keys").pressIn("Render farm", "revoke");
    assertThat(admin.notice()).contains("revoked");
    desk.open("generators?q=%25&standing=NONSENSE");
    assertThat(admin.text("#nothing")).contains("No generator is like that");
    admin.openRefused("/admin/generator?id=gen_" + "0".repeat(32), 404);
  }

  @Test
  @Order(9)
  void aPackIsLookedAtOfferedAndWithdrawn() {
    desk.open("packs").look("operator-packs").lookInTheDark("operator-packs");
    desk.pack("JP 777", "JPY", "700.5", "many");
    assertThat(admin.text("#credits-error")).contains("is not an amount");
    desk.pack("JP 777", "JPY", "700.5", "777");
    assertThat(admin.text("#code-error")).contains("must be small letters");
    assertThat(admin.text("#price-error")).contains("without parts");
    desk.pack("jp-777", "JPY", "700", "777").look("operator-packs-preview");
    assertThat(admin.text("#preview")).contains("777", "¥700", "+11%");
    assertThat(admin.at("#belowPar").count()).isEqualTo(1);
    admin.form("offer").press("submit");
    assertThat(admin.notice()).contains("on offer");
    Visitor creator = Stage.visitor("en-GB");
    CREATOR.signIn(creator);
    assertThat(creator.open("/creator/credits").text("[id='packs']")).contains("777");
    desk.open("packs");
    admin.form("packs").pressIn("jp-777", "withdraw");
    assertThat(admin.notice()).contains("off sale");
    assertThat(creator.open("/creator/credits").text("[id='packs']")).doesNotContain("777");
    creator.close();
    desk.pack("jp-777", "JPY", "900", "777");
    admin.form("offer").press("submit");
    assertThat(admin.text("main .messages")).contains("another pack's");
    desk.open("packs?entity=XX&currency=%00&code=" + "x".repeat(2_000));
    assertThat(admin.text("#price-error")).contains("is not an amount");
  }

  @Test
  @Order(10)
  void aParTableIsPublishedOnceItsEffectWasSeen() {
    desk.open("par").look("operator-par");
    desk.par("JPY", "9");
    assertThat(admin.text("#par-JPY-error")).contains("must be between 0.5 and 2");
    desk.par("JPY", "1");
    assertThat(admin.text("#asBefore")).contains("Nothing would be otherwise");
    desk.par("JPY", "1.25").look("operator-par-preview").lookInTheDark("operator-par-preview");
    assertThat(admin.text("#planWords")).contains("stands for more (+25%)");
    assertThat(admin.at("#effects tbody tr").first().innerText())
        .contains("100 credits", "80 credits");
    admin.form("publish").press("submit");
    assertThat(admin.form("publish").error("reason")).contains("is missing");
    admin.form("publish").type("reason", "The yen rose.").press("submit");
    assertThat(admin.notice()).contains("holds from now on");
    assertThat(admin.at("#versions tbody tr").first().innerText())
        .contains("Version 2", "The yen rose.");
  }

  @Test
  @Order(11)
  void anOperatorRemindsAnOwnerWhoIsAsked() {
    Visitor creator = Stage.visitor("en-GB");
    CREATOR.signIn(creator);
    CreatorDesk studio = new CreatorDesk(creator);
    studio.imagine("Professor Moriarty plays chess", "PERSONAL", "3");
    studio.generate();
    creator.close();
    desk.open("asks?q=Bellwether").look("operator-asks").lookInTheDark("operator-asks");
    assertThat(admin.text("#waiting")).contains("Professor Moriarty", "Bellwether");
    int waiting = admin.at("#waiting button").count();
    admin.form("asks").pressIn("Professor Moriarty", "remind");
    assertThat(admin.notice()).contains("The owner is reminded");
    desk.open("asks?q=Bellwether");
    assertThat(admin.at("#waiting button").count()).isEqualTo(waiting - 1);
    desk.open("asks?q=nobody+of+that+name");
    assertThat(admin.text("#nothing")).contains("No usage waits for an owner of that name");
    desk.open("home");
    assertThat(admin.text("main")).contains("Usages that wait for an owner");
  }

  @Test
  @Order(12)
  void aDisputeIsSeenWithItsOrderAndWhatIsNotDoneForIt() {
    desk.open("disputes").look("operator-disputes-none");
    desk.dispute();
    admin
        .waitFor("the dispute", () -> admin.at("#items tbody tr").count() > 0)
        .look("operator-disputes")
        .lookInTheDark("operator-disputes");
    assertThat(admin.text("#items")).contains("Dispute", "Needs an answer", "fraudulent");
    assertThat(admin.text("#honest")).contains("does nothing with them yet");
    assertThat(admin.at("#items a[href^='/admin/order?id=ord_']").count()).isEqualTo(1);
    desk.open("disputes?sort=REFUND");
    assertThat(admin.text("#nothing")).contains("none of these");
    desk.open("home");
    assertThat(admin.text("main")).contains("Disputes and refunds");
    desk.open("disputes");
    desk.follow("items", 0);
    assertThat(admin.path()).startsWith("/admin/inbox?q=du_");
    assertThat(admin.text("main")).contains("charge.dispute.created");
  }

  @Test
  @Order(13)
  void allThatFailedIsTriedAgainAsOneRunThatIsFoundAgain() {
    desk.strangersTransfer();
    desk.open("inbox?status=DEAD&entity=JP");
    admin.waitFor("the event", () -> admin.at("#inbox tbody tr").count() > 0);
    desk.ask("replayAll");
    assertThat(admin.text("#replayAll-danger")).contains("wait again", "once at most");
    admin.look("operator-inbox-replaying").lookInTheDark("operator-inbox-replaying");
    admin.form("inbox").press("replayAllNow");
    desk.run().waitUntilFinished();
    assertThat(admin.text("#end")).contains("finished", "with the reason");
    assertThat(admin.text("#things")).contains("Needs you", "names a payout that is not there");
    admin.look("operator-run").lookInTheDark("operator-run");
    String run = admin.text("#id");
    admin.open("/language?to=ja&back=" + admin.path()).picture("operator-run-ja");
    admin.open("/language?to=en&back=/admin/inbox").follow("Runs").look("operator-runs");
    desk.follow("runs", 0);
    assertThat(admin.text("#id")).isEqualTo(run);
    admin.press("#standings a >> nth=1");
    assertThat(admin.path()).contains("standing=STUCK");
    assertThat(admin.at("#things tbody tr").count()).isPositive();
    desk.follow("things", 0);
    assertThat(admin.path()).startsWith("/admin/inbox?q=evt_");
    admin.openElsewhere("/search?q=" + run, "/admin/run?id=" + run);
    admin.openRefused("/admin/run?id=run_" + "0".repeat(32), 404);
    admin.openRefused("/admin/run-standing?id=nonsense", 404);
    desk.open("run?id=" + run + "&standing=%00&page=-7&x=" + "x".repeat(2_000));
    desk.open("inbox?q=nobody&status=DEAD");
    assertThat(admin.at("#replayAll-danger").count()).isZero();
  }

  @Test
  @Order(14)
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
  @Order(14)
  void whoClosesASuspendedRightsholderIsToldThatItsMoneyGoes() {
    desk.tenant("Bellwether");
    List<String> owed = admin.at("#figures .card").allInnerTexts().stream().skip(1).toList();
    assertThat(owed).as("what it is owed").isNotEmpty();
    desk.ask("close");
    assertThat(admin.text("#close-danger")).contains("still stated and paid");
    assertThat(admin.at("#released").count()).as("nothing is held").isZero();
    admin.page().reload();
    desk.ask("suspend");
    desk.standing().type("reason", "Somebody disputes its rights.").press("suspendNow");
    desk.ask("close");
    admin.look("operator-tenant-closing-suspended");
    String released = admin.text("#released");
    assertThat(released).contains("its money is held", "Closing lets it go");
    assertThat(owed).allSatisfy(card -> assertThat(released).contains(amount(card)));
    admin.page().reload();
    desk.standing().press("reinstate");
    assertThat(admin.text("#status")).isEqualTo("Verified");
  }

  private static String amount(String card) {
    return card.lines()
        .map(String::strip)
        .filter(line -> line.matches(".*[0-9].*"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(20)
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
