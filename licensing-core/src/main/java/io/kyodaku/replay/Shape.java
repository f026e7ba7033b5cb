package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.PastUsage;
import io.kyodaku.rule.Action;
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
   */
  record Licence(
      UUID claimId, UUID assetId, String ruleId, int factorBps, @Nullable EarningTerms terms) {}
}
