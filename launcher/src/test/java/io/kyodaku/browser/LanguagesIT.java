package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main pages in the portal's other languages, and in the dark. */
@ExtendWith(Stage.class)
class LanguagesIT {

  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");
  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final List<String> OPEN_PAGES = List.of("/", "/catalog", "/signup/rightsholder");

  @Test
  void japaneseReadersReadJapanese() {
    walk("ja-JP", "ja");
  }

  @Test
  void chineseReadersReadChinese() {
    walk("zh-CN", "zh-Hans");
  }

  private static void walk(String locale, String tag) {
    try (Visitor visitor = Stage.visitor(locale)) {
      for (String page : OPEN_PAGES) {
        look(visitor, page, tag);
      }
      RIGHTS.signIn(visitor);
      look(visitor, "/t/momiji-tales/home", tag);
      look(visitor, "/t/momiji-tales/contract", tag);
      look(visitor, "/t/momiji-tales/catalog", tag);
      visitor.signOut();
      CREATOR.signIn(visitor);
      look(visitor, "/creator/studio", tag);
      look(visitor, "/creator/credits", tag);
    }
  }

  private static void look(Visitor visitor, String page, String tag) {
    visitor.open(page);
    assertThat(visitor.at("html").getAttribute("lang")).isEqualTo(tag);
    assertThat(visitor.text("body")).as(page).doesNotContain("???");
    String name = page.equals("/") ? "home" : page.substring(1).replace('/', '-');
    visitor.picture(tag + "-" + name);
  }

  @Test
  void aReaderChoosesAnotherLanguageAndStaysWhereItIs() {
    try (Visitor visitor = Stage.visitor("en-GB")) {
      visitor.open("/catalog?q=Momotaro");
      visitor.at("[popovertarget='view-menu']").click();
      visitor.follow("日本語");
      assertThat(visitor.path()).isEqualTo("/catalog?q=Momotaro");
      assertThat(visitor.at("html").getAttribute("lang")).isEqualTo("ja");
    }
  }

  @Test
  void mainPagesCanBeReadInTheDark() {
    try (Visitor visitor = Stage.visitor("en-GB")) {
      visitor.open("/").lookInTheDark("home");
      visitor.open("/catalog").lookInTheDark("catalog");
      visitor.open("/signup/creator").lookInTheDark("signup-creator");
      RIGHTS.signIn(visitor);
      visitor.lookInTheDark("rights-home");
      visitor.open("/t/momiji-tales/contract").lookInTheDark("rights-contract");
      visitor.signOut();
      CREATOR.signIn(visitor);
      visitor.open("/creator/studio").lookInTheDark("creator-studio");
      visitor.open("/creator/wallet").lookInTheDark("creator-wallet");
    }
  }
}
