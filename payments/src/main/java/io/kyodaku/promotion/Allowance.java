package io.kyodaku.promotion;

import java.time.ZoneId;
import java.util.List;

/**
 * What creators are given each day, as operators have set it.
 *
 * @param creditMicros a day; zero where nothing is given
 * @param countries whose creators; all where it is empty
 * @param adultsOnly whether only those are given it who have shown that they are adults
 * @param entity the company that bears it
 * @param zone whose days they are
 */
public record Allowance(
    long creditMicros, List<String> countries, boolean adultsOnly, String entity, ZoneId zone) {

  /** Until somebody sets another. */
  public static final Allowance NONE =
      new Allowance(0, List.of(), true, "JP", ZoneId.of("Asia/Tokyo"));

  public Allowance {
    countries = List.copyOf(countries);
  }
}
