package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where a moment stands in a tenant's calendar.
 *
 * @param zone the zone in which the schedule's dates begin and end
 * @param period the period that the moment belongs to
 * @param dueDate the day on which that period is paid, read in {@code zone}
 */
public record Scheduled(ZoneId zone, Period period, LocalDate dueDate) {

  /** The period's first moment. */
  public Instant from() {
    return period.fromInclusive().atStartOfDay(zone).toInstant();
  }

  /** The moment after the period's last. */
  public Instant to() {
    return period.toExclusive().atStartOfDay(zone).toInstant();
  }

  /** The moment from which the period is due. */
  public Instant due() {
    return dueDate.atStartOfDay(zone).toInstant();
  }
}
