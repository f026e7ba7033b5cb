package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rightsholder writes what a usage costs, and the next quote costs that. */
@ExtendWith(Stage.class)
class FormulaIT {

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final String HERE = "/t/yozora-kaidan-archive/";
  private static final String FEE = "use == 'COMMERCIAL'\n  ? 77 * unit\n  : listFee";

  private Visitor rights;
  private Visitor admin;

  @BeforeEach
  void enter() {
    rights = Stage.visitor("en-GB");
    admin = Stage.visitor("en-GB");
    RIGHTS.signIn(rights);
    ADMIN.signIn(admin);
  }

  @AfterEach
  void leave() {
    rights.close();
    admin.close();
  }

  @Test
  void aFormulaIsCheckedAsItIsTypedAndChangesTheNextQuoteOnceBothHaveSigned() {
    new OwnCatalogDesk(rights, HERE).openPolicyOf("Yuki-onna");
    String asset = rights.path().replaceAll(".*asset=(asset_[0-9a-f]+).*", "$1");
    long before = fee(asset);
    assertThat(before).isNotEqualTo(77);

    rights.open(HERE + "contract").form("draft").chooseNamed("terms", "Formula").press("submit");
    rights.look("formula-new");
    whatIsWrongIsSaidWhileItIsTyped();
    rights.look("formula-typed").lookInTheDark("formula-typed");
    inJapanese();

    rights.form("draft").press("submit");
    assertThat(rights.notice()).contains("Read it and sign it");
    assertThat(rights.text("#document")).contains("77 * unit");
    rights.look("formula-draft");
    assertThat(fee(asset)).isEqualTo(before);
    rights.form("sign").type("name", RIGHTS.name()).press("submit");
    assertThat(fee(asset)).isEqualTo(before);

    admin.open("/admin/contracts?status=SIGNED");
    admin.goOn(() -> admin.row("Yozora").locator("a").first().click());
    admin.look("formula-contract").form("decide").press("countersign");
    assertThat(admin.notice()).contains("in force");
    rights.waitFor("the new fee", () -> fee(asset) == 77);
  }

  private void whatIsWrongIsSaidWhileItIsTyped() {
    write(FEE.substring(0, FEE.length() - 1));
    seen().getByText("Line 3, character 5").waitFor();
    assertThat(seen().innerText()).contains("nothing called listFe here");
    rights.look("formula-wrong");

    write("1.5 * listFee");
    seen().getByText("only whole numbers").waitFor();
    write("listFee / (seconds - 1)");
    seen().getByText("divides by zero").waitFor();
    assertThat(seen().innerText()).contains("seconds = 1");

    rights.form("draft").press("submit");
    assertThat(seen().innerText()).contains("divides by zero");
    assertThat(written().inputValue()).isEqualTo("listFee / (seconds - 1)");

    rights.at(".formula-examples summary >> nth=0").click();
    rights.at(".formula-examples >> nth=0 >> li >> nth=2 >> button").click();
    assertThat(written().inputValue()).isEqualTo("min(listFee, 300 * unit)");

    write(FEE);
    // The answer about the example before may still be there, and is as good.
    seen().getByText("77").first().waitFor();
    assertThat(seen().innerText()).contains("Good").contains("Commercial use");
  }

  private void inJapanese() {
    try (Visitor japanese = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(japanese);
      japanese.open(HERE + "contract").form("draft").chooseNamed("terms", "計算式").press("submit");
      japanese.look("formula-ja");
      assertThat(japanese.text("main .formula >> nth=0")).contains("使える名前");
    }
  }

  private void write(String text) {
    written().fill(text);
    written().press("End");
  }

  private Locator written() {
    return rights.at(".formula textarea").first();
  }

  private Locator seen() {
    return rights.at(".formula-seen").first();
  }

  /** What a commercial usage of five seconds costs in the owner's currency. */
  private long fee(String asset) {
    String demo = rights.context().request().get("/api/v1/demo").text();
    String creator = JsonParser.parseString(demo).getAsJsonObject().get("creatorId").getAsString();
    JsonObject quote =
        new OperatorDesk(rights)
            .asGenerator(
                "POST",
                "quotes",
                "{\"creatorId\":\""
                    + creator
                    + "\",\"prompt\":\"\",\"assets\":[\""
                    + asset
                    + "\"],\"use\":\"COMMERCIAL\",\"territories\":[\"JP\"],\"seconds\":5,"
                    + "\"quality\":\"STANDARD\",\"themes\":[]}");
    assertThat(quote.get("decision").getAsString()).as(quote.toString()).isEqualTo("GRANTED");
    return quote.getAsJsonArray("licenses").get(0).getAsJsonObject().get("fee").getAsLong();
  }
}
