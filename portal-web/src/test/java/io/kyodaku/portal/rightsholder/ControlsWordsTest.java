package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an owner's controls read like. */
class ControlsWordsTest {

  private static final UUID ASSET = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final String FULL =
      """
      {"zone":"Asia/Tokyo","rules":[
       {"id":"r1","name":"Europe","action":"ALLOW","uses":["SHARED"],
        "territories":{"include":["EU"],"exclude":["FR"]},"seconds":{"atMost":10},
        "themesNot":["violence"],"factorBps":5000,"obligations":[{"code":"attribution","text":""}]},
       {"id":"r2","name":"Rest","action":"BLOCK"}],
       "guards":{"blockedTerms":["beer","sake"],"neverWith":["kind:VOICE",
        "asset:00000000-0000-7000-8000-000000000001"],"audience":["ADULT"]},
       "ceilings":[{"per":"CREATOR","span":"DAY","limit":3}]}
      """;

  @Test
  void aRuleIsASentence() {
    assertThat(said("en", FULL))
        .containsExactly(
            "In the European Union without France, for shared use, up to 10 seconds, when the"
                + " generator finds no violence: allowed at half the list price, with attribution.",
            "Always: blocked.",
            "Never beside these words: “beer” or “sake”.",
            "Never together with any voice or Momotarō.",
            "Only for adult creators.",
            "For each creator at most 3 a day.");
  }

  @Test
  void inJapaneseAndChineseToo() {
    assertThat(said("ja", FULL))
        .startsWith(
            "欧州連合（EU）（フランスを除く）で、無償公開の場合、10秒以下、" + "生成サービスが暴力を検出しない場合：定価の半額で許可、権利者名の表示が必要。",
            "いつでも：拒否。");
    assertThat(said("zh", FULL))
        .startsWith("在欧盟（法国除外），用于无偿公开，最多 10 秒，" + "生成服务未检测到暴力时：允许，按标价的一半，须注明权利人。", "任何情况下：拒绝。");
  }

  @Test
  void whatIsUsualIsSaidAsWhatItComesTo() {
    assertThat(
            said(
                "en",
                """
                {"rules":[
                 {"id":"a","name":"A","action":"ALLOW","uses":["COMMERCIAL"],"ages":["ADULT"],
                  "from":"2026-12-01T00:00","until":"2027-01-01T00:00"},
                 {"id":"b","name":"B","action":"ASK","uses":["PERSONAL","SHARED"],
                  "seconds":{"atLeast":1}},
                 {"id":"c","name":"C","action":"ALLOW","factorBps":12500}]}
                """))
        .containsExactly(
            "For commercial use, for adult creators, from 1 Dec 2026, 00:00 until 1 Jan 2027, 00:00"
                + " (UTC): allowed at three times the list price.",
            "For personal use or shared use, from 1 second on: only after you say yes, at the list"
                + " price.",
            "Always: allowed at 125% of the list price.");
  }

  private static java.util.List<String> said(String tag, String text) {
    Controls controls = ControlsText.stored(text);
    Map<UUID, String> names = Map.of(ASSET, "Momotarō");
    return words(tag).all(controls, names).stream().map(ControlsWords.Told::sentence).toList();
  }

  private static ControlsWords words(String tag) {
    Language language =
        new Language() {
          @Override
          public Locale getLocale() {
            return tag.equals("en") ? Locale.UK : Locale.forLanguageTag(tag);
          }
        };
    return new ControlsWords(
        new PageErrors(language), new Formats(language, Clock.systemUTC()), language);
  }
}
