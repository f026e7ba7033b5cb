package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The days that one statement covers. Periods are not written as formulas: they must tile. */
public enum CalendarUnit {
  /** From the first to the last day of a month. */
  @Setting(
      label = "Calendar months",
      in = {
        @Setting.Words(language = "ja", label = "暦月"),
        @Setting.Words(language = "zh", label = "自然月")
      })
  MONTH,
  /** From Monday to Sunday. */
  @Setting(
      label = "Weeks from Monday",
      in = {
        @Setting.Words(language = "ja", label = "月曜始まりの週"),
        @Setting.Words(language = "zh", label = "自周一起的一周")
      })
  WEEK;

  private static final int DAYS_A_WEEK = 7;

  Period around(LocalDate date) {
    return switch (this) {
      case MONTH -> {
        LocalDate first = date.withDayOfMonth(1);
        yield new Period(first, first.plusMonths(1));
      }
      case WEEK -> {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Period(monday, monday.plusDays(DAYS_A_WEEK));
      }
    };
  }
}
