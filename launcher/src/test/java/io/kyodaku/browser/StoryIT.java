package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job in the order in which it happens: a rightsholder signs up, an operator lets it in,
 * it says what may be done with its characters, a creator pays and generates, and the rightsholder
 * is paid.
 */
@ExtendWith({Stage.class, OneAfterAnother.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

  private static final Person OWNER = new Person("Aoi Hoshino", "aoi@hoshikage.example");
  private static final Person COPYCAT = new Person("Max Kopie", "max@copycat.example");
  private static final Person CREATOR = new Person("Mei Sato", "mei@creators.example");
  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final String TENANT = "Hoshikage Pictures";
  private static final String HERE = "/t/hoshikage-pictures/";
  private static final String CSV_HEADER =
      "work,asset,kind,aliases,policy,territories,price_per_second\n";

  private static Visitor owner;
  private static RightsholderDesk desk;
  private static Visitor admin;
  private static Visitor creator;
  private static CreatorDesk studio;

  @BeforeAll
  static void enter() {
    owner = Stage.visitor("en-GB");
    admin = Stage.visitor("en-GB");
    creator = Stage.visitor("en-GB");
    desk = new RightsholderDesk(owner, HERE);
    studio = new CreatorDesk(creator);
  }

  @AfterAll
  static void leave() {
    List.of(owner, admin, creator).forEach(Visitor::close);
  }

  @Test
  @Order(1)
  void aRightsholderSignsUpAndConfirmsByTheMailedLink() {
    owner.open("/").look("home").follow("License your characters").look("signup-rightsholder");
    RightsholderDesk.apply(owner, OWNER, TENANT);
    owner.look("signup-sent");
    OWNER.confirm(owner);
    assertThat(owner.notice()).contains("confirmed");
    OWNER.signIn(owner);
    assertThat(owner.path()).isEqualTo(HERE + "home");
    owner.look("rights-home-new");
  }

  @Test
  @Order(2)
  void anOperatorVerifiesOneApplicantAndRejectsAnotherWithAReason() {
    Visitor copycat = Stage.visitor("de-DE");
    RightsholderDesk.apply(copycat, COPYCAT, "Copycat Studios");
    COPYCAT.confirm(copycat);
    COPYCAT.signIn(copycat);

    ADMIN.signIn(admin).look("admin-home");
    admin.open("/admin/applications").look("admin-applications");
    admin.form("applications").pressIn(TENANT, "verify");
    assertThat(admin.notice()).contains("verified");
    admin.form("applications").type("reason", "We could not find your works.");
    admin.form("applications").pressIn("Copycat Studios", "reject");
    assertThat(admin.notice()).contains("rejected");

    copycat.open("/t/copycat-studios/home").look("rights-home-rejected");
    assertThat(copycat.notice()).contains("We could not find your works.");
    copycat.close();
  }

  @Test
  @Order(3)
  void anOperatorMakesPluginsAvailable() {
    for (String plugin : List.of("tiered-royalty", "japanese-month-end")) {
      admin.open("/admin/plugins").form("plugins").chooseNamed("tenant", TENANT);
      admin.form("plugins").pressIn(plugin, "available");
      assertThat(admin.notice()).contains("available");
    }
    admin.look("admin-plugins");
  }

  @Test
  @Order(4)
  void theRightsholderDraftsAContractWithBothPluginsAndSignsIt() {
    desk.draftContract("STANDARD", "Tiered royalty", "Japanese month-end");
    assertThat(owner.notice()).contains("Read it and sign it");
    owner.look("rights-contract-draft");
    owner.form("sign").type("name", OWNER.name()).press("submit");
    assertThat(owner.notice()).contains("You have signed");
  }

  @Test
  @Order(5)
  void theRightsholderConnectsItsPayoutAccountOnTheHostedPage() {
    desk.open("payout-account").look("rights-payout-account-none");
    owner.form("connect").press("submit");
    owner.look("standin-onboarding").press("button[value=complete]");
    owner.waitFor("the account", () -> owner.text("#accounts").contains("Ready"));
    owner.look("rights-payout-account");
  }

  @Test
  @Order(6)
  void anOperatorCountersigns() {
    admin.open("/admin/contracts").look("admin-contracts");
    admin.goOn(() -> admin.row(TENANT).locator("a").click());
    admin.look("admin-contract").form("decide").press("countersign");
    assertThat(admin.notice()).contains("in force");
    desk.open("home").look("rights-home-ready");
  }

  @Test
  @Order(7)
  void theRightsholderAddsAWorkAndCharactersWithNamesInThreeLanguages() {
    desk.addWork("Starshadow Voyage");
    assertThat(owner.notice()).contains("The work is added");
    desk.addCharacter(
        "Starshadow Voyage",
        "Rin of the Stars",
        "en:Rin of the Stars\nja:星影リン\nzh:星影凛",
        "12",
        "OPEN");
    assertThat(owner.notice()).contains("The asset is added");
    desk.addCharacter(
        "Starshadow Voyage", "Kurogane the Guard", "en:Kurogane the Guard\nja:黒鉄の番人", "20", "ASK");
    desk.open("catalog").look("rights-catalog").follow("Rin of the Stars");
    owner.form("addAlias").type("language", "zh-Hant").type("alias", "星影凜").press("submit");
    assertThat(owner.notice()).contains("known to screening");
    owner
        .form("price")
        .places("territories", "Japan", "United States", "Taiwan")
        .type("pricePerSecond", "15")
        .press("submit");
    assertThat(owner.notice()).contains("Territories and price hold");
    owner.look("rights-asset");
  }

  @Test
  @Order(8)
  void theRightsholderImportsAFileAndReadsWhatIsWrongWithOneRow() {
    String file =
        CSV_HEADER
            + "Lantern Street,Fox Lantern,CHARACTER,en:Fox Lantern|ja:狐火提灯,FAN,*,5\n"
            + "Lantern Street,Stone Frog,CHARACTER,en:Stone Frog of Lantern Street,FREE,*,5\n"
            + "Lantern Street,Paper Crane,CHARACTER,ja:折り鶴の精,OPEN,JP|US,7.5\n";
    desk.importFile(file);
    assertThat(desk.importCounts()).containsExactly("2", "0", "0", "1");
    assertThat(owner.text("#errors")).contains("Policy");
    owner.look("rights-import-report");
    desk.importFile(file);
    assertThat(desk.importCounts()).containsExactly("0", "0", "2", "1");
    desk.open("import").look("rights-import");
  }

  @Test
  @Order(9)
  void aCreatorSignsUpFindsACharacterByItsJapaneseNameAndSeesAQuote() {
    creator.open("/signup/creator").look("signup-creator");
    CREATOR.signUpAsCreator(creator, "JP");
    CREATOR.confirm(creator);
    creator.look("login");
    CREATOR.signIn(creator).look("creator-home-new");
    creator.open("/catalog").look("catalog");
    creator.at("#q").fill("星影リン");
    creator.press("#find");
    creator.look("catalog-found").follow("Rin of the Stars");
    creator.look("asset");
    creator.at("[id='ask'] #seconds").fill("4");
    creator.press("[id='ask'] #submit");
    assertThat(creator.text("#decision")).isEqualTo("Allowed");
    creator.look("asset-quote");
  }

  @Test
  @Order(10)
  void creditsComeByStripesEventAloneAndNotByTheReturn() {
    studio.buy("card");
    creator.waitFor(
        "the first pack", () -> creator.text("#orders tbody tr >> nth=0").contains("Paid"));
    assertThat(studio.available()).isEqualByComparingTo("3150");

    studio.buy("decline");
    creator.look("standin-checkout-declined").press("button[value=cancel]");
    assertThat(studio.available()).isEqualByComparingTo("3150");

    studio.buy("later");
    String voucher = creator.look("standin-voucher").page().url();
    creator.press("main p a >> nth=-1");
    creator.look("creator-credits-waiting");
    assertThat(studio.available()).isEqualByComparingTo("3150");
    creator.open(voucher).press("button[value=pay]");
    creator.waitFor(
        "the late pack", () -> studio.available().compareTo(new BigDecimal("6300")) == 0);
  }

  @Test
  @Order(11)
  void theCreatorGeneratesAndSeesWhatWasChargedAndWhoEarnsIt() {
    studio.imagine("星影リン walks along a quiet shore at dawn", "SHARED", "4");
    assertThat(creator.text("#recognised")).contains("Rin of the Stars");
    creator.look("creator-studio-quote");
    studio.generate();
    studio.waitUntilCharged();
    assertThat(creator.at("#image").evaluate("image => image.naturalWidth > 300")).isEqualTo(true);
    assertThat(creator.at("main .notice").count()).isZero();
    assertThat(creator.text("#splits")).contains(TENANT);
    creator.at("summary").first().click();
    assertThat(creator.text("#grant")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    creator.look("creator-generation").lookInTheDark("creator-generation");
    creator.open("/creator/wallet").look("creator-wallet");
    assertThat(creator.at("#moves tbody tr").count()).isGreaterThan(2);
    assertThat(creator.text("#moves")).containsPattern("\\+[0-9]").containsPattern("\u2212[0-9]");
    creator.open("/creator/generations").look("creator-generations");
    creator.open("/creator/home").look("creator-home");
  }

  @Test
  @Order(12)
  void theOwnerIsAskedAndApproves() {
    studio.imagine("Kurogane the Guard opens the gate", "PERSONAL", "2");
    studio.generate();
    assertThat(creator.text("#authorization")).isEqualTo("Waits for the owner");
    String generation = creator.path();
    creator.look("creator-generation-asked");

    desk.open("approvals").look("rights-approvals");
    owner.form("approvals").pressIn("Kurogane the Guard", "approve");
    assertThat(owner.notice()).contains("approved");
    creator.open(generation);
    studio.waitUntilCharged();
    desk.open("usages").look("rights-usages");
    desk.open("home").look("rights-home");
  }

  /** Asked by the same creator for the like of it, the owner need not answer again. */
  @Test
  @Order(13)
  void whatTheOwnerAllowsFromNowOnIsNotAskedAgain() {
    studio.imagine("Kurogane the Guard opens the gate again", "PERSONAL", "2");
    studio.generate();
    assertThat(creator.text("#authorization")).isEqualTo("Waits for the owner");
    String generation = creator.path();
    desk.open("approvals");
    assertThat(owner.text(".asks")).contains("1 approved, 0 declined", "You would earn");
    owner.at("button[popovertarget^='always-']").first().click();
    owner.picture("rights-approvals-always");
    owner.at("button[popovertargetaction=hide]:visible").click();
    owner.form("approvals").pressIn("Kurogane the Guard", "forCreator");
    assertThat(owner.notice()).contains("allowed from now on");
    creator.open(generation);
    studio.waitUntilCharged();

    studio.imagine("Kurogane the Guard closes the gate", "PERSONAL", "2");
    studio.generate();
    studio.waitUntilCharged();
    desk.open("approvals");
    assertThat(owner.at(".asks").innerText()).doesNotContain("Kurogane the Guard");
  }

  @Test
  @Order(14)
  void theCreatorLinksAGeneratorWithASpendingLimitAndUnlinksIt() {
    creator.open("/creator/links").look("creator-links-none");
    creator.form("link").chooseNamed("generator", "Demo").type("limit", "500").press("submit");
    assertThat(creator.notice()).contains("linked");
    assertThat(creator.row("Demo").innerText()).contains("500");
    creator.look("creator-links");
    creator.form("links").pressIn("Demo", "unlink");
    assertThat(creator.notice()).contains("unlinked");
  }

  @Test
  @Order(20)
  void monthsLaterAnOperatorClosesThePeriodAndThePayoutArrives() {
    Stage.later(Duration.ofDays(75));
    ADMIN.signIn(admin.open("/login"));
    admin.open("/admin/payouts").look("admin-payouts-open");
    admin.form("payouts").press("closePeriods");
    new OperatorDesk(admin).run().waitUntilFinished();
    assertThat(admin.row(TENANT).innerText()).contains("Done", "Statements closed");
    admin.look("admin-run-closing");
    admin.open("/admin/payouts");
    assertThat(admin.at("#due tr").filter(withText(TENANT)).innerText()).contains("Ready");
    admin.look("admin-payouts-due");
    watchTheRun();
    admin.open("/admin/payouts");
    admin.waitFor(
        "the payout",
        () -> admin.at("#sent tr").filter(withText(TENANT)).innerText().contains("Paid"));
    assertThat(admin.at("button[popovertarget='paying-danger']").count()).isZero();
    assertThat(admin.text("#paying-withheld")).contains("Nothing is ready to be paid");
    admin.look("admin-payouts");
    admin.goOn(() -> admin.at("#sent tr").filter(withText(TENANT)).locator("a").first().click());
    admin.look("admin-payout").press("#statement").look("admin-statement");
    admin.press("#usages tbody tr >> nth=0 >> a").look("admin-usage");

    OWNER.signIn(owner.open("/login")).open(HERE + "statements").look("rights-statements");
    assertThat(owner.text("#statements")).contains("Paid");
    owner.goOn(() -> owner.row("Paid").locator("a").click());
    assertThat(owner.text("#lines")).contains("Rin of the Stars");
    owner.look("rights-statement");
  }

  private static void watchTheRun() {
    OperatorDesk operator = new OperatorDesk(admin);
    operator.slowTransfer();
    admin.form("payouts").press("execute");
    operator.run();
    String here = admin.path();
    admin.open("/admin/home");
    assertThat(admin.text("#runs")).contains("Payout run", " / ");
    admin.picture("operator-home-run");
    admin.open("/admin/payouts").form("payouts").press("execute");
    OperatorDesk.RunPage run = operator.run().holdStill();
    assertThat(admin.path()).as("where a second start leads").startsWith(here);
    assertThat(admin.notice()).contains("Nothing was done twice");
    assertThat(run.status()).isEqualTo("Under way");
    assertThat(admin.at("#progress").count()).isEqualTo(1);
    admin.look("admin-run-under-way").lookInTheDark("admin-run-under-way");
    run.letGo().waitUntilFinished();
    assertThat(admin.row(TENANT).innerText()).containsAnyOf("With the bank", "Done");
    admin.open(here).look("admin-run-finished").lookInTheDark("admin-run-finished");
    admin.open("/admin/runs").look("admin-runs");
    assertThat(admin.text("#runs tbody tr >> nth=0")).contains("Payout run", "Finished");
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  @Order(21)
  void theBooksBalance() {
    admin.open("/admin/ledger").look("admin-ledger");
    admin.open("/admin/trial-balance").form("check").press("submit");
    admin
        .waitFor("the books", () -> admin.at("#underWay").count() == 0)
        .look("admin-trial-balance");
    assertThat(admin.at("#verdict").getAttribute("class")).contains("good");
    assertThat(admin.at("#trialBalance .badge.bad").count()).isZero();
    admin.open("/admin/inbox").look("admin-inbox");
    admin.open("/admin/audit").look("admin-audit");
    admin.open("/admin/aliases").look("admin-aliases");
    admin.open("/admin/generators").look("admin-generators");
  }
}
