package io.kyodaku.plugins.monthend;

import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Calendar months in Japan, paid on the last business day of a later month. */
record MonthEndSchedule(MonthEndSettings settings) implements PayoutSchedule {

  @Override
  public ZoneId zone() {
    return ZoneId.of("Asia/Tokyo");
  }

  @Override
  public Period period(LocalDate date) {
    LocalDate first = date.withDayOfMonth(1);
    return new Period(first, first.plusMonths(1));
  }

  /**
   * No month is closed from its first day to its last, so the business day before is always in the
   * same month.
   */
  @Override
  public LocalDate dueDate(Period period) {
    LocalDate closed = period.toExclusive().minusDays(1);
    LocalDate day =
        closed.plusMonths(settings.monthsLater()).with(TemporalAdjusters.lastDayOfMonth());
    while (!BankCalendar.isBusinessDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }
}
