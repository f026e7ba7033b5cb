package io.kyodaku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Step;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Use;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Held to what JSON-B makes of the same answer, to the byte. */
class QuoteTextTest {

  @Property(tries = 500)
  void aQuoteIsWrittenAsItsDescriptionBindsIt(@ForAll("quotes") QuoteAnswer quote) {
    assertThat(QuoteText.write(quote)).isEqualTo(Json.write(quote));
  }

  @Test
  void everyCharacterIsEscapedAsTheBindingEscapesIt() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xd800; c++) {
      all.append(c);
    }
    String text = all.append("\ud83c\udf51\ue000\ufffd\uffff").toString();

    assertThat(new JsonText().string(text).toString()).isEqualTo(Json.write(text));
  }

  @Test
  void whatIsOfAnotherTypeIsRefusedRatherThanWrittenSomehow() {
    JsonText json = new JsonText();

    assertThatThrownBy(() -> json.value(0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<QuoteAnswer> quotes() {
    return Combinators.combine(
            Arbitraries.of(DecisionWord.class),
            amounts().injectNull(0.2),
            Combinators.combine(amounts(), amounts())
                .as(QuoteAnswer.PriceAnswer::new)
                .injectNull(0.2),
            matches().list().ofMaxSize(3),
            licenses().list().ofMaxSize(3),
            texts().list().ofMaxSize(3),
            reasons().list().ofMaxSize(3),
            Combinators.combine(steps().list().ofMaxSize(3), alternatives().list().ofMaxSize(3))
                .as(Last::new))
        .as(
            (decision, credits, price, matches, licenses, obligations, reasons, last) ->
                new QuoteAnswer(
                    decision,
                    credits,
                    price,
                    matches,
                    licenses,
                    obligations,
                    reasons,
                    last.steps(),
                    last.alternatives()));
  }

  private record Last(
      List<QuoteAnswer.StepAnswer> steps, List<QuoteAnswer.AlternativeAnswer> alternatives) {}

  private static Arbitrary<String> texts() {
    return Arbitraries.of(
        "", "Momotaro", "桃太郎", "a \"b\" \\ c", "line\nfeed\ttab", "\u0001\u007f\u2028", "🍑/</>");
  }

  private static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.longs().between(0, 9_000_000_000_000_000L).map(Amounts::ofMicros);
  }

  private static Arbitrary<MatchAnswer> matches() {
    Arbitrary<Integer> places = Arbitraries.integers();
    return Combinators.combine(texts(), texts(), texts(), places, places).as(MatchAnswer::new);
  }

  private static Arbitrary<QuoteAnswer.LicenseAnswer> licenses() {
    return Combinators.combine(
            texts(), texts(), texts(), Arbitraries.integers(), texts(), amounts(), duties())
        .as(
            (asset, tenant, contract, version, rule, fee, duties) ->
                new QuoteAnswer.LicenseAnswer(
                    asset, tenant, contract, version, rule, fee, "JPY", duties));
  }

  private static Arbitrary<List<Map<String, Object>>> duties() {
    Arbitrary<Map<String, Object>> duty =
        Combinators.combine(texts(), Arbitraries.integers())
            .as(
                (text, days) -> {
                  Map<String, Object> members = new LinkedHashMap<>();
                  members.put("code", text);
                  members.put("days", days);
                  return members;
                });
    return duty.list().ofMaxSize(2);
  }

  private static Arbitrary<ReasonAnswer> reasons() {
    Arbitrary<String> perhaps = texts().injectNull(0.3);
    return Combinators.combine(texts(), perhaps, perhaps, texts(), perhaps).as(ReasonAnswer::new);
  }

  private static Arbitrary<QuoteAnswer.StepAnswer> steps() {
    Arbitrary<String> perhaps = texts().injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(Step.Kind.class),
            texts(),
            texts(),
            perhaps,
            perhaps,
            Arbitraries.of(Action.class),
            texts().list().ofMaxSize(3))
        .as(QuoteAnswer.StepAnswer::new);
  }

  private static Arbitrary<QuoteAnswer.AlternativeAnswer> alternatives() {
    return Combinators.combine(
            Arbitraries.of(Use.class),
            Arbitraries.of(DecisionWord.class),
            amounts(),
            texts(),
            texts().list().ofMaxSize(3))
        .as(
            (use, decision, credits, text, texts) -> {
              Map<String, Object> changes = new LinkedHashMap<>();
              changes.put("quality", text);
              changes.put("seconds", texts.size());
              changes.put("territories", texts);
              return new QuoteAnswer.AlternativeAnswer(use, decision, credits, changes);
            });
  }
}
