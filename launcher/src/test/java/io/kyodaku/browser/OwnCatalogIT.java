package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  void whatWouldBeAllowedIsTriedOutAndNothingOfOthersIsTold() {
    visitor.open(HERE + "simulator").look("own-simulator");
    visitor.at("#prompt").fill("Yuki-onna meets Momotaro in the snow");
    visitor.at("#use").selectOption("COMMERCIAL");
    visitor.press("#ask").look("own-simulator-answer").lookInTheDark("own-simulator-answer");
    assertThat(visitor.text("#answer")).contains("Yuki-onna", "another owner's asset");
    assertThat(visitor.at(".own").count()).isOne();
    assertThat(visitor.text(".own")).contains("Yuki-onna").doesNotContain("Momotar");
    visitor.at("#territories").fill("XX");
    visitor.press("#ask");
    assertThat(visitor.text("#territories-error")).contains("country codes");
    visitor.look("own-simulator-errors");
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
