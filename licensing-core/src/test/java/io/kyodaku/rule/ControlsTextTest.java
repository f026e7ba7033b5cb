package io.kyodaku.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.shared.FieldError;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlsTextTest {

  private static final Controls ALL =
      new Controls(
          ZoneId.of("Asia/Tokyo"),
          List.of(
              new Rule(
                  "minors",
                  "Nobody under age",
                  Action.BLOCK,
                  new Conditions(
                      Set.of(Use.COMMERCIAL, Use.PERSONAL),
                      TerritorySet.of(List.of("EU", "CH"), List.of("FR")),
                      Set.of(AgeBand.UNDER_18),
                      Set.of(Quality.PREMIUM),
                      OptionalInt.of(2),
                      OptionalInt.of(10),
                      new TreeSet<>(Set.of(new UUID(1, 2))),
                      new TreeSet<>(Set.of(new UUID(3, 4))),
                      new TreeSet<>(Set.of("violence")),
                      new TreeSet<>(Set.of("political")),
                      Optional.of(LocalDateTime.of(2026, 12, 1, 0, 0)),
                      Optional.of(LocalDateTime.of(2027, 1, 1, 0, 0))),
                  OptionalInt.empty(),
                  List.of()),
              new Rule(
                  "r2",
                  "桃太郎 for half",
                  Action.ALLOW,
                  Conditions.ofUse(Use.SHARED),
                  OptionalInt.of(5_000),
                  List.of(
                      new Obligation.Attribution("© Momotaro Archive"),
                      new Obligation.VisibleMark(),
                      new Obligation.Provenance(),
                      new Obligation.Retention(90)))),
          new Guards(
              List.of("鬼", "ogre king").subList(1, 2),
              Set.of(new Guards.Company.OfKind(AssetKind.LIKENESS)),
              Set.of(new Guards.Company.OfTenant(new UUID(3, 4))),
              Set.of(AgeBand.ADULT)),
          List.of(new Ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 3)));

  @Test
  void whatIsWrittenIsReadTheSame() {
    String text = ControlsText.write(ALL);
    assertThat(ControlsText.stored(text)).isEqualTo(ALL);
    assertThat(ControlsText.write(ControlsText.stored(text))).isEqualTo(text);
  }

  @Test
  void nothingSaidIsAnEmptyText() {
    assertThat(ControlsText.write(Controls.NONE)).isEmpty();
    assertThat(ControlsText.stored("")).isEqualTo(Controls.NONE);
  }

  @Test
  void aGroupMeansWhatItMeantWhenItWasWritten() {
    Controls then =
        ControlsText.stored(
            """
            {"rules":[{"id":"r1","name":"Union","action":"ALLOW",
              "territories":{"include":["EU"],"covers":"DE|FR"}}]}\
            """);
    assertThat(then.rules().getFirst().conditions().territories().covered())
        .isEqualTo(Territories.of(List.of("DE", "FR")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[] ~ controls ~ fault.no-json",
        "{ ~ controls ~ fault.no-json",
        "{\"zone\":\"Mars/Olympus\"} ~ zone ~ fault.no-time-zone",
        "{\"rules\":{}} ~ rules ~ fault.is-no-list",
        "{\"rules\":[7]} ~ rules[0] ~ fault.no-object",
        "{\"rools\":[]} ~ rools ~ fault.no-member",
        "{\"rules\":[{\"id\":\"A\"}]} ~ rules[0].id ~ fault.no-rule-id",
        "{\"rules\":[{\"id\":\"a\"}]} ~ rules[0].name ~ fault.missing",
        "{\"rules\":[{\"id\":\"a\"}]} ~ rules[0].action ~ fault.choice-missing",
        "{\"ceilings\":[{\"per\":\"CREATOR\",\"span\":\"DAY\",\"limit\":0}]} ~ ceilings[0].limit ~"
            + " fault.ceiling-of-nothing",
        "{\"ceilings\":[{\"per\":\"CREATOR\",\"span\":\"DAY\",\"limit\":1.5}]} ~ ceilings[0].limit"
            + " ~ fault.is-no-whole-number",
        "{\"guards\":{\"blockedTerms\":[\"x\"]}} ~ guards.blockedTerms[0] ~"
            + " fault.name-single-letter",
        "{\"guards\":{\"blockedTerms\":[\"!?\"]}} ~ guards.blockedTerms[0] ~ fault.name-no-letter",
        "{\"guards\":{\"neverWith\":[\"asset:7\"]}} ~ guards.neverWith[0] ~ fault.no-company",
        "{\"guards\":{\"audience\":[\"OLD\"]}} ~ guards.audience[0] ~ fault.choice-unknown",
      })
  void whatIsWrongIsToldByField(String text, String field, String code) {
    assertThat(errors(text)).anySatisfy(error -> isAbout(error, field, code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\"territories\":{\"include\":[\"XX\"]} ~ territories.include[0] ~ fault.no-territory",
        "\"territories\":{\"include\":[\"DE\"],\"exclude\":[\"EU\"]} ~ territories ~"
            + " fault.covers-no-country",
        "\"seconds\":{\"atLeast\":9,\"atMost\":8} ~ seconds ~ fault.seconds-end-before",
        "\"seconds\":{\"atLeast\":0} ~ seconds.atLeast ~ fault.is-out-of-bounds",
        "\"from\":\"2026-12-01T00:00\",\"until\":\"2026-12-01T00:00\" ~ until ~"
            + " fault.window-ends-before",
        "\"from\":\"tomorrow\" ~ from ~ fault.no-date-time",
        "\"themes\":[\"a b!\"] ~ themes[0] ~ fault.no-theme",
        "\"themes\":[\"violence\"],\"themesNot\":[\"violence\"] ~ themesNot ~"
            + " fault.theme-both-ways",
        "\"generators\":[\"x\"] ~ generators[0] ~ fault.no-id",
        "\"uses\":[\"SHARED\",\"SHARED\"] ~ uses[1] ~ fault.said-twice",
        "\"factorBps\":-1 ~ factorBps ~ fault.is-out-of-bounds",
        "\"obligations\":[{\"code\":\"retention\"}] ~ obligations[0].days ~"
            + " fault.is-no-whole-number",
        "\"obligations\":[{\"code\":\"dance\"}] ~ obligations[0].code ~ fault.no-obligation",
        "\"obligations\":[{\"code\":\"provenance\"},{\"code\":\"provenance\"}] ~"
            + " obligations[1].code ~ fault.said-twice",
      })
  void whatIsWrongWithARuleIsToldByField(String members, String field, String code) {
    String text =
        "{\"rules\":[{\"id\":\"a\",\"name\":\"n\",\"action\":\"ALLOW\"," + members + "}]}";
    assertThat(errors(text)).anySatisfy(error -> isAbout(error, "rules[0]." + field, code));
  }

  @Test
  void aRuleThatBlocksPromisesNothing() {
    String text =
        "{\"rules\":[{\"id\":\"a\",\"name\":\"n\",\"action\":\"BLOCK\",\"factorBps\":1}]}";
    assertThat(errors(text))
        .anySatisfy(error -> isAbout(error, "rules[0].factorBps", "fault.not-for-block"));
  }

  @Test
  void aRuleBehindOneThatSpeaksWhereverItWouldIsAnError() {
    assertThat(errors(rules("\"action\":\"ALLOW\"", "\"action\":\"ALLOW\",\"uses\":[\"SHARED\"]")))
        .anySatisfy(error -> isAbout(error, "rules[1]", "fault.never-reached"));
    assertThat(
            errors(
                rules(
                    "\"action\":\"ALLOW\",\"uses\":[\"SHARED\"]",
                    "\"action\":\"BLOCK\",\"uses\":[\"SHARED\"]")))
        .anySatisfy(error -> isAbout(error, "rules[1]", "fault.contradicts"));
  }

  @Test
  void anUnknownAgePassesByARuleThatAllowsAndMeetsTheOneBehindIt() {
    assertThat(
            ControlsText.read(
                rules(
                    "\"action\":\"ALLOW\",\"ages\":[\"ADULT\"]",
                    "\"action\":\"BLOCK\",\"ages\":[\"ADULT\"]")))
        .isInstanceOf(ControlsText.Read.class);
  }

  @Test
  void aTextBeyondAllBoundsIsRefusedUnread() {
    assertThat(errors("[".repeat(100_000)))
        .anySatisfy(error -> isAbout(error, "controls", "fault.controls-too-long"));
    assertThat(errors("[".repeat(ControlsText.LENGTH_AT_MOST)))
        .anySatisfy(error -> isAbout(error, "controls", "fault.no-json"));
  }

  private static String rules(String first, String second) {
    return "{\"rules\":[{\"id\":\"a\",\"name\":\"n\","
        + first
        + "},{\"id\":\"b\",\"name\":\"m\","
        + second
        + "}]}";
  }

  private static List<FieldError> errors(String text) {
    return switch (ControlsText.read(text)) {
      case ControlsText.Unreadable unreadable -> unreadable.errors();
      case ControlsText.Read read -> List.of();
    };
  }

  private static void isAbout(FieldError error, String field, String code) {
    assertThat(error.field()).isEqualTo(field);
    assertThat(error.fault().code()).isEqualTo(code);
  }
}
