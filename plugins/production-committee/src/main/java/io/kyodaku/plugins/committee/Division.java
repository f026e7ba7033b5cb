package io.kyodaku.plugins.committee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount, divided: the administrator's fee, rounded down to a micro, then what is left among the
 * members by largest remainder.
 *
 * <p>Each share is first rounded down; the micros left over, fewer than there are members, go to
 * the largest remainders, one each, and among equal remainders to the member that is named first.
 *
 * @param feeMicros the administrator's fee
 * @param sharesMicros what each member has, in the settings' order
 */
record Division(long feeMicros, List<Long> sharesMicros) {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(CommitteeSettings.WHOLE_BPS);

  /**
   * @param earned in micros, not negative
   * @throws ArithmeticException when a part is more than a long holds
   */
  static Division of(CommitteeSettings settings, BigInteger earned) {
    BigInteger fee = earned.multiply(BigInteger.valueOf(settings.feeBps())).divide(WHOLE_BPS);
    return new Division(fee.longValueExact(), shares(settings.members(), earned.subtract(fee)));
  }

  private static List<Long> shares(List<Member> members, BigInteger amount) {
    List<Long> shares = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    BigInteger left = amount;
    for (Member member : members) {
      BigInteger[] share =
          amount.multiply(BigInteger.valueOf(member.shareBps())).divideAndRemainder(WHOLE_BPS);
      shares.add(share[0].longValueExact());
      remainders.add(share[1]);
      left = left.subtract(share[0]);
    }
    IntStream.range(0, members.size())
        .boxed()
        .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
        .limit(left.longValueExact())
        .forEach(i -> shares.set(i, shares.get(i) + 1));
    return List.copyOf(shares);
  }
}
