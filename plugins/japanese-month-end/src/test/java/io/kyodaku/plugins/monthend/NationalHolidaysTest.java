package io.kyodaku.plugins.monthend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NationalHolidaysTest {

  @ParameterizedTest
  @MethodSource("publishedYears")
  void theYearsHolidaysAreThoseThatTheCabinetOfficePublished(String line) {
    List<String> words = List.of(line.split(" "));
    int year = Integer.parseInt(words.getFirst());
    List<LocalDate> published =
        words.stream()
            .skip(1)
            .map(day -> LocalDate.of(year, number(day.substring(0, 2)), number(day.substring(2))))
            .toList();
    List<LocalDate> found =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(NationalHolidays::isHoliday)
            .toList();
    assertThat(found).isEqualTo(published);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-22, between Respect for the Aged Day and the autumnal equinox",
    "2032-09-21, between Respect for the Aged Day and the autumnal equinox",
    "2019-04-30, between Showa Day and the accession",
    "2026-05-06, Constitution Memorial Day fell on a Sunday and the next free day is three days"
        + " later",
    "2024-09-23, the autumnal equinox fell on a Sunday"
  })
  void aDayThatNoLawNamesCanBeAHoliday(LocalDate day, String why) {
    assertThat(NationalHolidays.isHoliday(day)).as(why).isTrue();
  }

  @Test
  void equinoxesMoveWithTheLeapYears() {
    assertThat(Equinox.vernal(2026)).isEqualTo("2026-03-20");
    assertThat(Equinox.vernal(2027)).isEqualTo("2027-03-21");
    assertThat(Equinox.autumnal(2012)).isEqualTo("2012-09-22");
    assertThat(Equinox.autumnal(2011)).isEqualTo("2011-09-23");
  }

  @Test
  void equinoxesStayInTheirWeekInAllYearsKnown() {
    for (int year = NationalHolidays.FIRST_YEAR; year <= NationalHolidays.LAST_YEAR; year++) {
      assertThat(Equinox.vernal(year).getDayOfMonth()).as("March %s", year).isBetween(19, 21);
      assertThat(Equinox.autumnal(year).getDayOfMonth()).as("September %s", year).isBetween(21, 24);
    }
  }

  @Test
  void yearsOutsideTheFormulaAreRefusedRatherThanGuessed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NationalHolidays.isHoliday(LocalDate.of(1999, 12, 31)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NationalHolidays.isHoliday(LocalDate.of(2151, 1, 1)));
  }

  static Stream<String> publishedYears() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            NationalHolidaysTest.class.getResourceAsStream("/official-holidays.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n")).filter(line -> !line.startsWith("#"));
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
