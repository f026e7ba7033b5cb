package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rightsholder looks through its catalogue, gives it pictures and changes many at once. */
@ExtendWith(Stage.class)
class OwnCatalogIT {

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
  void assetsAreFoundByNameAndShownAsCardsOrAsATable() {
    desk.open("?view=cards");
    assertThat(desk.listed()).contains("Yuki-onna");
    visitor.look("own-catalog-cards").lookInTheDark("own-catalog-cards");
    desk.find("雪女");
    assertThat(desk.listed()).containsExactly("Yuki-onna");
    visitor.press(".either a:has-text('Table')").look("own-catalog-table");
    assertThat(visitor.path()).contains("q=%E9%9B%AA%E5%A5%B3").contains("view=table");
    desk.open("");
    assertThat(visitor.at("table#assets").count()).as("the choice is kept").isOne();
    desk.open("?q=nobody+at+all");
    assertThat(visitor.text("main .empty")).contains("None of your assets");
    visitor.look("own-catalog-nothing");
  }

  @Test
  void manyAreChangedAsItWasSeenAndTheChangeIsTakenBack() {
    desk.open("?view=cards").choose(2).changeChosen();
    visitor.look("own-change-choose");
    desk.say("PERCENT", "percent", "ten");
    assertThat(visitor.text("#say-error")).contains("percentage");
    visitor.look("own-change-wrong");
    desk.say("PERCENT", "percent", "+50");
    assertThat(desk.seen()).isNotEmpty().allSatisfy(line -> assertThat(line).contains("from"));
    visitor.look("own-change-seen").lookInTheDark("own-change-seen");
    visitor.form("do").press("submit");
    assertThat(visitor.notice()).contains("changed");
    visitor.look("own-change-done").form("undo").press("submit");
    assertThat(visitor.notice()).contains("undone");
    visitor.open(HERE + "change").look("own-changes");
    assertThat(visitor.text("#changes")).contains("Undone");
  }

  @Test
  void aPictureIsUploadedRemovedAndPutBack() throws IOException {
    desk.open("?q=Okiku");
    visitor.press("#assets a >> nth=0");
    assertThat(desk.pictureType()).startsWith("image/svg+xml");
    visitor.look("own-asset-drawn").lookInTheDark("own-asset-drawn");
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    desk.upload("picture.png", "image/png", svg);
    assertThat(visitor.form("picture").error("file")).contains("neither a JPEG nor a PNG");
    visitor.look("own-asset-picture-refused");
    desk.upload("picture.txt", "text/plain", png());
    assertThat(visitor.notice()).contains("The picture is shown");
    assertThat(desk.pictureType()).isEqualTo("image/jpeg");
    visitor.look("own-asset-picture").form("picture").press("remove");
    assertThat(desk.pictureType()).startsWith("image/svg+xml");
    visitor.form("picture").press("putBack");
    assertThat(desk.pictureType()).isEqualTo("image/jpeg");
    visitor.form("picture").press("remove");
  }

  @Test
  void aWorkHasTitlesInOtherLanguages() {
    visitor.open(HERE + "catalog");
    visitor.goOn(() -> visitor.at("main table a[href*='/work?id=']").first().click());
    visitor.form("titles").type("language", "no tag!").type("title", "Un titre").press("submit");
    assertThat(visitor.form("titles").error("language")).contains("language");
    assertThat(visitor.form("titles").typed("title")).isEqualTo("Un titre");
    visitor.form("titles").type("language", "fr").press("submit");
    assertThat(visitor.notice()).contains("shown to who reads");
    assertThat(visitor.text("#title-list")).contains("Un titre", "French");
    visitor.look("own-work-titles");
    visitor.form("titles").pressIn("Un titre", "remove");
    assertThat(visitor.notice()).contains("removed");
    assertThat(visitor.text("#title-list")).doesNotContain("Un titre");
  }

