package io.kyodaku.plugins.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankCalendarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-31",
        "2027-01-01",
        "2029-01-02",
        "2029-01-03",
        "2026-08-01",
        "2026-08-02",
        "2026-09-22"
      })
  void banksCloseOnWeekendsHolidaysAndAtTheTurnOfTheYear(LocalDate day) {
    assertThat(BankCalendar.isBusinessDay(day)).isFalse();
  }

  @Test
  void banksOpenOnTheDaysAround() {
    assertThat(BankCalendar.isBusinessDay(LocalDate.of(2026, 12, 30))).isTrue();
    assertThat(BankCalendar.isBusinessDay(LocalDate.of(2029, 1, 4))).isTrue();
  }
}
