package io.kyodaku.plugin;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How far a plugin's lines may move a statement, each in micros and not negative.
 *
 * @param addedAtMost what lines for volume may add
 * @param guaranteedAtMost what lines of guarantees may add
 * @param recoupedAtMost what may be earned back of an advance
 * @param takenAtMost what all lines may take off together, which is what the usages earned
 */
public record PeriodBounds(
    BigInteger addedAtMost,
    BigInteger guaranteedAtMost,
    BigInteger recoupedAtMost,
    BigInteger takenAtMost) {

  public PeriodBounds {
    for (BigInteger bound : List.of(addedAtMost, guaranteedAtMost, recoupedAtMost, takenAtMost)) {
      if (bound.signum() < 0) {
        throw new IllegalArgumentException("bounds are not negative");
      }
    }
  }

  /**
   * What follows from the period itself: with all lines for volume added, the tenant has at most
   * the whole of the fees; with all taken off, not less than nothing; and no more is earned back
   * than was advanced.
   *
   * @param guaranteedMicros what its contract still promises beyond that, not negative
   */
  public static PeriodBounds of(PeriodFacts facts, long guaranteedMicros) {
    BigInteger fees = BigInteger.ZERO;
    BigInteger royalties = BigInteger.ZERO;
    for (UsageTotal total : facts.totals()) {
      fees = fees.add(BigInteger.valueOf(total.feeBaseMicros()));
      royalties = royalties.add(BigInteger.valueOf(total.royaltyMicros()));
    }
    return new PeriodBounds(
        fees.subtract(royalties).max(BigInteger.ZERO),
        BigInteger.valueOf(guaranteedMicros),
        BigInteger.valueOf(facts.openAdvanceMicros()),
        royalties);
  }

  void judge(List<StatementLine> lines) throws Misbehaviour {
    BigInteger added = BigInteger.ZERO;
    BigInteger guaranteed = BigInteger.ZERO;
    BigInteger recouped = BigInteger.ZERO;
    BigInteger taken = BigInteger.ZERO;
    BigInteger earned = takenAtMost;
    Optional<BigInteger> members = Optional.empty();
    for (StatementLine line : lines) {
      BigInteger amount = BigInteger.valueOf(line.amountMicros());
      requireSign(line);
      if (line.type() == LineType.MEMBER_SHARE) {
        members = Optional.of(members.orElse(BigInteger.ZERO).add(amount));
        continue;
      }
      earned = earned.add(amount);
      if (amount.signum() < 0) {
        taken = taken.subtract(amount);
      }
      switch (line.type()) {
        case GUARANTEE -> guaranteed = guaranteed.add(amount);
        case RECOUPMENT -> recouped = recouped.subtract(amount);
        default -> added = added.add(amount.max(BigInteger.ZERO));
      }
    }
    require(added, addedAtMost, "add");
    require(guaranteed, guaranteedAtMost, "guarantee");
    require(recouped, recoupedAtMost, "earn back");
    require(taken, takenAtMost, "take off");
    if (members.isPresent() && !members.get().equals(earned)) {
      throw new Misbehaviour(
          FailureKind.OUT_OF_BOUNDS, "The members have " + members.get() + " micros of " + earned);
    }
  }

  private static void requireSign(StatementLine line) throws Misbehaviour {
    boolean positive = line.type() == LineType.GUARANTEE || line.type() == LineType.MEMBER_SHARE;
    if ((positive && line.amountMicros() < 0)
        || (line.type() == LineType.RECOUPMENT && line.amountMicros() > 0)) {
      throw new Misbehaviour(
          FailureKind.OUT_OF_BOUNDS,
          "A line of type " + line.type() + " over " + line.amountMicros() + " micros");
    }
  }

  private static void require(BigInteger micros, BigInteger atMost, String what)
      throws Misbehaviour {
    if (micros.compareTo(atMost) > 0) {
      throw new Misbehaviour(
          FailureKind.OUT_OF_BOUNDS,
          "The lines " + what + " " + micros + " micros where " + atMost + " are allowed");
    }
  }
}
