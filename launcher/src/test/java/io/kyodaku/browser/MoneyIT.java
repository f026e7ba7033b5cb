package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Money and what it is for: usages found and added up, payouts down to them, receipts, invitations.
 */
@ExtendWith(Stage.class)
class MoneyIT {

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");
  private static final String HERE = "/t/momiji-tales/";

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
  void usagesAreFoundByWhatTheyWereAndSavedAsTheyAreFound() {
    RIGHTS.signIn(visitor);
    visitor
        .open(HERE + "usages")
        .waitFor("the totals", this::totals)
        .look("rights-usages")
        .lookInTheDark("rights-usages");
    visitor.at("#use").selectOption("COMMERCIAL");
    visitor.at("#state").selectOption("SETTLED");
    visitor.press("#find");

    assertThat(visitor.path()).contains("use=COMMERCIAL", "state=SETTLED");
    visitor.look("rights-usages-narrowed");
    List<String> uses = visitor.at("#usages tbody tr td:nth-child(3)").allInnerTexts();
    assertThat(uses).isNotEmpty().containsOnly("Commercial use");
    APIResponse file = get(visitor.at("#file").getAttribute("href"));
    assertThat(file.headers().get("content-type")).startsWith("text/csv");
    assertThat(file.text().lines().skip(1))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).contains(",Commercial use,"));

    visitor.open(HERE + "usages?from=2001-01-01&to=2001-01-02").look("rights-usages-nothing");
    assertThat(visitor.text("#nothing")).isNotEmpty();
    visitor.open(HERE + "usages?asset=x&use=%3Cb%3E&from=nonsense&after=auth_0.1");
    assertThat(visitor.at("#usages tbody tr").count()).isPositive();
    visitor.open("/language?to=ja&back=" + HERE + "usages").picture("rights-usages-ja");
    visitor.at("#asset").selectOption(new SelectOption().setLabel("桃太郎 · Momotarō"));
    visitor.press("#find");
    assertThat(visitor.at("#usages tbody tr td:first-child").allInnerTexts())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).contains("桃太郎", "Momotarō"));
    visitor.press("#usages tbody a >> nth=0");
    assertThat(visitor.text("#licences")).contains("桃太郎", "Momotarō");
  }

  private boolean totals() {
    visitor.open(HERE + "usages");
    return visitor.at("#totals").count() > 0;
  }

  @Test
  void aPayoutLeadsDownToTheSingleUsageAndTheUsageBackUp() {
    RIGHTS.signIn(visitor);
    visitor.open(HERE + "payouts").look("rights-payouts");
    visitor.goOn(() -> visitor.at("#payouts tbody a.mono").first().click());
    visitor.look("rights-payout").lookInTheDark("rights-payout");
    String amount = visitor.text("#statement tr.sum .number");
    assertThat(visitor.text("#statement tbody tr >> nth=0")).contains(amount);
    String payout = visitor.path();

    visitor.press("#statement tbody a >> nth=0");
    visitor.look("rights-statement-drill").lookInTheDark("rights-statement-drill");
    assertThat(visitor.text("#lines")).contains(amount);
    visitor.press("#lines tbody a >> nth=0");
    visitor.look("rights-statement-line").lookInTheDark("rights-statement-line");
    String line = visitor.path();
    visitor.press("#usages tbody a >> nth=0");
    visitor.look("rights-usage-stated").lookInTheDark("rights-usage-stated");
    APIResponse extract = get(visitor.at("#extract").getAttribute("href"));
    assertThat(extract.text().split("\\.")).hasSize(3);

    visitor.press("#earned a >> nth=0");
    assertThat(visitor.path()).startsWith(line.replaceAll("&after=.*", ""));
    visitor.press(".crumbs a >> nth=1");
    visitor.press("#payout");
    assertThat(visitor.path()).isEqualTo(payout);
  }

  @Test
  void whatIsAnothersIsNotThere() {
    String nobodys = "0190000000007000800000000000beef";
    RIGHTS.signIn(visitor);
    visitor.openRefused(HERE + "payout?id=pay_" + nobodys, 404);
    visitor.openRefused(HERE + "statement-line?id=stmt_" + nobodys + "&line=1", 404);
    visitor.openRefused(HERE + "usage-receipt?id=auth_" + nobodys, 404);
    visitor.open(HERE + "statements").press("#statements tbody a >> nth=0");
    String own = visitor.path().replaceAll(".*id=", "");
    visitor.openRefused(HERE + "statement-line?id=" + own + "&line=999999", 404);
    visitor.openRefused("/t/yozora-kaidan-archive/statement-line?id=" + own + "&line=1", 404);
  }

  @Test
  void aReceiptIsSavedAsAPdfInTheReadersLanguage() {
    CREATOR.signIn(visitor);
    new CreatorDesk(visitor).buy("card");
    visitor.open("/creator/credits");
    visitor.waitFor("the pack", () -> visitor.text("#orders tbody tr >> nth=0").contains("Paid"));
    visitor.goOn(() -> visitor.at("#orders tbody a").first().click());
    visitor.look("creator-purchase-pdf").lookInTheDark("creator-purchase-pdf");
    String receipt = visitor.path();
    APIResponse pdf = get(visitor.at("#pdf").getAttribute("href"));

    assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    visitor.open("/language?to=ja&back=" + receipt).picture("creator-purchase-pdf-ja");
    visitor.openRefused("/creator/purchase-file?id=ord_" + "0".repeat(32), 404);
  }

  @Test
  void aCreatorInvitesAndLearnsHowManyCame() {
    CREATOR.signIn(visitor);
    visitor.open("/creator/invite").look("creator-invite-none");
    visitor.form("invite").press("renew");
    assertThat(visitor.notice()).isEqualTo("Your link is ready.");
    visitor.look("creator-invite").lookInTheDark("creator-invite");
    String link = visitor.at("#link").inputValue();

    Visitor guest = Stage.visitor("en-GB");
    guest.open(link.substring(link.indexOf("/signup"))).look("signup-invited");
    assertThat(guest.text("#invited")).isNotEmpty();
    guest
        .form("signUp")
        .type("name", "Gast Money")
        .type("email", "gast.money@people.example")
        .type("password", CREATOR.password())
        .choose("country", "JP")
        .check("adult")
        .check("agreed")
        .press("submit");
    visitor.open("/creator/invite");
    assertThat(visitor.text("main")).as("not confirmed").contains("0 / 50");
    new Person("Gast Money", "gast.money@people.example").confirm(guest);
    guest.close();
    visitor.open("/creator/invite");
    assertThat(visitor.text("main")).contains("1 / 50").doesNotContain("Gast");

    visitor.form("invite").press("renew");
    assertThat(visitor.text("main")).contains("0 / 50");
    Visitor late = Stage.visitor("en-GB");
    late.open(link.substring(link.indexOf("/signup")));
    assertThat(late.at("#invited").count()).isZero();
    late.close();
    visitor.open("/language?to=ja&back=/creator/invite").picture("creator-invite-ja");
  }

  private APIResponse get(String path) {
    APIResponse answer =
        visitor.page().request().get(visitor.page().url().replaceAll("(//[^/]+)/.*", "$1") + path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer;
  }
}
