package io.kyodaku.plugins.monthend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The holidays of Japan, from {@value #FIRST_YEAR} to {@value #LAST_YEAR}.
 *
 * <p>Source: Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948). Article 2 names the days,
 * article 3 makes them holidays (paragraph 1), gives a substitute for one that falls on a Sunday
 * (paragraph 2) and makes a holiday of a day between two (paragraph 3). Amendments followed: Act
 * No. 141 of 1998 and No. 59 of 2001 (Happy Monday), No. 43 of 2005 (Showa Day; Greenery Day to 4
 * May), No. 43 of 2014 (Mountain Day), No. 63 of 2017 (the Emperor's abdication), No. 57 of 2018
 * (Sports Day). Single years: Act No. 99 of 2018 (accession, 2019), and the special measures for
 * the Tokyo Games (2020 and 2021).
 */
final class NationalHolidays {

  /** The first year that is known here: that of the first Happy Mondays. */
  static final int FIRST_YEAR = 2000;

  /** The last year for which the equinoxes can be foretold: see {@link Equinox}. */
  static final int LAST_YEAR = 2150;

  /** The days of article 2 with the years in which they held. */
  private static final List<Rule> NATIONAL_HOLIDAYS =
      List.of(
          new Rule("New Year's Day", FIRST_YEAR, LAST_YEAR, on(1, 1)),
          new Rule("Coming of Age Day", FIRST_YEAR, LAST_YEAR, monday(2, 1)),
          new Rule("National Foundation Day", FIRST_YEAR, LAST_YEAR, on(2, 11)),
          new Rule("The Emperor's Birthday", FIRST_YEAR, 2018, on(12, 23)),
          new Rule("The Emperor's Birthday", 2020, LAST_YEAR, on(2, 23)),
          new Rule("Vernal Equinox Day", FIRST_YEAR, LAST_YEAR, Equinox::vernal),
          new Rule("Greenery Day", FIRST_YEAR, 2006, on(4, 29)),
          new Rule("Showa Day", 2007, LAST_YEAR, on(4, 29)),
          new Rule("Accession to the Throne", 2019, 2019, on(5, 1)),
          new Rule("Constitution Memorial Day", FIRST_YEAR, LAST_YEAR, on(5, 3)),
          new Rule("Greenery Day", 2007, LAST_YEAR, on(5, 4)),
          new Rule("Children's Day", FIRST_YEAR, LAST_YEAR, on(5, 5)),
          new Rule("Marine Day", FIRST_YEAR, 2002, on(7, 20)),
          new Rule("Marine Day", 2003, 2019, monday(3, 7)),
          new Rule("Marine Day", 2020, 2020, on(7, 23)),
          new Rule("Marine Day", 2021, 2021, on(7, 22)),
          new Rule("Marine Day", 2022, LAST_YEAR, monday(3, 7)),
          new Rule("Mountain Day", 2016, 2019, on(8, 11)),
          new Rule("Mountain Day", 2020, 2020, on(8, 10)),
          new Rule("Mountain Day", 2021, 2021, on(8, 8)),
          new Rule("Mountain Day", 2022, LAST_YEAR, on(8, 11)),
          new Rule("Respect for the Aged Day", FIRST_YEAR, 2002, on(9, 15)),
          new Rule("Respect for the Aged Day", 2003, LAST_YEAR, monday(3, 9)),
          new Rule("Autumnal Equinox Day", FIRST_YEAR, LAST_YEAR, Equinox::autumnal),
          new Rule("Health and Sports Day", FIRST_YEAR, 2019, monday(2, 10)),
          new Rule("Sports Day", 2020, 2020, on(7, 24)),
          new Rule("Sports Day", 2021, 2021, on(7, 23)),
          new Rule("Sports Day", 2022, LAST_YEAR, monday(2, 10)),
          new Rule("Enthronement Ceremony", 2019, 2019, on(10, 22)),
          new Rule("Culture Day", FIRST_YEAR, LAST_YEAR, on(11, 3)),
          new Rule("Labour Thanksgiving Day", FIRST_YEAR, LAST_YEAR, on(11, 23)));

  private NationalHolidays() {}

  /**
   * Whether the law makes this day a holiday.
   *
   * @throws IllegalArgumentException when the day is not in the years {@value #FIRST_YEAR} to
   *     {@value #LAST_YEAR}
   */
  static boolean isHoliday(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("The holidays of " + day.getYear() + " are not known");
    }
    return isNational(day) || isSubstitute(day) || isBetweenTwo(day);
  }

  /** Article 2. */
  private static boolean isNational(LocalDate day) {
    return NATIONAL_HOLIDAYS.stream().anyMatch(rule -> rule.isOn(day));
  }

  /**
   * Article 3 paragraph 2: when a national holiday falls on a Sunday, the nearest day after it that
   * is none becomes a holiday. Until 2006 the law said the next day; between 2000 and 2006 that was
   * the same.
   */
  private static boolean isSubstitute(LocalDate day) {
    LocalDate before = day.minusDays(1);
    while (isNational(before)) {
      if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return !isNational(day);
      }
      before = before.minusDays(1);
    }
    return false;
  }

  /**
   * Article 3 paragraph 3: a day whose neighbours are both national holidays. Until 2006 the law
   * left out Sundays; since then no Sunday can lie between two.
   */
  private static boolean isBetweenTwo(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY
        && isNational(day.minusDays(1))
        && isNational(day.plusDays(1));
  }

  private static IntFunction<LocalDate> on(int month, int day) {
    return year -> LocalDate.of(year, month, day);
  }

  private static IntFunction<LocalDate> monday(int which, int month) {
    return year ->
        LocalDate.of(year, month, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY));
  }

  private record Rule(String name, int fromYear, int toYear, IntFunction<LocalDate> day) {
    boolean isOn(LocalDate date) {
      return date.getYear() >= fromYear
          && date.getYear() <= toYear
          && day.apply(date.getYear()).equals(date);
    }
  }
}