  @Test
  void aNameThatIsAnOrdinaryWordIsTriedSupportedAndGraded() {
    desk.open("?q=Okiku");
    visitor.press("#assets a >> nth=0");
    visitor
        .form("addAlias")
        .type("language", "en")
        .type("alias", "Willow")
        .type("sentence", "a willow by the old well")
        .press("try");
    assertThat(visitor.text("#tried")).contains("No,", "Needs support", "ordinary word");
    visitor.look("own-asset-tried").lookInTheDark("own-asset-tried");
    visitor.form("addAlias").press("submit");
    assertThat(visitor.notice()).contains("known to screening");
    assertThat(visitor.row("Willow").innerText()).contains("Needs support");
    visitor.form("words").type("word", "x").press("submit");
    assertThat(visitor.form("words").error("word")).contains("single letter");
    visitor.form("words").type("word", "old well").press("submit");
    assertThat(visitor.notice()).contains("supports its names");
    visitor.form("addAlias").type("sentence", "a willow by the well").press("try");
    assertThat(visitor.text("#tried")).contains("No,");
    visitor.form("addAlias").type("sentence", "A willow by the old-well").press("try");
    assertThat(visitor.text("#tried")).contains("Yes", "willow").doesNotContain("old");
    visitor.look("own-asset-supported");
    visitor.form("aliases").pressIn("Willow", "grade");
    assertThat(visitor.notice()).contains("follows what you said");
    assertThat(visitor.row("Willow").innerText()).contains("Counts alone");
    visitor.form("aliases").pressIn("Willow", "remove");
    visitor.form("words").pressIn("old well", "remove");
    assertThat(visitor.notice()).contains("word is removed");
  }

  @Test
  void whatWouldBeAllowedIsTriedOutAndNothingOfOthersIsTold() {
    visitor.open(HERE + "simulator").look("own-simulator");
    visitor.at("#prompt").fill("Yuki-onna meets Momotaro in the snow");
    visitor.at("#use").selectOption("COMMERCIAL");
    visitor.press("#ask").look("own-simulator-answer").lookInTheDark("own-simulator-answer");
    assertThat(visitor.text("#answer")).contains("Yuki-onna", "another owner's asset");
    assertThat(visitor.at(".own").count()).isOne();
    assertThat(visitor.text(".own")).contains("Yuki-onna").doesNotContain("Momotar");
    visitor.at("#territories-find").fill("Atlantis");
    visitor.press("#ask");
    assertThat(visitor.text("#territories-error")).contains("countries");
    assertThat(visitor.at("#try .chips li").allInnerTexts())
        .anyMatch(chip -> chip.contains("ATLANTIS"));
    visitor.look("own-simulator-errors");
  }

  @Test
  void whatAPolicyChangesIsReadBeforeItIsSavedAndTakenBackAfter() {
    desk.openPolicyOf("Okiku").look("policy");
    String before = visitor.text("#now");
    desk.choosePolicy("CLOSED").look("policy-seen").lookInTheDark("policy-seen");
    assertThat(visitor.text("#turns")).contains("Commercial use", "refused");
    assertThat(visitor.text("#concerned")).isEqualTo("This holds for 1 asset.");
    visitor.form("save").press("submit");
    assertThat(visitor.notice()).contains("holds from now on");
    assertThat(visitor.text("#now")).isEqualTo("Nobody may make anything with it.");
    visitor.look("policy-versions").form("back").press("submit");
    assertThat(visitor.notice()).contains("What was said before holds again");
    assertThat(visitor.text("#now")).isEqualTo(before);
    assertThat(visitor.text("#versions")).contains("Taken back", "Rights of");
    visitor.press("#versions a >> nth=0");
    assertThat(visitor.text("#turns")).contains("then refused");
    visitor.open(HERE + "policy?preset=OPEN");
    assertThat(visitor.text("#concerned")).contains("say something of their own and stay");
    visitor.look("policy-of-all");
  }

