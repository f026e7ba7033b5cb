package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderLanguageTest {

  @ParameterizedTest
  @CsvSource({
    "ja, ja ja-Jpan",
    "zh, zh zh-Hans",
    "zh-TW, zh-TW zh-Hant",
    "zh-Hant, zh-Hant",
    "zh-CN, zh-CN zh-Hans zh",
    "en-GB, en-GB en-Latn en",
    "ja-Latn, ja-Latn"
  })
  void theReadersOwnScriptComesFirst(String asked, String wanted) {
    assertThat(String.join(" ", ReaderLanguage.of(asked).tags())).isEqualTo(wanted);
  }

  @Property
  void anythingThatIsNoLanguageIsNone(@ForAll String text) {
    assertThat(ReaderLanguage.of(text).tags().isEmpty())
        .isEqualTo(ReaderLanguage.of(text).language().isEmpty());
  }
}
