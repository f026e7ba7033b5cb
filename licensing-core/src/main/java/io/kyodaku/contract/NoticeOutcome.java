package io.kyodaku.contract;

import io.kyodaku.shared.FieldError;
import java.time.Instant;
import java.util.List;

/** What became of giving or withdrawing notice. */
public sealed interface NoticeOutcome {

  record Given(Instant endsAt, Instant windDownUntil) implements NoticeOutcome {}

  record Withdrawn() implements NoticeOutcome {}

  /** Only owners end their contract. */
  record NotAnOwner() implements NoticeOutcome {}

  /** There is no contract that could be ended. */
  record NothingToEnd() implements NoticeOutcome {}

  /** Somebody gave notice already. */
  record RunsAlready(Instant endsAt) implements NoticeOutcome {}

  /** No notice runs that this side gave, or its date has come. */
  record NothingToWithdraw() implements NoticeOutcome {}

  record Invalid(List<FieldError> errors) implements NoticeOutcome {}
}