  @Test
  void whoIsSlowerIsToldWhoWasFasterAndSavesOverItKnowingly() {
    desk.openPolicyOf("Botan");
    desk.choosePolicy("FAN");
    try (Visitor faster = Stage.visitor("en-GB")) {
      RIGHTS.signIn(faster);
      new OwnCatalogDesk(faster, HERE).openPolicyOf("Botan");
      faster.at("#preset-OPEN").check();
      faster.press("#see").form("save").press("submit");
    }
    visitor.form("save").press("submit");
    assertThat(visitor.text("#conflict")).contains("Rights of", "“Open”", "kept below");
    assertThat(visitor.at("#preset-FAN").isChecked()).isTrue();
    visitor.look("policy-conflict").lookInTheDark("policy-conflict").form("over").press("submit");
    assertThat(visitor.notice()).contains("holds from now on");
    assertThat(visitor.text("#now")).contains("Fans may make things");
    visitor.form("back").press("submit");
    visitor.openRefused(HERE + "policy?work=work_00000000000000000000000000000001", 404);
  }

  @Test
  void whatAnAddressSaysOfAPolicyIsNotBelieved() {
    desk.openPolicyOf("Kiyohime");
    String policy = visitor.path();
    desk.choosePolicy("OPEN");
    visitor.form("save").press("submit");
    String unknown = "pol_00000000000070008000000000000001";
    for (String seen : List.of(unknown, "%3Cb%3E", "x".repeat(2_000))) {
      visitor.open(policy + "&preset=FAN&seen=" + seen);
      assertThat(visitor.text("#conflict")).contains("Rights of", "“Open”");
      assertThat(visitor.at("[id='save:submit']").count()).isZero();
    }
    visitor.page().locator("[name=theirs]").evaluate("(it, id) => it.value = id", unknown);
    visitor.form("over").press("submit");
    assertThat(visitor.text("#conflict")).as("nobody saw that one").contains("“Open”");
    visitor.open(policy + "&preset=%22NONSENSE&page=-7");
    assertThat(visitor.at("#preset-NONE").isChecked()).isTrue();
    visitor.open(policy).form("back").press("submit");

    visitor.open("/catalog?q=Momotaro").press("#assets a[href^='/asset?id='] >> nth=0");
    String theirs = visitor.path().replaceAll(".*[?&]id=(asset_[0-9a-f]+).*", "$1");
    String theirWork = visitor.at("a[href*='work=work_']").first().getAttribute("href");
    visitor.openRefused(HERE + "policy?asset=" + theirs + "&preset=CLOSED", 404);
    visitor.openRefused(
        HERE + "policy?work=" + theirWork.replaceAll(".*work=(work_[0-9a-f]+).*", "$1"), 404);
  }

  @Test
  void aFileIsLookedAtFirstAndGoesInOnce() {
    desk.hand("目録.csv", "Titre;Nom;Prix;Pays\nLantern ghosts;Wisp;2,5;JP\nLantern ghosts;;1;JP\n");
    assertThat(visitor.text("h1")).isEqualTo("目録.csv");
    assertThat(visitor.text("#faults")).contains("Work").contains("said by no column");
    visitor.look("import-check-faults");
    desk.isColumn(0, "WORK").isColumn(1, "ASSET").isColumn(2, "PRICE").isColumn(3, "TERRITORIES");
    visitor.press("#see").look("import-check").lookInTheDark("import-check");
    assertThat(desk.fates()).containsExactly("New", "Does not go in");
    assertThat(visitor.text("#preview")).contains("Lantern ghosts", "Wisp", "2.5", "is missing");
    String check = visitor.path();
    desk.start();
    assertThat(desk.counts()).containsExactly("1", "0", "0", "1");
    visitor.look("import-report").lookInTheDark("import-report");
    String bad = desk.fileBehind("#badRows");
    assertThat(bad)
        .isEqualTo(
            "\ufeffTitre;Nom;Prix;Pays;What was wrong\r\nLantern ghosts;;1;JP;Name is missing\r\n");
    visitor.openRefused(check, 404);
    desk.hand("corrected.csv", bad.replace(";;", ";Will;"));
    assertThat(visitor.text("main .notice")).contains("when you last brought");
    assertThat(desk.fates()).containsExactly("New");
    desk.start();
    assertThat(desk.counts()).containsExactly("1", "0", "0", "0");
    visitor.open(HERE + "import").look("import").lookInTheDark("import");
    assertThat(visitor.text("#imports")).contains("corrected.csv", "目録.csv");
  }

