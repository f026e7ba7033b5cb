package io.kyodaku.sample;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A little of what stands around what was found, and nothing that says who somebody is. */
class ExtractTest {

  private static String of(String prompt, String found) {
    int start = prompt.indexOf(found);
    return Extract.of(prompt, start, start + found.length());
  }

  @Test
  void atMostThreeWordsStandOnEachSide() {
    assertThat(of("one two three four Momotaro five six seven eight", "Momotaro"))
        .isEqualTo("…two three four Momotaro five six seven…");
    assertThat(of("Momotaro alone", "Momotaro")).isEqualTo("Momotaro alone");
  }

  @Test
  void whereWordsAreNotToldApartItEndsAfterSomeCharacters() {
    String prompt = "あ".repeat(100) + "桃太郎" + "い".repeat(100);
    assertThat(of(prompt, "桃太郎"))
        .isEqualTo(
            "…"
                + "あ".repeat(Extract.UNITS_AROUND)
                + "桃太郎"
                + "い".repeat(Extract.UNITS_AROUND)
                + "…");
  }

  @Test
  void digitsAddressesAndLinksAreMasked() {
    assertThat(
            of("me@home.example 42 www.home.example Momotaro https://a.example/b #me", "Momotaro"))
        .doesNotContain("me@", "42", "www", "https", "#me")
        .contains("Momotaro");
  }

  @Property
  void itIsNeverMuchLongerThanWhatWasFound(
      @ForAll @StringLength(max = 200) String before,
      @ForAll @StringLength(max = 200) String after) {
    String prompt = before + "Momotaro" + after;
    String extract = Extract.of(prompt, before.length(), before.length() + "Momotaro".length());
    assertThat(extract)
        .contains("Momotaro")
        .hasSizeLessThanOrEqualTo(
            "Momotaro".length() + 2 * (Extract.UNITS_AROUND + Extract.WORDS_AROUND + 3));
  }
}
