package io.kyodaku.api;

import io.kyodaku.generation.ChargeOutcome;

/** Refusals of the money, as problems. */
final class ChargeProblems {

  private static final int RETRY_SECONDS = 1;

  private ChargeProblems() {}

  static Problem of(ChargeOutcome refusal) {
    return switch (refusal) {
      case ChargeOutcome.NotLinked stranger -> Problem.notFound();
      case ChargeOutcome.NotFound unknown -> Problem.notFound();
      case ChargeOutcome.Unavailable busy -> Problem.unavailable(RETRY_SECONDS);
      case ChargeOutcome.KeyReused reused ->
          Problem.of(
              ProblemKind.IDEMPOTENCY_KEY_REUSED,
              "This key was used for another usage. Take a new key for a new usage.");
      case ChargeOutcome.Refused refused ->
          Problem.of(ProblemKind.LICENSE_REFUSED, "The usage is not allowed; reasons says why.")
              .with("reasons", ReasonAnswer.of(refused.reasons()))
              .with("matches", MatchAnswer.of(refused.matches()));
      case ChargeOutcome.InsufficientCredits few ->
          Problem.of(
                  ProblemKind.INSUFFICIENT_CREDITS,
                  "The creator's wallet has fewer credits available than are needed.")
              .with("available", Amounts.ofMicros(few.availableMicros()))
              .with("needed", Amounts.ofMicros(few.neededMicros()));
      case ChargeOutcome.SpendingLimitReached limit ->
          Problem.of(
                  ProblemKind.SPENDING_LIMIT_REACHED,
                  "The creator's limit for this generator would be exceeded.")
              .with("limit", Amounts.ofMicros(limit.limitMicros()))
              .with("spent", Amounts.ofMicros(limit.spentMicros()))
              .with("needed", Amounts.ofMicros(limit.neededMicros()));
      case ChargeOutcome.AlreadySettled settled ->
          Problem.of(ProblemKind.ALREADY_SETTLED, "It was settled before, for other seconds.");
      case ChargeOutcome.AlreadyVoided voided ->
          Problem.of(ProblemKind.ALREADY_VOIDED, "It was voided before.");
      case ChargeOutcome.Killed killed ->
          Problem.of(
              ProblemKind.ALREADY_VOIDED,
              "An owner has stopped what it uses; its credits are released.");
      case ChargeOutcome.AboveHold above ->
          Problem.of(ProblemKind.ABOVE_HOLD, "More seconds than were authorized.")
              .with("heldSeconds", above.heldSeconds());
      case ChargeOutcome.NotYetApproved pending ->
          Problem.of(ProblemKind.NOT_YET_APPROVED, "An owner has not approved it yet.");
      default ->
          throw new IllegalArgumentException("not a refusal of a generator's call: " + refusal);
    };
  }
}
