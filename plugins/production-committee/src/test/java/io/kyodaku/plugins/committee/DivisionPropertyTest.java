package io.kyodaku.plugins.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.StatementLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DivisionPropertyTest {

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  @Property
  void feeAndSharesAddUpToWhatWasEarnedAndNoneIsNegative(
      @ForAll("committees") CommitteeSettings committee, @ForAll @LongRange(min = 0) long earned) {
    List<StatementLine> lines = ProductionCommitteeTest.lines(committee, earned);
    assertThat(lines)
        .allMatch(line -> line.type() == LineType.MEMBER_SHARE && line.amountMicros() > 0);
    assertThat(lines.stream().mapToLong(StatementLine::amountMicros).sum()).isEqualTo(earned);
    assertThat(ProductionCommitteeTest.lines(committee, earned)).isEqualTo(lines);
  }

  @Property
  void everyShareIsWithinAMicroOfTheExactOneAndTheFeeIsRoundedDown(
      @ForAll("committees") CommitteeSettings committee, @ForAll @LongRange(min = 0) long earned) {
    Division division = Division.of(committee, BigInteger.valueOf(earned));
    assertThat(division.feeMicros()).isEqualTo(part(earned, committee.feeBps()));
    long left = earned - division.feeMicros();
    for (int i = 0; i < committee.members().size(); i++) {
      long down = part(left, committee.members().get(i).shareBps());
      assertThat(division.sharesMicros().get(i) - down).isBetween(0L, 1L);
    }
  }

  @Property
  void aLargerShareNeverHasLess(
      @ForAll("committees") CommitteeSettings committee, @ForAll @LongRange(min = 0) long earned) {
    List<Long> shares = Division.of(committee, BigInteger.valueOf(earned)).sharesMicros();
    List<Member> members = committee.members();
    for (int i = 0; i < members.size(); i++) {
      for (int k = 0; k < members.size(); k++) {
        if (members.get(i).shareBps() > members.get(k).shareBps()) {
          assertThat(shares.get(i)).isGreaterThanOrEqualTo(shares.get(k));
        }
      }
    }
  }

  /** The whole, cut at up to nineteen places. */
  @Provide
  Arbitrary<CommitteeSettings> committees() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 9_999).set().ofMaxSize(19),
            Arbitraries.longs().between(0, 10_000))
        .as(
            (cuts, feeBps) -> {
              List<Member> members = new ArrayList<>();
              long from = 0;
              TreeSet<Long> inOrder = new TreeSet<>(cuts);
              inOrder.add(10_000L);
              for (long cut : inOrder) {
                members.add(new Member(cut - from, "社" + members.size()));
                from = cut;
              }
              return new CommitteeSettings(members, "幹事", feeBps);
            });
  }

  private static long part(long amount, long bps) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(bps))
        .divide(WHOLE)
        .longValueExact();
  }
}
