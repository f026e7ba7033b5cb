package io.kyodaku.portal.art;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a name says of how its bearer looks; the first that fits does. */
enum Hint {
  CAT("cat|leopard|tiger|lion|panther|neko|猫|虎|豹|獅子|狮"),
  FOX("fox|wolf|dog|hound|kitsune|tamamo|kalila|狐|狼|犬"),
  RABBIT("rabbit|hare|bunny|兎|うさぎ|兔"),
  BEAR("bear|tanuki|bunbuku|badger|raccoon|panda|熊|狸"),
  BIRD("sparrow|crane wife|firebird|bird|eagle|hawk|raven|crow|swan|suzume|phoenix|鶴|雀|鳥|鸟|鹤"),
  OWL("owl|梟|フクロウ"),
  DRAGON("dragon|wyvern|serpent|nanka|ryū|龍|竜|龙"),
  TORTOISE("tortoise|turtle|byeoljubu|亀|龟|龜"),
  WHALE("whale|moby|dolphin|鯨|鲸"),
  MONKEY("monkey|ape|wukong|goku|猿|悟空"),
  PIG("pig|bajie|boar|八戒|豚|猪"),
  BULL("minotaur|bull|ox|cow|牛"),
  /** Not the beast, but who fights it. */
  SLAYER("(?:\\p{L}+ )*slayer|hunter of|rider of", true),
  WITCH("witch|wizard|merlin|sorcer|baba yaga|mage|faust|enchant|魔女|魔法|巫"),
  ROYAL("king|queen|emperor|tsar|prince(?!ss)|sultan|gilgamesh|sundiata|arthur|王|帝"),
  LADY(
      "princess|hime|lady|maid|wife|beaut|cinderella|snow|rapunzel|alice|dorothy|scheherazade|"
          + "onna|otohime|kaguya|kiyo|tsuyu|okiku|xiaoqian|chang'e|suzhen|daiyu|mulan|chunhyang|irene|hester|damayanti|morgan"
          + " le|yennenga|姫|姬|娘|女|お菊"),
  HAT("holmes|watson|moriarty|hatter|lupin|fogg|scrooge|baron|count |jekyll|gentleman|伯爵|紳士"),
  SAILOR("captain|sailor|pirate|ahab|nemo|silver|sinbad|sadko|odysseus|船長|海賊"),
  KNIGHT("sir |knight|lancelot|musketeer|siegfried|samurai|quixote|nikitich|武者|侍|騎士|骑士|将"),
  HORNED("oni|demon|devil|dōji|mephisto|koschei|sasabonsam|鬼|魔"),
  LAD(
      "\\p{L}*tar[oō]|\\p{L}*太郎|丸|boy|jack|ivan|don |dr |doctor|professor|father|aladdin|ali"
          + " baba|hōichi|heracles|robin hood|tom"
          + " |huck|genji|gildong|jiisan|pinocchio|quasimodo|rip van|paul |frankenstein|issun|wu"
          + " song|zhishen|baoyu|wujing|nezha|anansi|hodja|josef"),
  NONE("(?!)");

  private final Pattern words;
  private final boolean person;

  Hint(String words) {
    this(words, false);
  }

  Hint(String words, boolean person) {
    this.words = Pattern.compile("(?<!\\p{IsLatin})(?:" + words + ")", Pattern.UNICODE_CASE);
    this.person = person;
  }

  static Hint in(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    if (SLAYER.words.matcher(text).find()) {
      return KNIGHT;
    }
    for (Hint hint : values()) {
      if (!hint.person && hint.words.matcher(text).find()) {
        return hint;
      }
    }
    return NONE;
  }

  boolean isBeast() {
    return ordinal() < SLAYER.ordinal();
  }
}
