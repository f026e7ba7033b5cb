package io.kyodaku.portal.art;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a name says of how its bearer looks; the first that fits does. */
enum Hint {
  CAT(true, "cat|leopard|tiger|lion|panther|neko|猫|虎|豹|獅子|狮"),
  FOX(true, "fox|wolf|dog|hound|kitsune|tamamo|kalila|狐|狼|犬"),
  RABBIT(true, "rabbit|hare|bunny|兎|うさぎ|兔"),
  BEAR(true, "bear|tanuki|bunbuku|badger|raccoon|panda|熊|狸"),
  BIRD(
      true, "sparrow|crane wife|firebird|bird|eagle|hawk|raven|crow|swan|suzume|phoenix|鶴|雀|鳥|鸟|鹤"),
  OWL(true, "owl|梟|フクロウ"),
  DRAGON(true, "dragon|wyvern|serpent|nanka|ryū|龍|竜|龙"),
  TORTOISE(true, "tortoise|turtle|byeoljubu|亀|龟|龜"),
  WHALE(true, "whale|moby|dolphin|鯨|鲸"),
  MONKEY(true, "monkey|ape|wukong|goku|猿|悟空"),
  PIG(true, "pig|bajie|boar|八戒|豚|猪"),
  BULL(true, "minotaur|bull|ox|cow|牛"),
  /** Not the beast, but who fights it. */
  SLAYER(false, "(?:\\p{L}+ )*slayer|hunter of|rider of"),
  WITCH(false, "witch|baba yaga|sorceress|enchantress|魔女|巫女"),
  WIZARD(false, "wizard|merlin|sorcer\\p{L}*|mage|faust|enchant\\p{L}*|魔法|巫"),
  ROYAL(false, "king|queen|emperor|tsar|prince(?!ss)|sultan|gilgamesh|sundiata|arthur|王|帝"),
  LADY(
      false,
      "princess|hime|lady|maid|wife|beaut\\p{L}*|cinderella|snow\\P{L}\\p{L}*|rapunzel|alice|dorothy|scheherazade|"
          + "onna|otohime|kaguya|kiyo\\p{L}*|o?tsuyu|okiku|xiaoqian|chang'e|suzhen|daiyu|mulan|chunhyang|irene|hester|damayanti|morgan"
          + " le|yennenga|姫|姬|娘|女|お菊"),
  HAT(false, "holmes|watson|moriarty|hatter|lupin|fogg|scrooge|baron|count|jekyll|gentleman|伯爵|紳士"),
  SAILOR(false, "captain|sailor|pirate|ahab|nemo|silver|sinbad|sadko|odysseus|船長|海賊"),
  KNIGHT(false, "sir|knight|lancelot|musketeer|siegfried|samurai|quixote|nikitich|武者|侍|騎士|骑士|将"),
  HORNED(false, "oni|demon|devil|dōji|mephisto|koschei|sasabonsam|鬼|魔"),
  LAD(
      false,
      "\\p{L}*tar[oō]|\\p{L}*太郎|丸|boy|jack|ivan|don|dr|doctor|professor|father|aladdin|ali"
          + " baba|hōichi|heracles|robin"
          + " hood|tom|huck\\p{L}*|genji|gildong|jiisan|pinocchio|quasimodo|rip"
          + " van|paul|frankenstein|issun\\P{L}\\p{L}*|wu"
          + " song|zhishen|baoyu|wujing|nezha|anansi|hodja|josef"),
  NONE(false, "(?!)");

  private final Pattern words;
  private final boolean beast;

  Hint(boolean beast, String words) {
    this.words =
        Pattern.compile(
            "(?<!\\p{IsLatin})(?:" + words + ")(?:e?s)?(?!\\p{IsLatin})", Pattern.UNICODE_CASE);
    this.beast = beast;
  }

  static Hint in(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    if (SLAYER.words.matcher(text).find()) {
      return KNIGHT;
    }
    for (Hint hint : values()) {
      if (hint != SLAYER && hint.words.matcher(text).find()) {
        return hint;
      }
    }
    return NONE;
  }

  boolean isBeast() {
    return beast;
  }
}
