package io.kyodaku.plugin.api;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A tenant's calendar: which days one statement covers, when it is paid, and whether.
 *
 * <p>A usage belongs to the period of the date on which it was settled, read in {@link #zone}. The
 * host asks about dates from 2000-01-01 to 2099-12-31.
 */
public interface PayoutSchedule {

  /** The longest period. */
  int MAX_PERIOD_DAYS = 366;

  /** The longest time from a period's end to its payment. */
  int MAX_DUE_DAYS = 366;

  /** The zone in which this schedule's dates begin and end; the same at every call. */
  ZoneId zone();

  /**
   * The period that contains this date. Periods tile the calendar: every date of a period has that
   * same period, and the day on which one ends (exclusive) is the day on which the next begins. A
   * period has at most {@value #MAX_PERIOD_DAYS} days.
   */
  Period period(LocalDate date);

  /**
   * The day on which a period is paid: never before the period's end, at most {@value
   * #MAX_DUE_DAYS} days after it.
   *
   * <p>A later period is not paid before an earlier one.
   *
   * @param period one that {@link #period} answered
   */
  LocalDate dueDate(Period period);

  /**
   * Whether a period that closes is paid when it is due. What is not paid is carried into the next
   * statement as a whole; its contract's last is paid in any case.
   *
   * <p>Asked only where something could be paid. More of a balance, or an older one, never turns a
   * yes into a no.
   */
  default boolean pays(PayableFacts facts) {
    return true;
  }
}
