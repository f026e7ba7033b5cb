package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What says a name and what only looks like it. */
class EvidenceTest {

  @ParameterizedTest
  @CsvSource({
    // the same letters, otherwise written
    "Pokémon, a pokemon card",
    "Pokemon, a Pokémon card",
    "Łódź Smok, lodz smok",
    "Søren Ångström, soren angstrom",
    "Straße Nord, strasse nord",
    "ISTANBUL Kızı, istanbul kizi",
    "Señor Oso, senor oso",
    "ピカチュウ, ﾋﾟｶﾁｭｰの絵",
    "ピカチュー, ぴかちゅうの絵",
    "ピカチュウ, ヒ\u309Cカチユウの絵",
    "ももたろう, モモタローと猫",
    "うらしまたろう, あのうらしまたろうが",
    "孫悟空, 孙悟空大闹天宫",
    "辉夜姬, 輝夜姬回宮",
    // parted otherwise
    "Spider Monkey, spider-monkey",
    "Spider-Monkey, spidermonkey",
    "Sherlock Holmes, sherlock_holmes",
    "Dr. Watson, dr watson and",
    "シャーロック・ホームズ, シャーロックホームズ",
    // dodged
    "Pika, P i k a",
    "Pikachu, P-i-k-a-c-h-u!",
    "Pikachu, p1kachu",
    "Pikachu, p!kachu",
    "Pikachu, pika!chu@home P!kachu",
    "Pikachu, рikаchu",
    "Pikachu, Pikachu99",
    "Pikachu, p i.k-a c.h u",
    "Snow White, (S)(n)(o)(w) (W)(h)(i)(t)(e)",
    "桃太郎, 桃.太.郎",
    "홍길동, 홍.길.동은",
    "Баба Яга, Бaбa Яга",
    "Tom Sawyer, Tоm Sawyer",
    "Pikachu, p\u0336i\u0336k\u0336a\u0336c\u0336h\u0336u",
    "Pikachu, \u202Ep\u202Eikachu"
  })
  void isFound(String name, String text) {
    assertThat(AliasIndexTest.indexOf(name).find(text).matches()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Am, I 4m here",
    "Cat, a ca t",
    "Cat, 'c, a, t'",
    "Tom, T.o.m",
    "Tom, 'to m'",
    "Snow White, snow. White cat",
    "Snow White, 'snow, white'",
    "Bluebeard, a blue beard",
    "An Ice, anice",
    "Model, mode1s",
    "Boss, 8055",
    "Modes, model5",
    "Hood, h o o ded",
    "snow, s-n-o-w-b-a-l-l",
    "金木, 金・木・水",
    "松竹梅, '松、竹、梅'",
    "アリス, アリストテレス",
    "Pikachu, pikаchuu",
    "Pill, piii",
    "R2D2, rzdz",
    "이상한, 이 상한 우유"
  })
  void isNotFound(String name, String text) {
    assertThat(AliasIndexTest.indexOf(name).find(text).matches()).isEmpty();
  }

  @Test
  void eachOfTwoNamesThatLookAlikeIsFoundWhereItsOwnLettersStand() {
    AliasIndex index = AliasIndexTest.indexOf("Bill Moe", "BiII Moe");
    assertThat(index.find("bill moe").matches())
        .extracting(Match::alias)
        .containsExactly("Bill Moe");
  }

  @Test
  void aDodgedNameIsWhereItsLettersStandInTheTextAsSent() {
    String text = "draw P\u200B.i.k.a please";
    Match match = AliasIndexTest.indexOf("Pika").find(text).matches().getFirst();
    assertThat(text.substring(match.start(), match.end())).isEqualTo("P\u200B.i.k.a");
  }
}
