package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands around every page: who is told what, the search box, the switch, help and tours. */
@ExtendWith(Stage.class)
class DeskIT {

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");
  private static final String NOBODYS = "auth_0190000000007000800000000000beef";

  private Visitor visitor;
  private Desk desk;

  @BeforeEach
  void enter() {
    visitor = Stage.visitor("en-GB");
    desk = new Desk(visitor);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void whatHappenedIsToldReadAndDealtWith() {
    String applicant = "Iris Desk House";
    Person owner = new Person("Iris Owner", "iris.desk@people.example");
    RightsholderDesk.apply(visitor, owner, applicant);
    Visitor admin = Stage.visitor("en-GB");
    ADMIN.signIn(admin);
    admin
        .open("/account/notifications")
        .waitFor("the news", () -> admin.at(".note:has-text('" + applicant + "')").count() > 0)
        .look("notifications-operator");
    assertThat(new Desk(admin).unread()).isNotEmpty();
    admin.follow(applicant + " has applied");
    assertThat(admin.path()).startsWith("/admin/tenant?id=ten_");
    admin.close();

    RIGHTS.signIn(visitor);
    desk.openNotifications();
    assertThat(visitor.path()).isEqualTo("/account/notifications");
    visitor.look("notifications").lookInTheDark("notifications");
    if (!desk.unread().isEmpty()) {
      String first = visitor.text(".note.unread .note-title a >> nth=0");
      visitor.follow(first);
      assertThat(visitor.path()).startsWith("/t/");
      visitor.open("/account/notifications");
      visitor.look("notifications-read-one");
    }
    if (!desk.unread().isEmpty()) {
      desk.readAll();
      assertThat(visitor.notice()).isEqualTo("Everything is marked as read.");
      assertThat(desk.unread()).isEmpty();
    }
    visitor.openRefused("/account/follow?id=01900000-0000-7000-8000-00000000beef", 404);
  }

  @Test
  void everybodyChoosesWhatComesByMail() {
    CREATOR.signIn(visitor);
    visitor.open("/account/preferences").look("preferences").lookInTheDark("preferences");
    assertThat(visitor.text("main")).contains("Your generations").doesNotContain("Statements");

    visitor.form("preferences").choose("zone", "Asia/Tokyo").choose("topics:1:mail", "DAILY");
    visitor.form("preferences").press("submit");

    assertThat(visitor.notice()).isEqualTo("Your choice is saved.");
    assertThat(visitor.form("preferences").typed("zone")).isEqualTo("Asia/Tokyo");
    assertThat(visitor.form("preferences").typed("topics:1:mail")).isEqualTo("DAILY");
    visitor.open("/unsubscribe?token=forged").look("unsubscribe-forged");
    assertThat(visitor.at("[id='unsubscribe:submit']").count()).isZero();
  }

  @Test
  void theBoxFindsWhatItsReaderMaySee() {
    visitor.open("/");
    visitor.page().keyboard().press("/");
    visitor.page().keyboard().type("Momotaro");
    visitor.goOn(() -> visitor.page().keyboard().press("Enter"));
    assertThat(visitor.path()).isEqualTo("/search?q=Momotaro");
    assertThat(visitor.text("#listed")).contains("Momotar");
    visitor.look("search-found").lookInTheDark("search-found");
    desk.find("zzzz nothing is called so").visitor().look("search-nothing");
    assertThat(visitor.text("main .empty")).contains("Nothing was found");

    RIGHTS.signIn(visitor.open("/login"));
    desk.find(NOBODYS);
    assertThat(visitor.text("main .empty")).contains("Nothing was found");
    desk.find("Momotaro").visitor().look("search-owner");
    assertThat(visitor.text("main")).contains("Momiji Tales");
    visitor.open("/search?q=" + "x".repeat(3_000));
    assertThat(visitor.text("#q-error")).contains("at most 200 characters");
    visitor.look("search-refused").open("/search?q=%E2%80%AE%00%27%25");
    assertThat(visitor.text("#q-error")).contains("control");
  }

  @Test
  void operatorsFindRightsholdersByNameAddressAndId() {
    ADMIN.signIn(visitor);
    desk.find("rights@demo.example");
    assertThat(visitor.text("main .found >> nth=0")).contains("Momiji Tales");
    visitor.look("search-operator");
    String href = visitor.at(".found a:has-text('Momiji Tales')").first().getAttribute("href");
    desk.find(href.substring(href.indexOf("ten_")));
    assertThat(visitor.path()).isEqualTo(href);
  }

  @Test
  void twoTabsWorkForTwoRightsholders() {
    RIGHTS.signIn(visitor).open("/t/momiji-tales/catalog");
    assertThat(desk.tenant()).isEqualTo("Momiji Tales");
    Page other = visitor.context().newPage();
    other.navigate("/t/yozora-kaidan-archive/usages");

    visitor.at("#switch").click();
    BoundingBox button = visitor.at("#switch").boundingBox();
    assertThat(visitor.at("#tenants").boundingBox().y)
        .isGreaterThanOrEqualTo(button.y + button.height);
    visitor.picture("switch");
    visitor.page().keyboard().press("Escape");
    desk.switchTo("Yozora Kaidan Archive");
    assertThat(visitor.path()).isEqualTo("/t/yozora-kaidan-archive/catalog");
    desk.switchTo("Momiji Tales");
    assertThat(visitor.path()).isEqualTo("/t/momiji-tales/catalog");

    other.reload();
    assertThat(other.locator("#switch .rail-title").innerText().strip())
        .isEqualTo("Yozora Kaidan Archive");
    visitor.open("/t/momiji-tales/statements");
    assertThat(desk.tenant()).isEqualTo("Momiji Tales");
    other.close();
  }

  @Test
  void helpAndToursLeadOn() {
    visitor.open("/").look("front-tours");
    visitor.follow("As a rightsholder").look("tour-rights").lookInTheDark("tour-rights");
    assertThat(visitor.text("main")).contains("rights@demo.example", "kyodaku-demo");
    visitor.press("#signIn");
    RIGHTS.signIn(visitor);
    assertThat(visitor.path()).isEqualTo("/tour?as=rights");
    everyStepLeadsSomewhere("rights");
    visitor.open("/t/momiji-tales/home");
    assertThat(visitor.at("#help").getAttribute("href")).isEqualTo("/help#rightsholders");
    visitor.press("#help").look("help");

    Visitor japanese = Stage.visitor("ja");
    CREATOR.signIn(japanese);
    japanese.open("/help").picture("help-ja");
    japanese.open("/tour?as=creator").picture("tour-creator-ja");
    japanese.open("/account/notifications").picture("notifications-ja");
    japanese.open("/account/preferences").picture("preferences-ja");
    japanese.open("/search?q=%E6%A1%83%E5%A4%AA%E9%83%8E").picture("search-ja");
    japanese.close();
  }

  private void everyStepLeadsSomewhere(String who) {
    visitor.open("/tour?as=" + who);
    for (String path :
        visitor.at("#steps a").all().stream().map(link -> link.getAttribute("href")).toList()) {
      visitor.open(path);
    }
  }
}
