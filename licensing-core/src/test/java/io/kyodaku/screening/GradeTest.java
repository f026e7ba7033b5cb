package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.screening.Grade.Weakness;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeTest {

  @ParameterizedTest
  @CsvSource({
    "Alice, ORDINARY_WORD",
    "GOLEM, ORDINARY_WORD",
    "The Golem, ORDINARY_WORD",
    "Wolves and, ",
    "Dragons, ORDINARY_WORD",
    "ダーク, ORDINARY_WORD",
    "さくら, ORDINARY_WORD",
    "天空, ORDINARY_WORD",
    "高山, ORDINARY_WORD",
    "하늘, ORDINARY_WORD",
    "солнце, ORDINARY_WORD",
    "Qi, SHORT",
    "Zyx, SHORT",
    "ゾヨ, SHORT",
    "007, NUMBER_ONLY",
    "１９８４, NUMBER_ONLY"
  })
  void isWeak(String alias, Weakness why) {
    assertThat(Grade.weakness(alias).orElse(null)).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sherlock Holmes",
        "Snow White",
        "White Rabbit",
        "Momotaro",
        "桃太郎",
        "孙悟空",
        "乙姫",
        "嫦娥",
        "かぐや姫",
        "ももたろう",
        "홍길동",
        "Баба Яга",
        "R2D2",
        "Golem of Prague"
      })
  void isStrong(String alias) {
    assertThat(Grade.of(alias)).isEqualTo(Grade.STRONG);
  }

  @Property(tries = 500)
  void everyTextHasAGrade(@ForAll String text) {
    assertThat(Grade.of(text)).isNotNull();
  }
}
