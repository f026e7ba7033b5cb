package io.kyodaku.fx;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * So many units of one currency for one of another, as a fraction of integers.
 *
 * @param numerator above zero
 * @param denominator a power of ten up to 10^12
 */
public record Rate(long numerator, long denominator) {

  static final BigDecimal LEAST = new BigDecimal("0.000001");
  static final BigDecimal MOST = new BigDecimal("1000000");
  private static final Pattern FORM = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,12})?");

  public Rate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException(numerator + "/" + denominator + " is no rate");
    }
  }

  /** Empty where it is none, or out of bounds. */
  static Optional<Rate> parse(String typed) {
    if (!FORM.matcher(typed).matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(typed);
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      return Optional.empty();
    }
    BigDecimal plain = value.stripTrailingZeros();
    int scale = Math.max(plain.scale(), 0);
    return Optional.of(
        new Rate(
            plain.movePointRight(scale).longValueExact(),
            BigInteger.TEN.pow(scale).longValueExact()));
  }

  /** Exactly, as a decimal. */
  public BigDecimal value() {
    return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator));
  }

  /**
   * An amount at this rate, rounded down to the millionth.
   *
   * @param micros not negative
   * @throws ArithmeticException where it is more than can be counted
   */
  public long of(long micros) {
    return BigInteger.valueOf(micros)
        .multiply(BigInteger.valueOf(numerator))
        .divide(BigInteger.valueOf(denominator))
        .longValueExact();
  }

  /** The other way round, as nearly as matters for a comparison. */
  BigDecimal inverse() {
    return BigDecimal.ONE.divide(value(), 12, RoundingMode.HALF_EVEN);
  }
}
