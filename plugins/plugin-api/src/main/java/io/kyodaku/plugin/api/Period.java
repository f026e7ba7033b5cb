package io.kyodaku.plugin.api;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A run of whole days.
 *
 * @param fromInclusive its first day
 * @param toExclusive the day after its last, after {@code fromInclusive}
 */
public record Period(LocalDate fromInclusive, LocalDate toExclusive) {

  public Period {
    Objects.requireNonNull(fromInclusive, "fromInclusive");
    Checks.that(fromInclusive.isBefore(toExclusive), "a period has at least one day");
  }

  /** Whether this day is one of the period's. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(fromInclusive) && date.isBefore(toExclusive);
  }
}
