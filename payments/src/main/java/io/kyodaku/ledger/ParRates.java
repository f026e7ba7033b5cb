package io.kyodaku.ledger;

import java.math.BigInteger;
import java.util.Currency;

/** The published par table: what one credit is in each currency, by version. */
@FunctionalInterface
public interface ParRates {

  long MICROS = 1_000_000L;

  /** Micros of {@code currency} that one whole credit stands for, above zero. */
  long microsPerCredit(int parVersion, Currency currency);

  /** Microcredits as micros of {@code currency}, rounded half up. */
  default long ofCredits(int parVersion, long microcredits, Currency currency) {
    return proportion(microcredits, microsPerCredit(parVersion, currency), MICROS);
  }

  /** Micros of one currency as micros of another by way of par, rounded half up. */
  default long convert(int parVersion, long micros, Currency from, Currency to) {
    return from.equals(to)
        ? micros
        : proportion(micros, microsPerCredit(parVersion, to), microsPerCredit(parVersion, from));
  }

  /** {@code amount × numerator / denominator}, rounded half up; none is negative. */
  static long proportion(long amount, long numerator, long denominator) {
    BigInteger twice =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(numerator))
            .multiply(BigInteger.TWO)
            .add(BigInteger.valueOf(denominator));
    return twice.divide(BigInteger.valueOf(denominator).multiply(BigInteger.TWO)).longValueExact();
  }
}
