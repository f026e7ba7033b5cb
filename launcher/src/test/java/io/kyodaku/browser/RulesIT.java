package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An owner writes rules, guards and ceilings of its own. */
@ExtendWith(Stage.class)
class RulesIT {

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String HERE = "/t/yozora-kaidan-archive/";

  private Visitor visitor;
  private OwnCatalogDesk desk;

  @BeforeEach
  void enter() {
    visitor = Stage.visitor("en-GB");
    desk = new OwnCatalogDesk(visitor, HERE);
    RIGHTS.signIn(visitor);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void rulesAreWrittenReadAsSentencesDecideAndAreTakenBackAsAWhole() {
    desk.openPolicyOf("Nurarihyon").look("policy-no-rules");
    String policy = visitor.path();
    String asset = policy.replaceAll(".*asset=(asset_[0-9a-f]+).*", "$1");
    visitor.press("#write").look("rules-none");
    String rules = visitor.path();
    writeViolenceIsBlocked();
    writeJapanIsHalfThePrice();
    assertThat(visitor.text("#list"))
        .contains("When the generator finds violence: blocked.")
        .contains("In Japan: allowed at half the list price, with attribution.");
    visitor.form("rules").press("see");
    assertThat(visitor.at("#lines ins").allInnerTexts()).hasSize(2);
    visitor.look("rules-seen").lookInTheDark("rules-seen");
    visitor.form("rules").press("save");
    assertThat(visitor.notice()).contains("holds from now on");
    assertThat(visitor.text("#rules")).contains("No violence", "Half in Japan");
    visitor.look("policy-rules").lookInTheDark("policy-rules");

    theyDecide(asset);
    whatSomebodyElseChangedStays(rules);
    assertThat(visitor.text("#guards")).contains("“beer”");
    assertThat(visitor.text("#ceilings")).contains("For each creator at most 3 a day.");
    visitor.look("policy-guards-and-ceilings");

    aContradictionIsToldAtItsField(rules);
    inJapanese(policy, rules);

    visitor.open(policy);
    visitor.at("#versions summary >> nth=0").click();
    visitor.press("#versions tbody tr:last-child a");
    visitor.look("policy-again").form("say").press("submit");
    assertThat(visitor.notice()).contains("holds again");
    assertThat(visitor.text("#own")).contains("nothing of your own");
    visitor.press("#versions tbody tr >> nth=1 >> a").look("policy-again-rules");
    assertThat(visitor.text("#again")).contains("Half in Japan", "at most 3 a day");
  }

  private void writeViolenceIsBlocked() {
    FacesForm form = visitor.form("rules");
    form.press("add").look("rules-one").lookInTheDark("rules-one");
    form.type("name", "No violence").choose("action", "BLOCK").checkOne("themes", "violence");
    form.press("done");
  }

  private void writeJapanIsHalfThePrice() {
    FacesForm form = visitor.form("rules");
    form.press("add");
    form.type("name", "Half in Japan")
        .choose("action", "ALLOW")
        .places("include", "Japan")
        .choose("price", "PART")
        .type("percent", "50")
        .checkOne("obligations", "attribution")
        .press("done");
  }

  private void theyDecide(String asset) {
    visitor.open(
        HERE + "simulator?asset=" + asset + "&use=PERSONAL&territories=JP&seconds=5&prompt=");
    visitor.waitFor("a refusal", () -> visitor.at("#answer .badge.bad").count() == 1);
    JsonObject peaceful = quote(asset, "[]");
    assertThat(peaceful.get("decision").getAsString()).isEqualTo("GRANTED");
    assertThat(peaceful.toString()).contains("Half in Japan").contains("attribution");
    JsonObject violent = quote(asset, "[\"violence\"]");
    assertThat(violent.get("decision").getAsString()).isEqualTo("REFUSED");
    assertThat(violent.toString()).contains("No violence");
  }

  private JsonObject quote(String asset, String themes) {
    OperatorDesk rest = new OperatorDesk(visitor);
    String demo = visitor.context().request().get("/api/v1/demo").text();
    String creator = JsonParser.parseString(demo).getAsJsonObject().get("creatorId").getAsString();
    return rest.asGenerator(
        "POST",
        "quotes",
        "{\"creatorId\":\""
            + creator
            + "\",\"prompt\":\"\",\"assets\":[\""
            + asset
            + "\"],\"use\":\"PERSONAL\",\"territories\":[\"JP\"],\"seconds\":5,"
            + "\"quality\":\"STANDARD\",\"themes\":"
            + themes
            + "}");
  }

  private void whatSomebodyElseChangedStays(String rules) {
    visitor.open(rules);
    visitor.form("rules").type("creatorDay", "3").press("see");
    try (Visitor faster = Stage.visitor("en-GB")) {
      RIGHTS.signIn(faster);
      faster.open(rules).form("rules").type("blockedTerms", "beer").press("see");
      faster.form("rules").press("save");
      assertThat(faster.notice()).contains("holds from now on");
    }
    visitor.form("rules").press("save");
    assertThat(visitor.notice()).contains("holds from now on");
  }

  private void aContradictionIsToldAtItsField(String rules) {
    visitor.open(rules);
    FacesForm form = visitor.form("rules");
    form.press("add");
    form.type("name", "Violence after all")
        .choose("action", "ALLOW")
        .checkOne("themes", "violence")
        .type("secondsTo", "ten");
    form.press("see");
    assertThat(form.error("secondsTo")).contains("whole number");
    assertThat(form.typed("secondsTo")).isEqualTo("ten");
    form.type("secondsTo", "").press("see");
    assertThat(form.error("action")).contains("contradicts rule 1");
    visitor.look("rules-contradiction").lookInTheDark("rules-contradiction");
    form.pressIn("Violence after all", "up").form("rules").pressIn("Violence after all", "remove");
    form.type("neverWith", "Nobody that is known").press("see");
    assertThat(form.error("neverWith")).contains("names nothing");
    form.type("neverWith", "Kiyohime").press("see");
    assertThat(visitor.text("#lines")).contains("together with Kiyohime");
  }

  private static void inJapanese(String policy, String rules) {
    try (Visitor reader = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(reader);
      reader.open(policy).picture("ja-policy-rules");
      assertThat(reader.text("#rules")).contains("定価の半額で許可");
      reader.open(rules).form("rules").pressIn("Half in Japan", "edit");
      reader.picture("ja-rules");
      assertThat(reader.text("body")).doesNotContain("???");
    }
  }
}
