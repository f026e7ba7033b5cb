package io.kyodaku.plugin.api;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * A period that closes, and what could be paid for it.
 *
 * @param period its days, read in the schedule's zone
 * @param dueDate when it is paid, if it is
 * @param currency the currency of the balance
 * @param balanceMicros what is owed with everything that earlier periods left, in micros, positive
 * @param unpaidSince the first day of the earliest period whose balance is in it; the first day of
 *     {@code period} where nothing was left
 */
public record PayableFacts(
    Period period,
    LocalDate dueDate,
    Currency currency,
    long balanceMicros,
    LocalDate unpaidSince) {

  public PayableFacts {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(dueDate, "dueDate");
    Objects.requireNonNull(currency, "currency");
    Checks.that(balanceMicros > 0, "there is something to pay");
    Checks.that(
        !unpaidSince.isAfter(period.fromInclusive()), "a balance is not younger than its period");
  }
}
