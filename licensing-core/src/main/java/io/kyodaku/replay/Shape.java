package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.PastUsage;
import io.kyodaku.rule.Action;
import io.kyodaku.shared.Split;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that usages have in common, but for when they were and what came of them: many usages are of
 * one shape, and are decided alike within a stretch of time in which no rule turns.
 *
 * @param own what the owner said then
 * @param others what everybody else did, which a draft of this owner does not change
 * @param decidedBy the rule or guard of this owner that decided then; may be empty
 * @param licences of this owner, in their order
 */
record Shape(PastUsage usage, Action own, Action others, String decidedBy, List<Licence> licences) {

  Shape {
    licences = List.copyOf(licences);
  }

  Answer was() {
    return Answer.of(own, others);
  }

  /**
   * A claim that was in it.
   *
   * @param ruleId by which it was granted; empty of a refusal
   * @param factorBps of the fee that was set; 0 of a refusal
   * @param terms on which it was granted; null of a refusal, which had none
   * @param joint how its fee was divided with another owner; null where it was not
   */
  record Licence(
      UUID claimId,
      UUID assetId,
      String ruleId,
      int factorBps,
      @Nullable EarningTerms terms,
      @Nullable Joint joint) {

    Licence(
        UUID claimId, UUID assetId, String ruleId, int factorBps, @Nullable EarningTerms terms) {
      this(claimId, assetId, ruleId, factorBps, terms, null);
    }
  }

  /**
   * By an agreement of two owners a fee is a part of what both ask.
   *
   * @param shareBps of what this owner asks, what it gets of that
   * @param othersMicros what it got beside that when it was granted
   */
  record Joint(int shareBps, long othersMicros) {

    /** Of a fee for which the owner asked {@code ownMicros}. */
    static Joint of(int shareBps, long feeMicros, long ownMicros) {
      return new Joint(shareBps, feeMicros - Split.share(ownMicros, shareBps));
    }

    /** The fee where this owner asks for another, and the other for the same. */
    long fee(long ownMicros) {
      return Math.max(0, Math.addExact(othersMicros, Split.share(ownMicros, shareBps)));
    }
  }
}
