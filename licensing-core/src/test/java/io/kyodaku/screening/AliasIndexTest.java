package io.kyodaku.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasIndexTest {

  private static final UUID OWNER = new UUID(0, 7);

  @ParameterizedTest
  @CsvSource({
    // Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian, Devanagari: whole words
    "Momotaro, a boy named MOMOTARO fights, MOMOTARO",
    "Momotaro, Momotaro's peach, Momotaro",
    "Momotaro, a 'momotaro'!, momotaro",
    "Momotaro, momotaro_v2, momotaro",
    "Sun Wukong, 'the  SUN\u3000wukong,', 'SUN\u3000wukong'",
    "Sun Wukong, 'the  SUN \u3000 wukong,', 'SUN \u3000 wukong'",
    "Баба Яга, жила-была БАБА ЯГА в лесу, БАБА ЯГА",
    "Ὀδυσσεύς, ὁ ὈΔΥΣΣΕΎΣ ἦλθεν, ὈΔΥΣΣΕΎΣ",
    "Οδυσσέας, ο ΟΔΥΣΣΈΑΣ ήρθε, ΟΔΥΣΣΈΑΣ",
    "علاء الدين, قصة علاء الدين والمصباح, علاء الدين",
    "سندباد, رحلة سنـ\u200Dدباد البحري, سنـ\u200Dدباد",
    "הגולם, אגדת הגולם מפראג, הגולם",
    "हनुमान, वीर हनुमान उड़े, हनुमान",
    "Straßenkater, der STRASSENKATER singt, STRASSENKATER",
    "Ｋａｇｕｙａ, princess kaguya walks, kaguya",
    // no boundaries: Han, kana, Thai
    "桃太郎, 昔々桃太郎が川で, 桃太郎",
    "かぐや姫, 美しいかぐや姫は月へ, かぐや姫",
    "シャーロック・ホームズ, 名探偵ｼｬｰﾛｯｸ･ﾎｰﾑｽﾞ登場, ｼｬｰﾛｯｸ･ﾎｰﾑｽﾞ",
    "孙悟空, 美猴王孙悟空大闹天宫, 孙悟空",
    "หนุมาน, เรื่องหนุมานชาญสมร, หนุมาน",
    // a change of script is a boundary
    "Momotaro, 昔のMomotaroは強い, Momotaro",
    "桃太郎, 'the桃太郎story', 桃太郎",
    // Korean particles
    "홍길동, 옛날에 홍길동이 살았다, 홍길동",
    "홍길동, 홍길동에게서만은 아니다, 홍길동",
    "홍길동, 나는 홍길동입니다, 홍길동",
    "Momotaro, Momotaro는 강하다, Momotaro",
    // supplementary planes
    "𠮷野, 牛丼の𠮷野で, 𠮷野",
    "𐐐𐐯𐑊𐐬, say 𐐸𐐯𐑊𐐬 now, 𐐸𐐯𐑊𐐬",
    "Momotaro, 🍑momotaro🍑, momotaro",
    "Momotaro, '𝕸𝖔𝖒𝖔𝖙𝖆𝖗𝖔 runs', 𝕸𝖔𝖒𝖔𝖙𝖆𝖗𝖔",
    // hidden characters
    "Momotaro, Mo\u200Bmo\u00ADtaro runs, Mo\u200Bmo\u00ADtaro",
  })
  void aNameIsFoundWhereItStandsInTheTextAsSent(String alias, String text, String found) {
    List<Match> matches = indexOf(alias).find(text).matches();
    assertThat(matches).hasSize(1);
    assertThat(text.substring(matches.getFirst().start(), matches.getFirst().end()))
        .isEqualTo(found);
    assertThat(matches.getFirst().alias()).isEqualTo(alias);
  }

  @ParameterizedTest
  @CsvSource({
    "Alice, a malice palace",
    "Alice, alices",
    "Tom, atomic",
    "Яга, баба Ягак",
    "Οδυσσέας, Οδυσσέαςα",
    "هادي, الهاديين",
    "홍길동, 신홍길동",
    "홍길동, 홍길동산에서놀다",
    "R2D2, xr2d2",
    "หน, หนุมาน",
    "桃太, 桃大郎",
    "𐐸𐐯, 𐐸𐐯𐑊",
  })
  void aPartOfAWordIsNotAName(String alias, String text) {
    assertThat(indexOf(alias).find(text).matches()).isEmpty();
  }

  @Test
  void offsetsCountUtf16UnitsOfTheTextAsSent() {
    String text = "𠮷\u200B🍑 ﬁ Ｍｏｍｏtaro\u0304 kicks";
    Match match = indexOf("momotarō").find(text).matches().getFirst();
    assertThat(text.substring(match.start(), match.end())).isEqualTo("Ｍｏｍｏtaro\u0304");
    assertThat(match.start()).isEqualTo(8);
  }

  @Test
  void theLongestNameWinsAtItsPlace() {
    AliasIndex index = indexOf("Tom", "Tom Sawyer", "Sawyer", "Tom Sawyer Abroad");
    assertThat(found(index, "Tom Sawyer and Tom")).containsExactly("Tom Sawyer", "Tom");
    assertThat(found(index, "tom sawyer abroadly")).containsExactly("tom sawyer");
    assertThat(found(index, "Sawyer, Tom")).containsExactly("Sawyer", "Tom");
  }

  @Test
  void whenTheLongestDoesNotEndAtAWordAShorterOneIsFound() {
    AliasIndex index = indexOf("Snow", "Snow White", "Snow White Rabbit");
    assertThat(found(index, "snow whiter rabbits")).containsExactly("snow");
    assertThat(found(index, "snow white rabbits")).containsExactly("snow white");
  }

  @Test
  void namesThatOverlapAreBothFoundSoThatNeitherHidesTheOther() {
    AliasIndex index = indexOf("Snow White", "White Rabbit", "白雪姫", "姫君");
    assertThat(found(index, "the Snow White Rabbit")).containsExactly("Snow White", "White Rabbit");
    assertThat(found(index, "白雪姫君")).containsExactly("白雪姫", "姫君");
  }

  @Test
  void aLongerNameOfAnotherOwnerHidesNothing() {
    UUID other = new UUID(0, 8);
    AliasIndex index =
        new AliasIndex(
            List.of(
                name(OWNER, "Sherlock Holmes"),
                name(OWNER, "Holmes"),
                name(other, "Sherlock Holmes of London"),
                name(other, "young Sherlock Holmes")));
    assertThat(found(index, "Sherlock Holmes of London"))
        .containsExactly("Sherlock Holmes of London", "Sherlock Holmes");
    assertThat(found(index, "young Sherlock Holmes"))
        .containsExactly("young Sherlock Holmes", "Sherlock Holmes");
  }

  @Test
  void aNameThatSeveralAssetsBearIsFoundForEach() {
    UUID one = new UUID(0, 1);
    UUID two = new UUID(0, 2);
    AliasIndex index =
        new AliasIndex(
            List.of(
                new Name(OWNER, two, "Alice (film)", "ALICE"),
                new Name(OWNER, one, "Alice", "alice"),
                new Name(OWNER, one, "Alice", "Alice")));
    assertThat(index.find("Alice!").matches())
        .containsExactly(
            new Match(one, "Alice", "Alice", 0, 5), new Match(two, "Alice (film)", "ALICE", 0, 5));
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void aNameIsFoundEachTimeItIsSaid() {
    assertThat(found(indexOf("ももたろう"), "ももたろうももたろう")).hasSize(2);
  }

  @Test
  void anEmptyIndexAndAnEmptyTextFindNothing() {
    assertThat(new AliasIndex(List.of()).find("anything at all").matches()).isEmpty();
    assertThat(indexOf("Alice").find("").matches()).isEmpty();
    assertThat(indexOf("Alice").find("\u200B\uD800\uDC00\uD800").matches()).isEmpty();
  }

  @Test
  void aLoneSurrogateNextToANameDoesNotMoveIt() {
    Match match = indexOf("Alice").find("\uD800Alice\uDC00").matches().getFirst();
    assertThat(match.start()).isEqualTo(1);
    assertThat(match.end()).isEqualTo(6);
  }

  @Test
  void theOrderInWhichNamesComeDoesNotMatter() {
    List<Name> names = new ArrayList<>(names("Tom", "Tom Sawyer", "桃太郎", "Баба Яга"));
    AliasIndex index = new AliasIndex(names);
    Collections.reverse(names);
    String text = "Tom, Tom Sawyer, 桃太郎 and Баба Яга";
    assertThat(new AliasIndex(names).find(text).matches())
        .isEqualTo(index.find(text).matches())
        .hasSize(4);
  }

  static AliasIndex indexOf(String... aliases) {
    return new AliasIndex(names(aliases));
  }

  static List<Name> names(String... aliases) {
    return Arrays.stream(aliases).map(alias -> name(OWNER, alias)).toList();
  }

  static Name name(UUID owner, String alias) {
    return new Name(owner, UUID.nameUUIDFromBytes(alias.getBytes(UTF_8)), "The " + alias, alias);
  }

  private static List<String> found(AliasIndex index, String text) {
    return index.find(text).matches().stream()
        .map(m -> text.substring(m.start(), m.end()))
        .toList();
  }

  /** Signs that look like letters can be read in two ways each; that must not multiply. */
  @Test
  @Timeout(20)
  void aTextOfLookAlikesIsSearchedWithinBounds() {
    AliasIndex index =
        new AliasIndex(
            List.of(
                new Name(new UUID(1, 1), new UUID(2, 2), "Many", "i".repeat(100)),
                new Name(new UUID(1, 1), new UUID(3, 3), "Few", "i".repeat(20))));
    assertThat(index.find("!".repeat(10_000))).isNotNull();
  }

  @Test
  void whatIsNotSeenPutsNothingFurtherApart() {
    UUID alice = new UUID(2, 2);
    AliasIndex index =
        new AliasIndex(
            List.of(
                new Name(new UUID(1, 1), alice, "Alice", "Alice", Grade.WEAK),
                new Term(alice, "Wonderland", Term.Role.SUPPORT)));
    assertThat(index.find("Alice in Wonderland").matches()).hasSize(1);
    assertThat(index.find("Alice " + "\u200b".repeat(300) + "Wonderland").matches()).hasSize(1);
  }
}
