package io.kyodaku.shared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of one currency in micros: millionths of the major unit, so that a share of one yen
 * stays exact. Signed; arithmetic that leaves the range of a long throws {@link
 * ArithmeticException} rather than wrap.
 */
public record Money(long micros, Currency currency) {

  public static final long MICROS_PER_MAJOR = 1_000_000L;

  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** Whole minor units (cents, or yen) as Stripe counts them. */
  public static Money ofMinor(long minor, Currency currency) {
    return new Money(Math.multiplyExact(minor, microsPerMinor(currency)), currency);
  }

  public static long microsPerMinor(Currency currency) {
    long micros = MICROS_PER_MAJOR;
    for (int digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      micros /= 10;
    }
    return micros;
  }

  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(micros, other.micros), currency);
  }

  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(micros, other.micros), currency);
  }

  /** The amount in major units, without trailing zeros beyond what is significant. */
  public BigDecimal major() {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
  }
}
