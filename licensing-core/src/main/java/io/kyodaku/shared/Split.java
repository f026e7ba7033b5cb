package io.kyodaku.shared;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount by weights so that the parts add up exactly to the whole. Rounding is by
 * largest remainder (Hamilton's method); equal remainders go to the earlier part, so the same input
 * always gives the same parts.
 */
public final class Split {

  private Split() {}

  /**
   * @param amountMicros the whole, zero or more
   * @param weights zero or more each, at least one above zero
   * @return as many parts as weights, each within one micro of its exact proportion
   */
  public static List<Long> byWeights(long amountMicros, List<Long> weights) {
    BigInteger total =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (amountMicros < 0 || total.signum() <= 0 || weights.stream().anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException("cannot split " + amountMicros + " by " + weights);
    }
    List<Long> parts = new ArrayList<>(weights.size());
    List<Remainder> remainders = new ArrayList<>(weights.size());
    long given = 0;
    for (int i = 0; i < weights.size(); i++) {
      BigInteger[] share =
          BigInteger.valueOf(amountMicros)
              .multiply(BigInteger.valueOf(weights.get(i)))
              .divideAndRemainder(total);
      parts.add(share[0].longValueExact());
      given += share[0].longValueExact();
      remainders.add(new Remainder(i, share[1]));
    }
    remainders.sort(
        Comparator.comparing(Remainder::rest).reversed().thenComparingInt(Remainder::index));
    for (int i = 0; i < amountMicros - given; i++) {
      int index = remainders.get(i).index();
      parts.set(index, parts.get(index) + 1);
    }
    return List.copyOf(parts);
  }

  /**
   * The share of {@code amountMicros} that {@code bps} basis points name (0 to 10,000), rounded
   * half up.
   */
  public static long share(long amountMicros, int bps) {
    if (amountMicros < 0 || bps < 0 || bps > 10_000) {
      throw new IllegalArgumentException("cannot take " + bps + " basis points of " + amountMicros);
    }
    return byWeights(amountMicros, List.of((long) bps, (long) (10_000 - bps))).getFirst();
  }

  private record Remainder(int index, BigInteger rest) {}
}
