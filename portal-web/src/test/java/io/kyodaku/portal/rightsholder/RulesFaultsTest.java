package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is told where it was typed. */
class RulesFaultsTest {

  private static final PageErrors TEXTS =
      new PageErrors(
          new Language() {
            @Override
            public Locale getLocale() {
              return Locale.ENGLISH;
            }
          });

  private final RuleForm open = form("open1", "Open");
  private final RuleForm closed = form("closed1", "Closed");
  private final GuardsForm guards = new GuardsForm();
  private final RulesFaults faults = new RulesFaults(List.of(closed, open), guards, "open1", TEXTS);

  @ParameterizedTest
  @CsvSource({
    "rules[1], action",
    "rules[1].name, name",
    "rules[1].territories, include",
    "rules[1].territories.include[0], include",
    "rules[1].territories.exclude[3], exclude",
    "rules[1].seconds.atMost, secondsTo",
    "rules[1].themesNot[2], ownThemesNot",
    "rules[1].factorBps, percent",
    "rules[1].obligations[1].days, retention",
    "rules[1].obligations[0].text, attribution",
    "rules[1].until, until",
    "rules[0].until, Closed",
    "guards.neverWith, neverWith",
    "guards.onlyWith[7], onlyWith",
    "ceilings[1].limit, everybodyEver",
    "zone, zone",
    "controls, controls"
  })
  void atItsField(String member, String field) {
    guards.getTexts().putAll(Map.of("creatorDay", "3", "everybodyEver", "x"));
    assertThat(faults.at(new FieldError(member, "is wrong")).field()).isEqualTo(field);
  }

  @Test
  void aBlockedTermIsNamed() {
    guards.getTexts().put("blockedTerms", "beer\n\nx");
    ControlsText.Unreadable wrong =
        (ControlsText.Unreadable)
            ControlsText.read("{\"guards\":" + guards.guards(Map.of()).build() + "}");
    FieldError told = faults.at(wrong.errors().getFirst());
    assertThat(told.field()).isEqualTo("blockedTerms");
    assertThat(told.message()).startsWith("x: ").contains("single letter");
  }

  private static RuleForm form(String id, String name) {
    RuleForm form = new RuleForm(id);
    form.getTexts().put("name", name);
    return form;
  }
}
