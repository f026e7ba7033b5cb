package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseFoldingTest {

  private static String folded(String text) {
    LooseText folded = LooseFolding.fold(text);
    StringBuilder units = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      units.append(folded.unitAt(i));
    }
    return units.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Pokémon, pokemon",
    "Ørsted Æsir Œuvre, orstedaesiroeuvre",
    "ﬁancée, fiancee",
    "Łukasz, lukasz",
    "İstanbul Ilgaz ılgaz, istanbulilgazilgaz",
    "Straße, strasse",
    "Ёлка, елка",
    "Οδυσσεύς, οδυσσευσ",
    "ももたろう, モモタロー",
    "モモタロー, モモタロー",
    "ﾋﾟｶﾁｭｳ, ピカチユー",
    "ヒ\u309Cカチュ〜, ピカチユー",
    "おおかみ, オーカミ",
    "せんせい, センセー",
    "孫悟空, 孙悟空",
    "輝夜姬, 辉夜姬",
    "홍길동, 홍길동",
    "שָׁלוֹם, שלום",
    "مُحَمَّد, محمد",
    "P.i-k_a, pika"
  })
  void whatIsWrittenInManyWaysIsOne(String text, String units) {
    assertThat(folded(text)).isEqualTo(units);
  }

  @Test
  void traditionalCharactersAreThoseThatTheTransformMakes() {
    Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
    for (char c = '\u4E00'; c < '\u9FFF'; c++) {
      String one = simplified.transliterate(Character.toString(c));
      assertThat(folded(Character.toString(c))).isEqualTo(one);
    }
  }

  @Property
  void canonicallyEquivalentTextsFoldAlike(@ForAll("texts") String text) {
    assertThat(folded(Normalizer2.getNFDInstance().normalize(text))).isEqualTo(folded(text));
    assertThat(folded(Normalizer2.getNFCInstance().normalize(text))).isEqualTo(folded(text));
  }

  @Property
  void eachUnitKnowsWhereItCameFrom(@ForAll String text) {
    LooseText folded = LooseFolding.fold(text);
    int before = 0;
    for (int i = 0; i < folded.length(); i++) {
      assertThat(folded.startOf(i)).isBetween(before, folded.endOf(i) - 1);
      assertThat(folded.endOf(i)).isLessThanOrEqualTo(text.length());
      before = folded.startOf(i);
    }
  }

  @Property
  void whatHasOneKeyFoldsAlike(@ForAll("texts") String text) {
    assertThat(folded(AliasKey.normalize(text))).isEqualTo(folded(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aAſİıßﬁσςΣéÉøłæ \u3000'-・\u200B\u0301\u0316\u3099かガｶﾞゃうー桃孫가\u1100\u1161\u11A8Ｍ")
        .withChars('\u00C0', '\u05FF')
        .ofMaxLength(25);
  }
}
