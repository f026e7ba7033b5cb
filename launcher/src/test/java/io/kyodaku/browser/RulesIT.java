package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
  void rulesAreWrittenReadAsSentencesDecideAndAreTakenBack() {
    desk.openPolicyOf("Nurarihyon").look("policy-no-rules");
    String policy = visitor.path();
    String asset = policy.replaceAll(".*asset=(asset_[0-9a-f]+).*", "$1");
    visitor.press("#write").look("rules-none");
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

    visitor.open(
        HERE + "simulator?asset=" + asset + "&use=PERSONAL&territories=JP&seconds=5&prompt=");
    visitor.waitFor("a refusal", () -> visitor.at("#answer .badge.bad").count() == 1);
    visitor.open(policy).form("back").press("submit");
    assertThat(visitor.notice()).contains("What was said before holds again");
    assertThat(visitor.text("#own")).contains("nothing of your own");
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
}
