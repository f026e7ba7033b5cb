package io.kyodaku.benchmarks;

import io.kyodaku.screening.Name;
import io.kyodaku.screening.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Names that nobody bears and prompts that somebody could have written. Of the names a third is
 * Japanese or Chinese, the rest Latin for the most part, with Cyrillic and Korean ones; four belong
 * to an asset and forty to an owner. Of the prompts a third is Japanese or Chinese; one in five
 * says a name, one in twenty a name that is dodged.
 */
final class ManyNames {

  static final int PROMPT_LENGTH = 200;

  private static final String[] LATIN = {
    "ka", "ri", "to", "mel", "dor", "an", "the", "sil", "va", "bren", "no", "lia", "gor", "wen",
    "sha", "por", "ti", "mar", "lo", "be", "que", "ros", "ill", "fen", "dra", "ck", "el", "ius",
    "ham", "ster", "ber", "ton", "ing", "ley", "worth", "sh", "cor", "vin", "ne", "ya", "su", "zo"
  };
  private static final String[] CYRILLIC = {
    "ва", "ро", "ми", "ла", "ст", "но", "гор", "ян", "ка", "лев", "дра", "би", "ру", "сон", "же"
  };
  private static final String KATAKANA = "アイウカキクケコサシスセタチツテトナニネノハヒフマミムメモヤユヨラリルレロワンガギグダデドバビブ";
  private static final String HIRAGANA = "あいうかきくけこさしすせたちつてとなにねのはひふまみむめもやゆよらりるれろわん";
  private static final String HAN =
      "桃太郎花木蘭雪月風山川海空星光龍虎白黒金銀青赤王子姫公主孫悟空林森田中村上下大小天地人心春夏秋冬東西南北玉石水火雷雲"
          + "国门开关见贝车马鸟鱼龙长张刘陈杨赵黄周吴徐朱高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪";
  private static final String HANGUL = "가나다라마바사아자차카타파하고노도로모보소오조초길동순신청춘향흥부";

  private static final String[] ENGLISH = {
    "a",
    "the",
    "portrait",
    "of",
    "young",
    "girl",
    "with",
    "golden",
    "hair",
    "standing",
    "in",
    "front",
    "castle",
    "at",
    "sunset",
    "cinematic",
    "lighting",
    "highly",
    "detailed",
    "oil",
    "painting",
    "by",
    "sea",
    "8k",
    "masterpiece",
    "soft",
    "shadows",
    "forest",
    "mountain",
    "dragon",
    "flying",
    "over",
    "city",
    "night",
    "rain",
    "neon",
    "street",
    "cyberpunk",
    "style",
    "wearing",
    "red",
    "dress",
    "and",
    "silver",
    "armor",
    "holding",
    "sword",
    "watercolor",
    "background",
    "studio",
    "photo",
    "depth",
    "field",
    "dramatic",
    "sky",
    "clouds",
    "anime",
    "key",
    "visual",
    "trending",
    "sharp",
    "focus"
  };
  private static final String[] JAPANESE = {
    "夕焼けの", "海辺に", "立つ", "少女", "、", "長い髪", "が", "風に", "揺れる", "。", "背景は", "古い", "城", "と", "森", "、",
    "水彩画", "風", "の", "やわらかい", "光", "高精細", "アニメ", "調", "で", "着物を", "着た", "剣士", "ドラマチックな", "空", "に",
    "月", "が", "浮かぶ", "雨の", "夜", "の", "街"
  };
  private static final String[] CHINESE = {
    "夕阳下", "的", "海边", "，", "一个", "少女", "站在", "古老的", "城堡", "前", "。", "长发", "飘扬", "，",
    "水墨画", "风格", "，", "高清", "细节", "丰富", "，", "柔和", "的", "光线", "，", "背景", "是", "森林",
    "和", "山脉", "，", "天空", "中", "有", "龙", "飞过", "雨夜", "的", "街道"
  };

  private final Random random = new Random(20_260_101);
  private final List<Name> names;

  ManyNames(int count) {
    names = new ArrayList<>(count);
    Set<String> seen = HashSet.newHashSet(count);
    UUID owner = UUID.randomUUID();
    UUID asset = UUID.randomUUID();
    while (names.size() < count) {
      String alias = alias();
      if (seen.add(alias)) {
        if (names.size() % 40 == 0) {
          owner = new UUID(random.nextLong(), random.nextLong());
        }
        if (names.size() % 4 == 0) {
          asset = new UUID(random.nextLong(), random.nextLong());
        }
        names.add(new Name(owner, asset, alias, alias));
      }
    }
  }

  List<Name> names() {
    return names;
  }

  /** A context word for every hundredth asset. */
  List<Term> supports() {
    List<Term> supports = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 400) {
      supports.add(
          new Term(names.get(i).assetId(), ENGLISH[i % ENGLISH.length], Term.Role.SUPPORT));
    }
    return supports;
  }

  private String alias() {
    int kind = random.nextInt(30);
    if (kind < 4) {
      return of(KATAKANA, 4 + random.nextInt(6));
    }
    if (kind < 10) {
      return of(HAN, 3 + random.nextInt(3)) + (random.nextInt(4) == 0 ? of(HIRAGANA, 2) : "");
    }
    if (kind < 12) {
      return of(HANGUL, 3 + random.nextInt(3));
    }
    if (kind < 14) {
      return capital(word(CYRILLIC, 3)) + " " + capital(word(CYRILLIC, 3));
    }
    String first = capital(word(LATIN, 2 + random.nextInt(2)));
    return random.nextInt(5) == 0
        ? first + word(LATIN, 2)
        : first + " " + capital(word(LATIN, 2 + random.nextInt(2)));
  }

  private String of(String letters, int length) {
    StringBuilder made = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      made.append(letters.charAt(random.nextInt(letters.length())));
    }
    return made.toString();
  }

  private String word(String[] syllables, int count) {
    StringBuilder made = new StringBuilder(count * 4);
    for (int i = 0; i < count; i++) {
      made.append(syllables[random.nextInt(syllables.length)]);
    }
    return made.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  String[] prompts(int count) {
    String[] prompts = new String[count];
    for (int i = 0; i < count; i++) {
      String said =
          i % 5 == 0 ? anyName() : i % 20 == 1 ? String.join(".", anyName().split("")) : "";
      prompts[i] = prompt(i % 6, said);
    }
    return prompts;
  }

  private String anyName() {
    return names.get(random.nextInt(names.size())).alias();
  }

  private String prompt(int kind, String said) {
    boolean spaced = kind > 1;
    String[] words = spaced ? ENGLISH : kind == 0 ? JAPANESE : CHINESE;
    StringBuilder text = new StringBuilder(PROMPT_LENGTH + 40);
    boolean toSay = !said.isEmpty();
    while (text.length() < PROMPT_LENGTH) {
      text.append(words[random.nextInt(words.length)]).append(spaced ? " " : "");
      if (toSay && text.length() > PROMPT_LENGTH / 2) {
        text.append(said).append(spaced ? ", " : "、");
        toSay = false;
      }
    }
    return text.substring(0, PROMPT_LENGTH);
  }
}
