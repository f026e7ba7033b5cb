package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritorySet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is typed of rules and guards is what is read. */
class RuleFormTest {

  private static final String FULL =
      """
      {"zone":"Asia/Tokyo","rules":[
       {"id":"r1","name":"Europe","action":"ALLOW","uses":["SHARED"],
        "territories":{"include":["JP","EU"],"exclude":["FR"],"covers":"DE|JP"},
        "ages":["ADULT"],"qualities":["PREMIUM"],"seconds":{"atLeast":2,"atMost":10},
        "generators":["00000000-0000-7000-8000-000000000002"],"themes":["fast-cars","horror"],
        "themesNot":["violence"],"from":"2026-12-01T00:00","until":"2027-01-01T00:00",
        "factorBps":5025,"obligations":[{"code":"attribution","text":"Momo"},
         {"code":"retention","days":30}]},
       {"id":"r2","name":"Rest","action":"BLOCK"}],
       "guards":{"blockedTerms":["beer"],"neverWith":["kind:VOICE",
        "asset:00000000-0000-7000-8000-000000000001"],"audience":["ADULT"]},
       "ceilings":[{"per":"EVERYBODY","span":"EVER","limit":3}]}
      """;

  @Test
  void aFormThatNobodyTouchedSaysWhatWasSaid() {
    Controls controls = ControlsText.stored(FULL);
    for (Rule rule : controls.rules()) {
      Rule again = rule(RuleForm.of(rule));
      assertThat(again).isEqualTo(rule);
      assertThat(again.conditions().territories().covered())
          .as("the countries that were meant")
          .isEqualTo(rule.conditions().territories().covered());
    }
    GuardsForm form = GuardsForm.of(controls.guards(), controls.ceilings(), Map.of());
    Controls again = stored("{\"guards\":" + form.guards(Map.of()).build() + "}");
    assertThat(again.guards()).isEqualTo(controls.guards());
    assertThat(stored("{\"ceilings\":" + form.ceilings().build() + "}").ceilings())
        .isEqualTo(controls.ceilings());
  }

  @Test
  void otherCountriesAreThoseOfToday() {
    RuleForm form = RuleForm.of(ControlsText.stored(FULL).rules().getFirst());
    form.getTexts().put("exclude", "FR DE");
    assertThat(rule(form).conditions().territories())
        .isEqualTo(TerritorySet.of(List.of("EU", "JP"), List.of("FR", "DE")));
  }

  @Test
  void whatIsNoNumberIsHandedOn() {
    RuleForm form = new RuleForm("r1");
    form.getTexts().put("name", "Japan");
    form.getTexts().put("action", "ALLOW");
    form.getTexts().put("secondsTo", "ten");
    form.getTexts().put("price", "PART");
    form.getTexts().put("percent", "a half");
    ControlsText.Unreadable wrong =
        (ControlsText.Unreadable) ControlsText.read("{\"rules\":[" + form.json() + "]}");
    assertThat(wrong.errors())
        .extracting(error -> RuleForm.field(error.field().replace("rules[0].", "")))
        .containsExactlyInAnyOrder("secondsTo", "percent");
  }

  @Test
  void aNameThatMeansOneThingIsThatThing() {
    GuardsForm form = new GuardsForm();
    form.getTexts().put("neverWith", "Momotaro\nNobody");
    Map<String, List<String>> called =
        Map.of("Momotaro", List.of("asset:00000000-0000-7000-8000-000000000001"));
    assertThat(form.named()).containsExactlyInAnyOrder("Momotaro", "Nobody");
    assertThat(form.guards(called).build().getJsonArray("neverWith").toString())
        .isEqualTo("[\"asset:00000000-0000-7000-8000-000000000001\",\"Nobody\"]");
  }

  private static Rule rule(RuleForm form) {
    return stored("{\"rules\":[" + form.json() + "]}").rules().getFirst();
  }

  private static Controls stored(String text) {
    return ControlsText.stored(text);
  }
}
