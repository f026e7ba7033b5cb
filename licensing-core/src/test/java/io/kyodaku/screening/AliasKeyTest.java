package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.Normalizer2;
import io.kyodaku.screening.AliasKey.Problem;
import io.kyodaku.screening.AliasKey.Unusable;
import io.kyodaku.screening.AliasKey.Usable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasKeyTest {

  @ParameterizedTest
  @CsvSource({
    "SHERLOCK Holmes, sherlock holmes",
    "Straße, strasse",
    "ＭＯＭＯＴＡＲＯ, momotaro",
    "ｼｬｰﾛｯｸ･ﾎｰﾑｽﾞ, シャーロック·ホームズ",
    "シャーロック・ホームズ, シャーロック·ホームズ",
    "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
    "Οδυσσεύς, οδυσσεύσ",
    "БАБА ЯГА, баба яга",
    "Kaguya‑hime, kaguya-hime",
    "Br’er Rabbit, br'er rabbit",
    "㍿, 株式会社",
    "𝔐𝔬𝔪𝔬, momo",
    "Ⅷ, viii"
  })
  void namesThatPeopleTakeForTheSameHaveOneKey(String written, String key) {
    assertThat(AliasKey.normalize(written)).isEqualTo(key);
  }

  @Test
  void whiteSpaceOfAnyKindIsOneSpaceAndNoneAtTheEnds() {
    assertThat(AliasKey.normalize("\u3000Sun\u00A0\t \u2003Wukong\r\n")).isEqualTo("sun wukong");
  }

  @Test
  void charactersThatAreNotSeenCannotHideAName() {
    assertThat(AliasKey.normalize("\uFEFFMo\u200Bmo\u00ADta\u200D\u2060ro\uFE0F\u0001\u061C\uFFF9"))
        .isEqualTo("momotaro");
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    assertThat(AliasKey.normalize("Momotaro\u0304")).isEqualTo(AliasKey.normalize("Momotar\u014D"));
    assertThat(AliasKey.normalize("\u1112\u1169\u11BC\u1100\u1175\u11AF"))
        .isEqualTo(AliasKey.normalize("홍길"));
    assertThat(AliasKey.normalize("か\u3099く")).isEqualTo("がく");
  }

  @Test
  void aHiddenCharacterBetweenALetterAndItsMarkChangesNothing() {
    assertThat(AliasKey.normalize("Momotaro\u200B\u0304")).isEqualTo("momotar\u014D");
  }

  @Test
  void supplementaryLettersFoldToo() {
    assertThat(AliasKey.normalize("\uD801\uDC00\uD801\uDC01"))
        .isEqualTo("\uD801\uDC28\uD801\uDC29");
  }

  @Test
  void anEndlessStackOfMarksIsStillFolded() {
    String stacked = "a" + "\u0316\u0301".repeat(5_000);
    assertThat(AliasKey.normalize(stacked)).hasSizeBetween(5_000, 10_001);
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll("texts") String text) {
    String once = AliasKey.normalize(text);
    assertThat(AliasKey.normalize(once)).isEqualTo(once);
  }

  @Property
  void canonicallyEquivalentTextsHaveOneKey(@ForAll("texts") String text) {
    assertThat(AliasKey.normalize(Normalizer2.getNFDInstance().normalize(text)))
        .isEqualTo(AliasKey.normalize(text));
    assertThat(AliasKey.normalize(Normalizer2.getNFCInstance().normalize(text)))
        .isEqualTo(AliasKey.normalize(text));
  }

  @Property
  void foldingPartByPartIsFoldingTheWhole(@ForAll("lettersAndMarks") String text) {
    assertThat(AliasKey.normalize(text))
        .isEqualTo(
            Normalizer2.getNFKCCasefoldInstance()
                .normalize(Normalizer2.getNFCInstance().normalize(text)));
  }

  @Test
  void aNameOfTwoLettersInAnyScriptIsUsable() {
    assertThat(AliasKey.of("乙姫")).isEqualTo(new Usable(new AliasKey("乙姫")));
    assertThat(AliasKey.of("007")).isEqualTo(new Usable(new AliasKey("007")));
    assertThat(AliasKey.of("Br’er Rabbit")).isEqualTo(new Usable(new AliasKey("br'er rabbit")));
  }

  @Test
  void whatCannotBeANameIsToldWhy() {
    assertThat(AliasKey.of("")).isEqualTo(new Unusable(Problem.EMPTY));
    assertThat(AliasKey.of(" \u3000 ")).isEqualTo(new Unusable(Problem.EMPTY));
    assertThat(AliasKey.of("\u200B\u200D")).isEqualTo(new Unusable(Problem.EMPTY));
    assertThat(AliasKey.of("\u0301ab")).isEqualTo(new Unusable(Problem.BEGINS_WITH_MARK));
    assertThat(AliasKey.of("?!…")).isEqualTo(new Unusable(Problem.NO_LETTER));
    assertThat(AliasKey.of("🦊🦊")).isEqualTo(new Unusable(Problem.NO_LETTER));
    assertThat(AliasKey.of("é")).isEqualTo(new Unusable(Problem.SINGLE_LETTER));
    assertThat(AliasKey.of("鬼")).isEqualTo(new Unusable(Problem.SINGLE_LETTER));
    assertThat(AliasKey.of("x".repeat(200))).isInstanceOf(Usable.class);
    assertThat(AliasKey.of("x".repeat(201))).isEqualTo(new Unusable(Problem.TOO_LONG));
    assertThat(AliasKey.of("\uFDFA".repeat(200))).isEqualTo(new Unusable(Problem.TOO_LONG));
    assertThat(AliasKey.of("Momo\u0000taro")).isEqualTo(new Unusable(Problem.CONTROL_CHARACTER));
    assertThat(AliasKey.of("Momo\ntaro")).isEqualTo(new Unusable(Problem.CONTROL_CHARACTER));
    assertThat(AliasKey.of("Momo\uD800taro")).isEqualTo(new Unusable(Problem.LONE_SURROGATE));
  }

  @Test
  void aKeyThatIsNotNormalisedCannotBeMade() {
    assertThatThrownBy(() -> new AliasKey("Momotaro")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AliasKey("x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars(
            "aAſİıßﬁσςΣéÉ \u3000"
                + "\t'’-‐・·\u200B\u00AD\u0301\u0316\u0345\u3099かガｶﾞ桃가\u1100\u1161\u11A8ⅧㅎＭ\u0600")
        .withChars('\u0080', '\uD7FF')
        .ofMaxLength(25);
  }

  @Provide
  Arbitrary<String> lettersAndMarks() {
    return Arbitraries.strings()
        .withChars("aAſİıßﬁσςΣéÉ\u0301\u0316\u0304かガｶﾞ桃가\u1100\u1161\u11A8ⅧＭ\u200B\uFE0F\u1E9E")
        .withChars('\u0400', '\u052F')
        .withChars('\u4E00', '\u4FFF')
        .ofMaxLength(25);
  }
}
