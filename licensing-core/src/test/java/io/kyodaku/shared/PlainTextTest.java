package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"桃太郎", "Бабa Яга", "O’Neill & Sons", "شهرزاد", "👩‍🚀 Ann", "می‌خواهم"})
  void namesInAnyScriptAreTaken(String name) {
    assertThat(PlainText.fault(name, PlainText.Shape.LINE, 200)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "a\u001bb",
        "a\u0085b",
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\u2028b",
        "a\ud800",
        "a\ufeffb",
        "a\uffffb"
      })
  void controlsAndDirectionsAreRefused(String text) {
    assertThat(PlainText.fault(text, PlainText.Shape.LINE, 200))
        .contains(TextFault.CONTROL_CHARACTERS.with());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u200d\u200c", "\u2060"})
  void aNameThatNobodyCanSeeIsRefused(String text) {
    assertThat(PlainText.fault(text, PlainText.Shape.LINE, 200))
        .contains(TextFault.NOTHING_TO_SEE.with());
  }

  @Test
  void linesMayBreakWhereTheFieldHasLines() {
    String text = PlainText.tidy(" one\r\ntwo\rthree ", PlainText.Shape.LINES);
    assertThat(text).isEqualTo("one\ntwo\nthree");
    assertThat(PlainText.fault(text, PlainText.Shape.LINES, 200)).isEmpty();
  }

  @Test
  void lengthIsCountedAsPeopleAndTheDatabaseCount() {
    assertThat(PlainText.fault("🍑".repeat(200), PlainText.Shape.LINE, 200)).isEmpty();
    assertThat(PlainText.fault("🍑".repeat(201), PlainText.Shape.LINE, 200)).isPresent();
  }

  @Property
  void tidyingTwiceIsTidyingOnce(@ForAll String text, @ForAll PlainText.Shape shape) {
    String tidy = PlainText.tidy(text, shape);
    assertThat(PlainText.tidy(tidy, shape)).isEqualTo(tidy);
    assertThat(PlainText.fault(tidy, shape, 200)).isNotNull();
  }
}
