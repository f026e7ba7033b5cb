package io.kyodaku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Usage;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsagesTest {

  private static final UUID CREATOR = new UUID(1, 2);
  private static final UUID ASSET = new UUID(3, 4);
  private static final Map<String, String> GOOD =
      Map.of(
          "creatorId",
          quoted(WireId.CREATOR.format(CREATOR)),
          "prompt",
          quoted("桃太郎 by the sea"),
          "assets",
          "[" + quoted(WireId.ASSET.format(ASSET)) + "]",
          "use",
          quoted("SHARED"),
          "territories",
          "[\"US\", \"JP\"]",
          "seconds",
          "8",
          "quality",
          quoted("PREMIUM"),
          "themes",
          "[\"violence\"]");

  @Test
  void aUsageIsReadAsItWasSent() {
    Usage usage = read(GOOD);

    assertThat(usage.creatorId()).isEqualTo(CREATOR);
    assertThat(usage.prompt()).isEqualTo("桃太郎 by the sea");
    assertThat(usage.assets()).containsExactly(ASSET);
    assertThat(usage.use()).isEqualTo(Use.SHARED);
    assertThat(usage.territories()).containsExactly("JP", "US");
    assertThat(usage.seconds()).isEqualTo(8);
    assertThat(usage.quality()).isEqualTo(Quality.PREMIUM);
    assertThat(usage.themes()).contains(Set.of("violence"));
  }

  @Test
  void absentThemesAreUnknownAndAnEmptyListIsNone() {
    assertThat(read(without("themes")).themes()).isEmpty();
    assertThat(read(with("themes", "null")).themes()).isEmpty();
    assertThat(read(with("themes", "[]")).themes()).isEqualTo(Optional.of(Set.of()));
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(faults("{}"))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "creatorId", "prompt", "assets", "use", "territories", "seconds", "quality");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    String body =
        """
        {"creatorId": 7, "prompt": ["a"], "assets": "asset", "use": "FUN", "territories": [],
         "seconds": "8", "quality": "premium", "themes": {}, "colour": "red"}
        """;
    assertThat(faults(body))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "creatorId",
            "prompt",
            "assets",
            "use",
            "territories",
            "seconds",
            "quality",
            "themes",
            "colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-1e400", "1.5", "0.999999", "3601", "1e400", "true", "\"5\""})
  void secondsAreAWholeNumberWithinBounds(String seconds) {
    assertThat(faults(with("seconds", seconds))).extracting(FieldError::field).contains("seconds");
  }

  @Test
  void aNumberOfAThousandDigitsIsTooLarge() {
    assertThat(faults(with("seconds", "9".repeat(1_000)))).hasSize(1);
    assertThat(faults(with("seconds", "1e999999999"))).hasSize(1);
    assertThat(faults(with("seconds", "1e-999999999"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5e0", "0.5e1", "50E-1"})
  void aWholeNumberIsTheSameHoweverItIsWritten(String seconds) {
    assertThat(read(with("seconds", seconds)).seconds()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"XX\"", "\"jp\"", "\"JPN\"", "\"*\"", "\"\"", "1", "null", "[\"JP\"]"})
  void territoriesAreCountries(String territory) {
    assertThat(faults(with("territories", "[\"JP\", " + territory + "]")))
        .containsExactly(
            new FieldError(
                "territories", "entry 2 is not a country's code such as JP (ISO 3166-1 alpha-2)"));
  }

  @Test
  void nothingIsListedTwice() {
    String asset = quoted(WireId.ASSET.format(ASSET));
    assertThat(faults(with("territories", "[\"JP\", \"US\", \"JP\"]")))
        .containsExactly(new FieldError("territories", "entry 3 is there already"));
    assertThat(faults(with("assets", "[" + asset + "," + asset + "]")))
        .containsExactly(new FieldError("assets", "entry 2 is there already"));
  }

  @Test
  void aMemberThatIsGivenTwiceIsRefused() {
    String twice = json(GOOD).replaceFirst("\\{", "{\"seconds\": 1, ");
    assertThat(faults(twice)).containsExactly(new FieldError("seconds", "is given more than once"));
  }

  @ParameterizedTest
  @CsvSource({
    "\\u0000, control",
    "\\u0007, control",
    "\\r, control",
    "\\u001b, control",
    "\\u0085, control",
    "\\ud83d, surrogate",
    "\\ude00, surrogate",
    "\\ude00\\ud83d, surrogate"
  })
  void promptsHaveNoControlsAndNoHalfCharacters(String escape, String fault) {
    assertThat(faults(with("prompt", quoted("a" + escape + "b"))))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("prompt");
              assertThat(error.message()).contains(fault);
            });
  }

  @Test
  void promptsHaveLinesTabsAndEveryScript() {
    String prompt = "one\\n\\ttwo \\ud83d\\ude00 שלום\\u200f 😀";
    assertThat(read(with("prompt", quoted(prompt))).prompt())
        .isEqualTo("one\n\ttwo \ud83d\ude00 שלום\u200f 😀");
    assertThat(read(with("prompt", quoted(""))).prompt()).isEmpty();
  }

  @Test
  void promptsAreCountedInCharactersNotInUnits() {
    String emoji = "😀".repeat(Usage.PROMPT_LENGTH_AT_MOST);
    assertThat(read(with("prompt", quoted(emoji))).prompt()).isEqualTo(emoji);
    assertThat(faults(with("prompt", quoted(emoji + "a"))))
        .containsExactly(new FieldError("prompt", "is longer than 10000 characters"));
  }

  @Test
  void listsHaveBounds() {
    String asset = quoted(WireId.ASSET.format(ASSET));
    assertThat(faults(with("assets", "[" + (asset + ",").repeat(50) + asset + "]"))).hasSize(1);
    assertThat(faults(with("themes", "[" + "\"t\",".repeat(50) + "\"t\"]"))).hasSize(1);
    assertThat(faults(with("themes", "[\" \"]"))).hasSize(1);
    assertThat(faults(with("themes", "[\"" + "t".repeat(101) + "\"]"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{\"a\":}",
        "{\"a\":1,}",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":[}",
        "\ufeff{}"
      })
  void whatIsNotOneJsonObjectIsRefusedWhole(String body) {
    assertThatThrownBy(() -> JsonBody.parse(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            thrown -> assertThat(thrown.problem().kind()).isEqualTo(ProblemKind.INVALID_REQUEST));
  }

  @Test
  void nestingAndNumbersWithoutEndAreRefused() {
    assertThatThrownBy(() -> JsonBody.parse("{\"a\":" + "[".repeat(100_000) + "}"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> JsonBody.parse("{\"a\":" + "9".repeat(100_000) + "}"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatSomebodyElseNamedIsShownBackSafely() {
    assertThat(faults("{\"a\\u0000" + "x".repeat(500) + "\": 1}"))
        .filteredOn(error -> error.message().startsWith("is unknown"))
        .containsExactly(new FieldError("a?" + "x".repeat(58), "is unknown here"));
  }

  @Property(tries = 500)
  void whateverIsSentIsReadOrRefused(@ForAll String garbage) {
    for (String body : List.of(garbage, "{" + garbage + "}", "{\"prompt\":\"" + garbage + "\"}")) {
      try {
        Usages.read(JsonBody.parse(body));
      } catch (ProblemException refused) {
        assertThat(refused.problem().kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
      }
    }
  }

  private static Usage read(Map<String, String> members) {
    return Usages.read(JsonBody.parse(json(members)));
  }

  private static List<FieldError> faults(Map<String, String> members) {
    return faults(json(members));
  }

  private static List<FieldError> faults(String body) {
    try {
      Usages.read(JsonBody.parse(body));
      return List.of();
    } catch (ProblemException thrown) {
      return ((List<?>) thrown.problem().more().getOrDefault("errors", List.of()))
          .stream().map(FieldError.class::cast).toList();
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> members = new TreeMap<>(GOOD);
    members.put(name, value);
    return members;
  }

  private static Map<String, String> without(String name) {
    Map<String, String> members = new TreeMap<>(GOOD);
    members.remove(name);
    return members;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ": " + member.getValue())
        .reduce((a, b) -> a + ", " + b)
        .map(all -> "{" + all + "}")
        .orElse("{}");
  }
}