  @Test
  void aFileThatWaitsIsFoundAgainAndLetGo() {
    visitor.open(HERE + "import");
    visitor.at("summary").click();
    visitor.form("upload").type("pasted", "work\tasset\nGhosts\tLong-neck").press("submit");
    visitor.at("[id='o-TERRITORIES']").fill("JP");
    visitor.at("[id='o-PRICE']").fill("3");
    visitor.press("#see");
    assertThat(desk.fates()).containsExactly("New");
    desk.waitTooLong("start").press("submit");
    assertThat(visitor.notice()).contains("waited too long");
    assertThat(desk.fates()).as("all that was chosen is kept").containsExactly("New");
    try (Visitor twin = Stage.visitor("en-GB")) {
      RIGHTS.signIn(twin);
      twin.open(HERE + "import").look("import-waiting").press("#waiting a >> nth=0");
      twin.at("[popovertarget='draft-danger'] >> nth=0").click();
      twin.form("start").press("discard");
      assertThat(twin.notice()).contains("The file is gone");
    }
    visitor.form("start").press("submit");
    assertThat(visitor.notice()).contains("no longer waits");
  }

  @Test
  void whatIsNoTableIsRefusedWhateverItsNameSays() {
    desk.hand("characters.csv", "PK\u0003\u0004 and so on");
    assertThat(visitor.form("upload").error("file")).contains("workbook");
    visitor.look("import-refused");
    visitor.form("upload").press("submit");
    assertThat(visitor.form("upload").error("file")).contains("choose a file");
    desk.hand("one-line.csv", "a,".repeat(10 * 1024 * 1024));
    assertThat(visitor.form("upload").error("file")).contains("1000 cells");
    desk.hand("quoted.csv", "a,b\n\"" + "x".repeat(2_000_000) + "\",1\n");
    assertThat(visitor.form("upload").error("file")).contains("1000000 characters");
    desk.hand("wide.csv", "name" + ",x".repeat(900) + "\n" + "y" + ",z".repeat(900) + "\n");
    assertThat(visitor.text("#faults")).contains("columns");
    assertThat(visitor.at("[id^='c'] option").count()).isLessThan(10_000);
  }

  @Test
  void theSameInJapanese() {
    try (Visitor reader = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(reader);
      reader.open(HERE + "catalog?view=cards").picture("ja-own-catalog");
      reader.press("#assets a >> nth=0").picture("ja-own-asset");
      reader
          .open(HERE + "change?all=1&what=TERRITORIES&territories=JP+KR")
          .picture("ja-own-change");
      new OwnCatalogDesk(reader, HERE).hand("ja.csv", "作品名,名前,秒単価,地域\n怪談,火の玉,5,JP\n");
      reader.picture("ja-import-check");
      reader.open(HERE + "policy?preset=OPEN").picture("ja-policy");
      reader.open(HERE + "import").picture("ja-import");
      reader
          .open(HERE + "simulator?prompt=%E9%9B%AA%E5%A5%B3&use=SHARED&territories=JP&seconds=5")
          .picture("ja-own-simulator");
      assertThat(reader.text("body")).doesNotContain("???");
    }
  }

  private static byte[] png() throws IOException {
    BufferedImage picture = new BufferedImage(800, 1000, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setPaint(new GradientPaint(0, 0, new Color(40, 60, 110), 0, 1000, Color.ORANGE));
    brush.fillRect(0, 0, 800, 1000);
    brush.setColor(Color.WHITE);
    brush.fillOval(250, 200, 300, 300);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
