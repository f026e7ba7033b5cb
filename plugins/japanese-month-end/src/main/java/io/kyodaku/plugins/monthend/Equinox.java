package io.kyodaku.plugins.monthend;

import java.time.LocalDate;

/**
 * The days of the equinoxes in Japan, from 1980 to 2150.
 *
 * <p>Source: the approximation of the Hydrographic Department's study group on calendar calculation
 * (新こよみ便利帳, 1991): the day of March or September is the whole part of
 *
 * <pre>{@code
 * c + 0.242194 × (year - 1980) - ⌊(year - 1980) / 4⌋
 * }</pre>
 *
 * with c = 20.8431 and 23.2488 for 1980 to 2099, 21.8510 and 24.2488 for 2100 to 2150. The day that
 * counts is the one that the National Astronomical Observatory announces in February of the year
 * before; through 2027 the two agree.
 */
final class Equinox {

  private static final long MILLIONTHS = 1_000_000;

  private Equinox() {}

  static LocalDate vernal(int year) {
    return LocalDate.of(year, 3, day(year, year < 2100 ? 20_843_100 : 21_851_000));
  }

  static LocalDate autumnal(int year) {
    return LocalDate.of(year, 9, day(year, year < 2100 ? 23_248_800 : 24_248_800));
  }

  private static int day(int year, long millionths) {
    long years = year - 1980L;
    return (int) ((millionths + 242_194 * years) / MILLIONTHS - years / 4);
  }
}
