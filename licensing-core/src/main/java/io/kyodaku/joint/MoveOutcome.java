package io.kyodaku.joint;

import io.kyodaku.shared.FieldError;
import java.util.List;

/** What became of moving an agreement. */
public sealed interface MoveOutcome {

  /** It stands so now. */
  record Moved(JointStatus status) implements MoveOutcome {}

  /** There is none, or none of this side. */
  record NotFound() implements MoveOutcome {}

  /** Only who signs for a rightsholder binds it. */
  record NotAnOwner() implements MoveOutcome {}

  /**
   * Somebody or something was quicker.
   *
   * @param status where it stands
   */
  record NotNow(JointStatus status) implements MoveOutcome {}

  /** It is the other side's to do. */
  record NotThisSide() implements MoveOutcome {}

  /** What a side brought is not its own any more, or it may not license at present. */
  record SideGone() implements MoveOutcome {}

  record Invalid(List<FieldError> errors) implements MoveOutcome {}
}
