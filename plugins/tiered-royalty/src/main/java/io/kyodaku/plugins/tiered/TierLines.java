package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What volume adds to a statement.
 *
 * <p>The period's volume is cut at the thresholds. Of each slice the tenant earns the difference
 * between the tier's share and the contract's; a tier below the contract's share adds nothing. A
 * slice of the volume stands for the same fraction of the period's fees, because facts carry totals
 * and no order of usages:
 *
 * <pre>{@code
 * difference = fees × Σ slice × max(0, tier share - contract share) / (volume × 10,000)
 * }</pre>
 *
 * rounded down to a micro once, then apportioned over assets and uses by their fees.
 */
final class TierLines {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);

  private TierLines() {}

  static List<StatementLine> of(TieredSettings settings, PeriodFacts facts) {
    BigInteger volume = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    List<Long> feesByTotal = new ArrayList<>();
    for (UsageTotal total : facts.totals()) {
      volume = volume.add(BigInteger.valueOf(settings.measure().in(total)));
      fees = fees.add(BigInteger.valueOf(total.feeBaseMicros()));
      feesByTotal.add(total.feeBaseMicros());
    }
    if (volume.signum() == 0 || fees.signum() == 0) {
      return List.of();
    }
    long difference =
        fees.multiply(weightedDifference(settings, volume, facts.shareBps()))
            .divide(volume.multiply(WHOLE_BPS))
            .longValueExact();
    List<Long> parts = LargestRemainder.apportion(difference, feesByTotal);
    return lines(facts, parts, text(settings.measure(), volume));
  }

  /** Σ slice × (tier share - contract share) over the slices of the volume, in basis points. */
  private static BigInteger weightedDifference(
      TieredSettings settings, BigInteger volume, int contractShareBps) {
    BigInteger sum = BigInteger.ZERO;
    List<Tier> tiers = settings.tiers();
    for (int i = 0; i < tiers.size(); i++) {
      BigInteger from = threshold(settings.measure(), tiers.get(i));
      BigInteger to =
          i + 1 < tiers.size()
              ? threshold(settings.measure(), tiers.get(i + 1)).min(volume)
              : volume;
      BigInteger slice = to.subtract(from).max(BigInteger.ZERO);
      long moreBps = Math.max(0, tiers.get(i).shareBps() - contractShareBps);
      sum = sum.add(slice.multiply(BigInteger.valueOf(moreBps)));
    }
    return sum;
  }

  private static BigInteger threshold(Measure measure, Tier tier) {
    return BigInteger.valueOf(tier.above()).multiply(BigInteger.valueOf(measure.scale()));
  }

  private static String text(Measure measure, BigInteger volume) {
    BigInteger counted = volume.divide(BigInteger.valueOf(measure.scale()));
    return "Higher share by volume: " + counted + " " + measure.words() + " in the period";
  }

  private static List<StatementLine> lines(PeriodFacts facts, List<Long> parts, String text) {
    List<StatementLine> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) != 0) {
        lines.add(
            StatementLine.ofTotal(
                LineType.TIER, facts.totals().get(i), parts.get(i), facts.currency(), text));
      }
    }
    return lines;
  }
}
