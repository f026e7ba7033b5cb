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
 * What an operator reads of the money: the ledger down to a single usage, the margin, what waits
 * for owners, what goes back, what failed, and what is let go when a rightsholder is closed.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorBooksIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");

  private static Visitor admin;
  private static OperatorDesk desk;

  @BeforeAll
  static void enter() {
    admin = Stage.visitor("en-GB");
    desk = new OperatorDesk(admin);
    ADMIN.signIn(admin);
  }

  @AfterAll
  static void leave() {
    admin.close();
  }

  @Test
  @Order(1)
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
  @Order(2)
  void theMarginIsShownInOneCurrencyAtATime() {
    desk.open("margin").look("operator-margin").lookInTheDark("operator-margin");
    admin.at("#by").selectOption("ASSET");
    admin.press("#find");
    assertThat(admin.path()).contains("by=ASSET");
    desk.open("margin?currency=XXX&from=nonsense&to=2001-13");
    assertThat(admin.at("#currency").inputValue()).isNotEqualTo("XXX");
  }

  @Test
  @Order(3)
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
  @Order(4)
  void aDisputeIsSeenWithItsOrderAndWhatWasDoneForIt() {
    desk.open("disputes").look("operator-disputes-none");
    desk.dispute();
    admin
        .waitFor("the dispute", () -> admin.at("#items tbody tr").count() > 0)
        .look("operator-disputes")
        .lookInTheDark("operator-disputes");
    assertThat(admin.text("#items")).contains("Dispute", "Needs an answer", "fraudulent");
    assertThat(admin.at("#items a[href^='/admin/order?id=ord_']").count()).isEqualTo(1);
    desk.open("disputes?sort=REFUND");
    assertThat(admin.text("#nothing")).contains("none of these");
    desk.open("home");
    assertThat(admin.text("main")).contains("Disputes and refunds");
    desk.open("disputes");
    desk.follow("items", 0);
    assertThat(admin.path()).startsWith("/admin/money-back?id=back_");
    assertThat(admin.text("#events")).contains("charge.dispute.created");
    assertThat(admin.at("#order").getAttribute("href")).startsWith("/admin/order?id=ord_");
    admin.look("operator-money-back").lookInTheDark("operator-money-back");
    desk.follow("events", 0);
    assertThat(admin.path()).startsWith("/admin/inbox?q=evt_");
  }

  @Test
  @Order(5)
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
  @Order(6)
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
}
