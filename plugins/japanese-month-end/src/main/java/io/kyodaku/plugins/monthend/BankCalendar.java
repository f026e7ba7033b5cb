package io.kyodaku.plugins.monthend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days on which banks in Japan do business.
 *
 * <p>Source: Banking Act (銀行法, Act No. 59 of 1981), article 15 paragraph 1, and its Order for
 * Enforcement (銀行法施行令, Cabinet Order No. 40 of 1982), article 5 paragraph 1: banks are closed on
 * Sundays, Saturdays, the holidays of the Act on National Holidays, and from 31 December to 3
 * January.
 */
final class BankCalendar {

  private BankCalendar() {}

  /**
   * Whether banks are open.
   *
   * @throws IllegalArgumentException when the day is outside the years of {@link NationalHolidays}
   */
  static boolean isBusinessDay(LocalDate day) {
    return !isWeekend(day) && !isTurnOfTheYear(day) && !NationalHolidays.isHoliday(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean isTurnOfTheYear(LocalDate day) {
    return (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 31)
        || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 3);
  }
}
