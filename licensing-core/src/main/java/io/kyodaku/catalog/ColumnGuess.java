package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What columns probably say, by the words above them in English, Japanese and Chinese. */
final class ColumnGuess {

  private static final int WORDS_AT_MOST = 100;
  private static final Map<String, What> WORDS = new HashMap<>();

  static {
    says(What.WORK, "work", "work title", "title", "series", "franchise");
    says(What.WORK, "作品", "作品名", "シリーズ", "タイトル", "作品名称", "系列", "作品标题");
    says(What.ASSET, "asset", "asset name", "name", "character", "character name");
    says(What.ASSET, "名前", "キャラクター", "キャラクター名", "名称", "角色", "角色名", "角色名称");
    says(What.KIND, "kind", "type", "category");
    says(What.KIND, "種類", "種別", "タイプ", "区分", "类型", "种类", "类别");
    says(What.NAMES, "aliases", "alias", "names", "other names", "also known as", "aka");
    says(What.NAMES, "別名", "呼び名", "别名", "别称");
    says(What.POLICY, "policy", "permission", "licence", "license", "rule");
    says(What.POLICY, "ポリシー", "方針", "利用方針", "許諾方針", "策略", "政策", "规则", "许可方针");
    says(What.TERRITORIES, "territories", "territory", "countries", "country", "regions", "region");
    says(What.TERRITORIES, "地域", "許諾地域", "国", "国・地域", "地区", "国家", "许可地区");
    says(What.PRICE, "price per second", "price", "fee", "fee per second", "price second");
    says(What.PRICE, "価格", "単価", "料金", "秒単価", "1秒あたりの価格", "价格", "单价", "每秒价格");
  }

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("english", "en"),
          Map.entry("英語", "en"),
          Map.entry("英文", "en"),
          Map.entry("英语", "en"),
          Map.entry("japanese", "ja"),
          Map.entry("日本語", "ja"),
          Map.entry("日文", "ja"),
          Map.entry("日语", "ja"),
          Map.entry("和名", "ja"),
          Map.entry("chinese", "zh"),
          Map.entry("中国語", "zh"),
          Map.entry("中文", "zh"),
          Map.entry("korean", "ko"),
          Map.entry("韓国語", "ko"),
          Map.entry("韩文", "ko"),
          Map.entry("french", "fr"),
          Map.entry("german", "de"),
          Map.entry("spanish", "es"));

  private static final Pattern OF_A_LANGUAGE =
      Pattern.compile("(?:name|alias|aliases|名前|別名|别名|名称) ([a-z]{2}(?: [a-z]{4})?)");

  private ColumnGuess() {}

  private static void says(What what, String... words) {
    for (String word : words) {
      WORDS.put(word, what);
    }
  }

  /** One for each column; what was said to the left is not said again. */
  static List<ColumnSays> of(List<String> header) {
    Set<What> said = EnumSet.noneOf(What.class);
    List<ColumnSays> guesses = new ArrayList<>(header.size());
    for (String words : header) {
      ColumnSays guess = one(words);
      boolean again = guess.what().once() && !said.add(guess.what());
      guesses.add(again ? ColumnSays.of(What.NOTHING) : guess);
    }
    return guesses;
  }

  private static ColumnSays one(String header) {
    if (header.length() > WORDS_AT_MOST) {
      return ColumnSays.of(What.NOTHING);
    }
    String words =
        Normalizer.normalize(header, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s_()\\[\\]/:.-]+", " ")
            .strip();
    What what = WORDS.get(words);
    if (what != null) {
      return ColumnSays.of(what);
    }
    Matcher tagged = OF_A_LANGUAGE.matcher(words);
    if (tagged.matches()) {
      return new ColumnSays(What.NAME, tagged.group(1).replace(' ', '-'));
    }
    return LANGUAGES.entrySet().stream()
        .filter(language -> words.startsWith(language.getKey()))
        .filter(language -> words.length() - language.getKey().length() <= " names".length())
        .findFirst()
        .map(language -> new ColumnSays(What.NAME, language.getValue()))
        .orElse(ColumnSays.of(What.NOTHING));
  }
}
