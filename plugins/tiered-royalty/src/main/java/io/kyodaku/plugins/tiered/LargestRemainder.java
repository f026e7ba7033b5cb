package io.kyodaku.plugins.tiered;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Apportions an amount by weights so that the parts add up exactly (the method of Hare and
 * Hamilton).
 *
 * <p>Each part is first rounded down; the micros left over go to the largest remainders, one each,
 * and among equal remainders to the first in order.
 */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * The parts, in the order of the weights.
   *
   * @param amount not negative
   * @param weights none negative, not all zero
   */
  static List<Long> apportion(long amount, List<Long> weights) {
    BigInteger sum =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<Long> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    long left = amount;
    for (long weight : weights) {
      BigInteger[] part =
          BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
      parts.add(part[0].longValueExact());
      remainders.add(part[1]);
      left -= part[0].longValueExact();
    }
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
        .limit(left)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return parts;
  }
}
