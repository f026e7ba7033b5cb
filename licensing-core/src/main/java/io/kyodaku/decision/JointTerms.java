package io.kyodaku.decision;

import java.util.UUID;

/**
 * By which agreement of two owners a fee was divided, and what its owner asked before.
 *
 * @param shareBps of what both ask, the part of the side that the licence is on
 * @param ownFeeMicros what the owner's own terms come to, in its currency
 * @param ownFeeCreditMicros the same in microcredits at par: what both sides' come to is what both
 *     are paid
 */
public record JointTerms(
    UUID agreementId, int shareBps, long ownFeeMicros, long ownFeeCreditMicros) {

  JointTerms withOwnFee(long micros, long creditMicros) {
    return new JointTerms(agreementId, shareBps, micros, creditMicros);
  }
}
