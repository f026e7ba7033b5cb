package io.kyodaku.plugin;

import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.List;

/**
 * How far a plugin's lines may move a statement.
 *
 * @param maxAddedMicros what the positive lines may add up to, not negative
 * @param maxTakenMicros what the negative lines may take off together, not negative
 */
public record PeriodBounds(BigInteger maxAddedMicros, BigInteger maxTakenMicros) {

  public PeriodBounds {
    if (maxAddedMicros.signum() < 0 || maxTakenMicros.signum() < 0) {
      throw new IllegalArgumentException("bounds are not negative");
    }
  }

  /**
   * What follows from the period itself: with all lines added, the tenant has at most the whole of
   * the fees; with all taken off, not less than nothing.
   */
  public static PeriodBounds of(PeriodFacts facts) {
    BigInteger fees = BigInteger.ZERO;
    BigInteger royalties = BigInteger.ZERO;
    for (UsageTotal total : facts.totals()) {
      fees = fees.add(BigInteger.valueOf(total.feeBaseMicros()));
      royalties = royalties.add(BigInteger.valueOf(total.royaltyMicros()));
    }
    return new PeriodBounds(fees.subtract(royalties).max(BigInteger.ZERO), royalties);
  }

  void judge(List<StatementLine> lines) throws Misbehaviour {
    BigInteger added = BigInteger.ZERO;
    BigInteger taken = BigInteger.ZERO;
    for (StatementLine line : lines) {
      BigInteger amount = BigInteger.valueOf(line.amountMicros());
      added = added.add(amount.max(BigInteger.ZERO));
      taken = taken.add(amount.negate().max(BigInteger.ZERO));
    }
    if (added.compareTo(maxAddedMicros) > 0) {
      throw new Misbehaviour(
          FailureKind.OUT_OF_BOUNDS,
          "The lines add " + added + " micros where " + maxAddedMicros + " are allowed");
    }
    if (taken.compareTo(maxTakenMicros) > 0) {
      throw new Misbehaviour(
          FailureKind.OUT_OF_BOUNDS,
          "The lines take off " + taken + " micros where " + maxTakenMicros + " are allowed");
    }
  }
}
