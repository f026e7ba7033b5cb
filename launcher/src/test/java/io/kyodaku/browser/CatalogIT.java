package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anybody who looks around in what can be licensed. */
@ExtendWith(Stage.class)
class CatalogIT {

  private static final Pattern PRICE =
      Pattern.compile(
          "([0-9.]+) credits a second\\s.*?\\s5 seconds: ([0-9]+) credits", Pattern.DOTALL);

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
  void whatThereIsIsNarrowedByLinksThatKeepEachOther() {
    visitor.open("/catalog").look("catalog-browse").lookInTheDark("catalog-browse");
    long all = total();
    visitor.goOn(() -> facet("Commercial").click());
    long commercial = total();
    assertThat(commercial).isLessThan(all).isPositive();
    visitor.goOn(() -> facet("above 8").click());
    assertThat(total()).isLessThan(commercial).isPositive();
    assertThat(visitor.path()).contains("use=COMMERCIAL", "price=ABOVE_8");
    visitor.look("catalog-narrowed");
    visitor.goOn(() -> facet("Commercial").click());
    assertThat(visitor.path()).doesNotContain("use=").contains("price=ABOVE_8");
    visitor.at("#q").fill("no such name at all");
    visitor.press("#find");
    assertThat(visitor.path()).contains("price=ABOVE_8");
    visitor.look("catalog-nothing");
  }

  @Test
  void charactersAreFoundInTheOtherKanaAndInTheOtherChineseCharacters() {
    for (String name : new String[] {"モモタロウ", "ﾓﾓﾀﾛｳ", "桃太郎"}) {
      visitor.open("/catalog?q=" + name);
      assertThat(visitor.text("#assets")).as(name).contains("Momotar");
    }
    visitor.open("/catalog?q=" + "a".repeat(300));
    assertThat(visitor.text("#q-error")).isNotEmpty();
    visitor.open("/catalog?kind=NONE&work=x&price=%27&order=%3B&page=-1");
    assertThat(total()).isPositive();
  }

  @Test
  void whatIsFoundIsSortedAndItsPagesKeepTheQuestion() {
    visitor.open("/catalog?order=DEAREST&use=PERSONAL");
    visitor.goOn(() -> visitor.at("a[rel=next]").click());
    assertThat(visitor.path()).contains("order=DEAREST", "use=PERSONAL", "page=2");
  }

  @Test
  void anAssetSaysWhatEachUseCostsAndWhere() {
    visitor.open("/catalog?q=Otohime").follow("Otohime");
    visitor.look("asset-open").lookInTheDark("asset-open");
    assertThat(visitor.text("#terms")).contains("Japan", "Elsewhere");
    Matcher price = PRICE.matcher(visitor.text("#terms"));
    assertThat(price.find()).as("a price for a use").isTrue();
    assertThat(new BigDecimal(price.group(2)))
        .as("five seconds' price, whatever a credit stands for by now")
        .isEqualByComparingTo(
            new BigDecimal(price.group(1))
                .multiply(BigDecimal.valueOf(5))
                .setScale(0, RoundingMode.CEILING));
    visitor.press("#toStudio");
    assertThat(visitor.path()).startsWith("/login?to=");
  }

  @Test
  void theCatalogueCanBeReadInJapaneseAndChinese() {
    for (String language : new String[] {"ja-JP", "zh-CN"}) {
      try (Visitor reader = Stage.visitor(language)) {
        reader.open("/catalog?use=SHARED").picture(language.substring(0, 2) + "-catalog-browse");
        reader.open("/catalog?q=Otohime");
        reader.goOn(() -> reader.at("#assets h2 a").first().click());
        reader.picture(language.substring(0, 2) + "-asset-open");
      }
    }
  }

  private long total() {
    return Long.parseLong(visitor.text("#total").replaceAll("[^0-9]", ""));
  }

  private Locator facet(String words) {
    return visitor.at("#facets a").filter(new Locator.FilterOptions().setHasText(words)).first();
  }
}
