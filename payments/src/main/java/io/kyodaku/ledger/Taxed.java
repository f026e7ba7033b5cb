package io.kyodaku.ledger;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;

/**
 * What was paid for a lot: its cost, and tax, which is not the seller's. Of every part of it that
 * goes back, so much is cost and so much is tax, in whole minor units, and all parts together are
 * exactly the two.
 *
 * @param netMicros the cost
 * @param taxMicros zero where none was paid; else both are whole minor units
 */
public record Taxed(long netMicros, long taxMicros, Currency currency) {

  public Taxed {
    long minor = Money.microsPerMinor(currency);
    if (netMicros < 0
        || taxMicros < 0
        || (taxMicros > 0 && (netMicros % minor != 0 || taxMicros % minor != 0))) {
      throw new IllegalArgumentException("not a price with tax: " + netMicros + ", " + taxMicros);
    }
  }

  public long grossMicros() {
    return Math.addExact(netMicros, taxMicros);
  }

  /**
   * The cost in so much of the whole: it grows with it, by a minor unit at most for each of its
   * own.
   *
   * @param grossMicros of what was paid, from its beginning; whole minor units
   */
  public long netOf(long grossMicros) {
    if (grossMicros < 0 || grossMicros > grossMicros()) {
      throw new IllegalArgumentException(grossMicros + " is not part of " + this);
    }
    if (taxMicros == 0) {
      return grossMicros;
    }
    long minor = Money.microsPerMinor(currency);
    return Split.byWeights(grossMicros / minor, List.of(netMicros, taxMicros)).getFirst() * minor;
  }

  /** The most that so much of the whole can be of the cost, wherever in it that begins. */
  public long netAtMost(long grossMicros) {
    return taxMicros == 0
        ? grossMicros
        : Math.min(netMicros, netOf(grossMicros) + Money.microsPerMinor(currency));
  }

  /** The most of the whole, from its beginning, that has no more than so much of the cost in it. */
  public long grossAtMost(long netOfIt) {
    if (taxMicros == 0 || netOfIt >= netMicros) {
      return Math.min(netOfIt, netMicros) + (netOfIt >= netMicros ? taxMicros : 0);
    }
    BigInteger minor = BigInteger.valueOf(Money.microsPerMinor(currency));
    BigInteger whole = BigInteger.valueOf(netOfIt).divide(minor);
    BigInteger twiceNet = BigInteger.valueOf(netMicros).shiftLeft(1);
    // Half and more is rounded up: one less than where the next unit begins.
    return whole
        .shiftLeft(1)
        .add(BigInteger.ONE)
        .multiply(BigInteger.valueOf(grossMicros()))
        .add(twiceNet)
        .subtract(BigInteger.ONE)
        .divide(twiceNet)
        .subtract(BigInteger.ONE)
        .multiply(minor)
        .longValueExact();
  }
}
