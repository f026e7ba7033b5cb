package io.kyodaku.generation;

import io.kyodaku.decision.Reason;
import io.kyodaku.screening.Match;
import java.util.List;

/**
 * What came of an attempt to authorize, settle, void, approve or decline. Refusals change nothing,
 * and bind no idempotency key.
 */
public sealed interface ChargeOutcome {

  /** Answers to an authorization request. */
  sealed interface OfAuthorize extends ChargeOutcome {}

  /** Answers to a settlement. */
  sealed interface OfSettle extends ChargeOutcome {}

  /** Answers to a void. */
  sealed interface OfVoid extends ChargeOutcome {}

  /** Answers to an owner's yes. */
  sealed interface OfApprove extends ChargeOutcome {}

  /** Answers to an owner's no. */
  sealed interface OfDecline extends ChargeOutcome {}

  /** Credits are held. */
  record Held(Authorization authorization, String body) implements OfAuthorize {}

  /** Nothing is held; an owner was asked. */
  record PendingApproval(Authorization authorization, String body) implements OfAuthorize {}

  /** The key had its effect before; the original answer, to the letter. */
  record Replayed(int status, String body) implements OfAuthorize {}

  /** The key is bound to another usage. */
  record KeyReused() implements OfAuthorize {}

  /** The decision was no. */
  record Refused(List<Reason> reasons, List<Match> matches) implements OfAuthorize, OfApprove {}

  /** Charged; or it was before, for the same seconds. */
  record Settled(Authorization authorization) implements OfSettle {}

  /** Charged before, for other seconds; or no longer to be voided. */
  record AlreadySettled() implements OfSettle, OfVoid {}

  /** Given up before. */
  record AlreadyVoided() implements OfSettle {}

  /** More seconds than were held. */
  record AboveHold(int heldSeconds) implements OfSettle {}

  /** An owner has not answered yet. */
  record NotYetApproved() implements OfSettle {}

  /** An asset, work or tenant that it used was stopped meanwhile. */
  record Killed() implements OfSettle {}

  /** Released; or it was before. */
  record Voided(Authorization authorization) implements OfVoid {}

  /** The last approval that was needed: credits are held. */
  record Approved(Authorization authorization) implements OfApprove {}

  /** Noted; other owners have not answered yet. */
  record StillPending(Authorization authorization) implements OfApprove {}

  /** Refused for good; it is VOIDED. */
  record Declined(Authorization authorization) implements OfDecline {}

  /** It no longer waits for this tenant's answer. */
  record NotPending(AuthorizationStatus status) implements OfApprove, OfDecline {}

  /** The wallet has fewer microcredits available than are needed. */
  record InsufficientCredits(long availableMicros, long neededMicros)
      implements OfAuthorize, OfSettle, OfApprove {}

  /** The creator lets this generator spend no more. */
  record SpendingLimitReached(long limitMicros, long spentMicros, long neededMicros)
      implements OfAuthorize, OfSettle, OfApprove {}

  /** To this generator the creator does not exist. */
  record NotLinked() implements OfAuthorize, OfSettle, OfApprove {}

  /** No such authorization, or another's. */
  record NotFound() implements OfSettle, OfVoid, OfApprove, OfDecline {}

  /**
   * Too busy, or the database is out of reach: retryable. Whether it took effect may be unknown;
   * asking again with the same key or id finds out.
   */
  record Unavailable() implements OfAuthorize, OfSettle, OfVoid, OfApprove, OfDecline {}
}
