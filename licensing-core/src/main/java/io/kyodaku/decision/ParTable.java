package io.kyodaku.decision;

import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;

/**
 * What a credit is worth in each currency, as published. A version never changes, so that a price
 * can be computed again.
 *
 * @param microsPerCredit micros of the currency's major unit for one credit, above zero
 */
public record ParTable(int version, Map<Currency, Long> microsPerCredit) {

  /** Microcredits of one credit. */
  public static final long MICROS_PER_CREDIT = 1_000_000L;

  public ParTable {
    microsPerCredit = Map.copyOf(microsPerCredit);
    if (microsPerCredit.values().stream().anyMatch(micros -> micros <= 0)) {
      throw new IllegalArgumentException("a credit is worth more than nothing");
    }
  }

  public boolean has(Currency currency) {
    return microsPerCredit.containsKey(currency);
  }

  /**
   * Microcredits for an amount, rounded half up to the microcredit.
   *
   * @param micros of {@code currency}, zero or more
   * @throws ArithmeticException when that is more than a long holds
   * @throws IllegalArgumentException when the table does not have the currency
   */
  public long toCreditMicros(long micros, Currency currency) {
    Long par = microsPerCredit.get(currency);
    if (par == null || micros < 0) {
      throw new IllegalArgumentException("no par for " + micros + " micros of " + currency);
    }
    return mulDivHalfUp(micros, MICROS_PER_CREDIT, par);
  }

  /**
   * What microcredits are in a currency, rounded half up to its micro.
   *
   * @param creditMicros zero or more
   * @throws ArithmeticException when that is more than a long holds
   * @throws IllegalArgumentException when the table does not have the currency
   */
  public long ofCreditMicros(long creditMicros, Currency currency) {
    Long par = microsPerCredit.get(currency);
    if (par == null || creditMicros < 0) {
      throw new IllegalArgumentException("no par for " + creditMicros + " in " + currency);
    }
    return mulDivHalfUp(creditMicros, par, MICROS_PER_CREDIT);
  }

  /** a × b ÷ c, rounded half up; none is negative and c is above zero. */
  static long mulDivHalfUp(long a, long b, long c) {
    if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
      long product = a * b;
      long rest = product % c;
      return product / c + (rest >= c - rest ? 1 : 0);
    }
    BigInteger[] parts =
        BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(b))
            .divideAndRemainder(BigInteger.valueOf(c));
    boolean up = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(c)) >= 0;
    return parts[0].add(up ? BigInteger.ONE : BigInteger.ZERO).longValueExact();
  }
}
