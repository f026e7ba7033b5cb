package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static Visitor admin;
  private static Visitor creator;

  @BeforeAll
  static void enter() {
    owner = Stage.visitor("en-GB");
    admin = Stage.visitor("en-GB");
    creator = Stage.visitor("en-GB");
  }

  @AfterAll
  static void leave() {
    List.of(owner, admin, creator).forEach(Visitor::close);
  }

  @Test
  @Order(1)
  void aRightsholderSignsUpAndConfirmsByTheMailedLink() {
    owner.open("/").look("home").follow("License your characters").look("signup-rightsholder");
    applyAs(owner, OWNER, TENANT);
    owner.look("signup-sent");
    OWNER.confirm(owner);
    assertThat(owner.notice()).contains("confirmed");
    OWNER.signIn(owner);
    assertThat(owner.path()).isEqualTo(HERE + "home");
    owner.look("rights-home-new");
  }

  private static void applyAs(Visitor visitor, Person person, String organisation) {
    visitor
        .open("/signup/rightsholder")
        .form("apply")
        .type("organisation", organisation)
        .choose("country", "JP")
        .choose("currency", "JPY")
        .type("name", person.name())
        .type("email", person.email())
        .type("password", person.password())
        .check("agreed")
        .press("submit");
    assertThat(visitor.path()).startsWith("/signup/sent");
  }

  @Test
  @Order(2)
  void anOperatorVerifiesOneApplicantAndRejectsAnotherWithAReason() {
    Visitor copycat = Stage.visitor("de-DE");
    applyAs(copycat, COPYCAT, "Copycat Studios");
    COPYCAT.confirm(copycat);
    COPYCAT.signIn(copycat);

    ADMIN.signIn(admin).look("admin-applications");
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
    owner.open(HERE + "contract").look("rights-contract-choose");
    owner
        .form("draft")
        .choose("preset", "STANDARD")
        .chooseNamed("terms", "Tiered royalty")
        .chooseNamed("schedule", "Japanese month-end")
        .press("submit");
    owner.look("rights-contract-settings");
    owner.form("draft").press("submit");
    assertThat(owner.notice()).contains("Read it and sign it");
    owner.look("rights-contract-draft");
    owner.form("sign").type("name", OWNER.name()).press("submit");
    assertThat(owner.notice()).contains("You have signed");
  }

  @Test
  @Order(5)
  void theRightsholderConnectsItsPayoutAccountOnTheHostedPage() {
    owner.open(HERE + "payout-account").look("rights-payout-account-none");
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
    owner.open(HERE + "home").look("rights-home-ready");
  }

  @Test
  @Order(7)
  void theRightsholderAddsAWorkAndCharactersWithNamesInThreeLanguages() {
    owner.open(HERE + "catalog").look("rights-catalog-empty");
    owner.form("addWork").type("title", "Starshadow Voyage").press("submit");
    assertThat(owner.notice()).contains("The work is added");
    addCharacter("Rin of the Stars", "en:Rin of the Stars\nja:星影リン\nzh:星影凛", "12", "OPEN");
    assertThat(owner.notice()).contains("The asset is added");
    addCharacter("Kurogane the Guard", "en:Kurogane the Guard\nja:黒鉄の番人", "20", "ASK");
    owner.open(HERE + "catalog").look("rights-catalog").follow("Rin of the Stars");
    owner.form("addAlias").type("language", "zh-Hant").type("alias", "星影凜").press("submit");
    assertThat(owner.notice()).contains("known to screening");
    owner
        .form("price")
        .type("territories", "JP US TW")
        .type("pricePerSecond", "15")
        .press("submit");
    assertThat(owner.notice()).contains("Territories and price hold");
    owner.look("rights-asset");
  }

  private static void addCharacter(String name, String aliases, String price, String policy) {
    owner.open(HERE + "add-asset").look("rights-add-asset");
    owner
        .form("asset")
        .chooseNamed("work", "Starshadow Voyage")
        .type("name", name)
        .choose("kind", "CHARACTER")
        .type("aliases", aliases)
        .type("territories", "*")
        .type("pricePerSecond", price)
        .choose("policy", policy)
        .press("submit");
  }

  @Test
  @Order(8)
  void theRightsholderImportsAFileAndReadsWhatIsWrongWithOneRow() {
    String file =
        CSV_HEADER
            + "Lantern Street,Fox Lantern,CHARACTER,en:Fox Lantern|ja:狐火提灯,FAN,*,5\n"
            + "Lantern Street,Stone Frog,CHARACTER,en:Stone Frog of Lantern Street,FREE,*,5\n"
            + "Lantern Street,Paper Crane,CHARACTER,ja:折り鶴の精,OPEN,JP|US,7.5\n";
    importFile(file);
    assertThat(counts()).containsExactly("3", "2", "0", "0", "1");
    assertThat(owner.text("#errors")).contains("policy");
    owner.look("rights-import-report");
    importFile(file);
    assertThat(counts()).containsExactly("3", "0", "0", "2", "1");
    owner.open(HERE + "import").look("rights-import");
  }

  private static void importFile(String content) {
    owner.open(HERE + "import");
    owner.form("upload").attach("file", "characters.csv", content).press("submit");
    owner.waitFor("the rows", () -> owner.at("main .badge.good").count() > 0);
  }

  private static List<String> counts() {
    return owner.at("dl.facts dd").allInnerTexts();
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
    buy("card");
    creator.waitFor(
        "the first pack", () -> creator.text("#orders tbody tr >> nth=0").contains("Paid"));
    assertThat(available()).isEqualByComparingTo("3150");

    buy("decline");
    creator.look("standin-checkout-declined").press("button[value=cancel]");
    assertThat(available()).isEqualByComparingTo("3150");

    buy("later");
    String voucher = creator.look("standin-voucher").page().url();
    creator.press("main p a >> nth=-1");
    creator.look("creator-credits-waiting");
    assertThat(available()).isEqualByComparingTo("3150");
    creator.open(voucher).press("button[value=pay]");
    creator.waitFor("the late pack", () -> available().compareTo(new BigDecimal("6300")) == 0);
  }

  private static void buy(String how) {
    creator.open("/creator/credits").look("creator-credits");
    creator.form("packs").pressIn("3,150", "buy");
    creator.look("standin-checkout").press("button[value=" + how + "]");
  }

  private static BigDecimal available() {
    Visitor wallet = creator.open("/creator/wallet");
    return new BigDecimal(wallet.text("#available").replace(",", ""));
  }

  @Test
  @Order(11)
  void theCreatorGeneratesAndSeesWhatWasChargedAndWhoEarnsIt() {
    creator.open("/creator/studio").look("creator-studio");
    creator
        .form("studio")
        .type("prompt", "星影リン walks along a quiet shore at dawn")
        .choose("use", "SHARED")
        .type("seconds", "4")
        .press("quote");
    assertThat(creator.text("#recognised")).contains("Rin of the Stars");
    creator.look("creator-studio-quote");
    creator.form("studio").press("generate");
    creator.waitFor("the storyboard", () -> creator.text("#authorization").equals("Charged"));
    assertThat(creator.at("#image").evaluate("image => image.naturalWidth > 300")).isEqualTo(true);
    assertThat(creator.at("main .notice").count()).isZero();
    assertThat(creator.text("#splits")).contains(TENANT);
    creator.at("summary").first().click();
    assertThat(creator.text("#grant")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    creator.look("creator-generation").lookInTheDark("creator-generation");
    creator.open("/creator/wallet").look("creator-wallet");
    assertThat(creator.at("#moves tbody tr").count()).isGreaterThan(2);
    creator.open("/creator/generations").look("creator-generations");
    creator.open("/creator/home").look("creator-home");
  }

  @Test
  @Order(12)
  void theOwnerIsAskedAndApproves() {
    creator.open("/creator/studio");
    creator
        .form("studio")
        .type("prompt", "Kurogane the Guard opens the gate")
        .choose("use", "PERSONAL")
        .type("seconds", "2")
        .press("generate");
    assertThat(creator.text("#authorization")).isEqualTo("Waits for the owner");
    String generation = creator.path();
    creator.look("creator-generation-asked");

    owner.open(HERE + "approvals").look("rights-approvals");
    owner.form("approvals").pressIn("Kurogane the Guard", "approve");
    assertThat(owner.notice()).contains("approved");
    creator.open(generation);
    creator.waitFor("the storyboard", () -> creator.text("#authorization").equals("Charged"));
    owner.open(HERE + "usages").look("rights-usages");
    owner.open(HERE + "home").look("rights-home");
  }

  @Test
  @Order(13)
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
    assertThat(admin.notice()).contains("are closed");
    assertThat(admin.at("#due tr").filter(withText(TENANT)).innerText()).contains("Ready");
    admin.look("admin-payouts-due");
    admin.form("payouts").press("execute");
    admin.waitFor(
        "the payout",
        () -> admin.at("#sent tr").filter(withText(TENANT)).innerText().contains("Paid"));
    admin.look("admin-payouts");
    admin.goOn(() -> admin.at("#sent tr").filter(withText(TENANT)).locator("a").click());
    admin.look("admin-statement");

    OWNER.signIn(owner.open("/login")).open(HERE + "statements").look("rights-statements");
    assertThat(owner.text("#statements")).contains("Paid");
    owner.press("#statements a >> nth=0");
    assertThat(owner.text("#lines")).contains("Rin of the Stars");
    owner.look("rights-statement");
  }

  private static com.microsoft.playwright.Locator.FilterOptions withText(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  @Test
  @Order(21)
  void theBooksBalance() {
    admin.open("/admin/ledger").look("admin-ledger");
    assertThat(admin.at("#verdict").getAttribute("class")).contains("good");
    assertThat(admin.at("#trialBalance .badge.bad").count()).isZero();
    admin.open("/admin/inbox").look("admin-inbox");
    admin.open("/admin/audit").look("admin-audit");
    admin.open("/admin/aliases").look("admin-aliases");
    admin.open("/admin/generators").look("admin-generators");
  }
}
