package io.kyodaku.statement;

import io.kyodaku.shared.Money;
import java.util.Currency;

/**
 * What can be paid of a sum, and what is carried into the next statement. This is the one place
 * where money is rounded: down to whole minor units, because a fraction of a yen or a cent can't be
 * sent. A sum below zero is owed by whoever is paid, and carried whole.
 *
 * @param minor whole minor units, not negative
 * @param payableMicros the same in micros
 * @param carriedMicros the rest; less than a minor unit, or the whole of a sum that is negative or
 *     paid later
 */
public record Payable(long minor, long payableMicros, long carriedMicros) {

  /** All of it is paid later. */
  public static Payable later(long sumMicros) {
    return new Payable(0, 0, sumMicros);
  }

  public static Payable of(long sumMicros, Currency currency) {
    long unit = Money.microsPerMinor(currency);
    long minor = Math.max(sumMicros, 0) / unit;
    long payableMicros = Math.multiplyExact(minor, unit);
    return new Payable(minor, payableMicros, Math.subtractExact(sumMicros, payableMicros));
  }
}
