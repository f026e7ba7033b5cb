package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An owner tries a draft on what was, before anybody is bound by it. What was is the last month, so
 * it comes before {@link StoryIT}, after which that is long ago.
 */
@ExtendWith(Stage.class)
class TimeMachineIT {

  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String HERE = "/t/yozora-kaidan-archive/";

  private Visitor visitor;

  @BeforeEach
  void enter() {
    visitor = Stage.visitor("en-GB");
    RIGHTS.signIn(visitor);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void aDraftIsTriedLookedIntoAndWrittenOn() {
    visitor.open(HERE + "replays").look("replays-none");
    assertThat(visitor.text("main")).contains("No draft has been tried yet.");
    new OwnCatalogDesk(visitor, HERE).openPolicyOf("Yuki-onna");
    String policy = visitor.path();
    visitor.press("#write");
    FacesForm form = visitor.form("rules");
    form.press("add");
    form.type("name", "Nothing shared").choose("action", "BLOCK").checkOne("uses", "SHARED");
    form.press("done");
    visitor.form("rules").press("try");
    String replay = visitor.path();
    assertThat(replay).contains("/replay?id=rep_");
    visitor.waitFor("the end", () -> visitor.at("#state .badge.good").count() == 1);
    assertThat(visitor.text("#figures")).contains("Granted", "Refused", "Earned");
    assertThat(visitor.text("#moves")).contains("Granted", "Refused");
    assertThat(visitor.text("#byRule")).contains("Nothing shared");
    assertThat(visitor.text("#changed")).contains("Nothing shared");
    visitor.look("replay").lookInTheDark("replay");

    lookInto(replay);
    nothingWasSaved(policy);
    inJapanese(replay);

    visitor.open(replay).press("#goOn").look("rules-tried");
    assertThat(visitor.text("#list")).contains("Nothing shared");

    visitor.open(replay);
    visitor.form("again").choose("days", "7").press("submit");
    assertThat(visitor.path()).contains("/replay?id=rep_").isNotEqualTo(replay);
    visitor.waitFor("the end", () -> visitor.at("#state .badge.good").count() == 1);
    visitor.open(HERE + "replays").look("replays");
    assertThat(visitor.at("#replays tbody tr").count()).isEqualTo(2);
  }

  @Test
  void aContractIsTriedBeforeItIsSigned() {
    visitor.open(HERE + "contract");
    visitor.form("draft").choose("preset", "PARTNER").press("submit");
    visitor.form("sign").press("try");
    visitor.waitFor("the end", () -> visitor.at("#state .badge.good").count() == 1);
    assertThat(visitor.text("h1")).contains("Draft of the contract");
    assertThat(visitor.text("#figures")).contains("Earned", "±0").contains("+¥");
    visitor.look("replay-contract");
    visitor.press("#goOn");
    assertThat(visitor.path()).endsWith("/contract");
    visitor.form("sign").press("discard");
  }

  @Test
  void namesAndWordsAreTriedOnPromptsOfWhoAgreed() {
    try (Visitor creator = Stage.visitor("en-GB")) {
      new Person("Demo creator", "creator@demo.example").signIn(creator);
      creator.open("/account/preferences");
      assertThat(creator.text("#consent")).contains("None of your prompts is kept.");
      creator.form("prompts").press("give");
      assertThat(creator.text("#consent")).contains("You agreed.");
      creator.look("preferences-sample").lookInTheDark("preferences-sample");
      creator.form("prompts").press("takeBack");
      assertThat(creator.text("#consent")).contains("None of your prompts is kept.");
    }
    new OwnCatalogDesk(visitor, HERE).openPolicyOf("Yuki-onna");
    String asset = visitor.path().replaceAll(".*asset=(asset_[0-9a-f]+).*", "$1");
    visitor.open(HERE + "asset?id=" + asset);
    visitor.form("addAlias").type("alias", "Snow Woman").press("sample");
    assertThat(visitor.text("#onSample")).contains("Snow Woman", "fewer than three creators");
    visitor.look("asset-sample");
    visitor.open(HERE + "rules?asset=" + asset);
    visitor.form("rules").type("blockedTerms", "beer").press("sample");
    assertThat(visitor.text("#onSample")).contains("beer", "fewer than three creators");
    visitor.look("rules-sample");
  }

  private void lookInto(String replay) {
    visitor.press("#moves tbody tr >> nth=0 >> a");
    assertThat(visitor.path()).contains("was=GRANTED").contains("would=REFUSED");
    assertThat(visitor.at("#changed tbody tr").count()).isPositive();
    visitor.press("#changed tbody tr >> nth=0 >> a");
    assertThat(visitor.path()).contains("/usage?id=auth_");
    visitor.open(replay).press("#byUse a");
    assertThat(visitor.path()).contains("use=SHARED");
    visitor.open(replay + "&was=REFUSED&would=GRANTED").look("replay-narrowed");
    assertThat(visitor.text("#nothing")).contains("None of the kept usages is like that.");
  }

  private void nothingWasSaved(String policy) {
    visitor.open(policy);
    assertThat(visitor.text("#own")).contains("nothing of your own");
  }

  private void inJapanese(String replay) {
    try (Visitor reader = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(reader);
      reader.open(replay).picture("ja-replay");
      assertThat(reader.text("main")).contains("下書きの場合");
    }
  }
}
