package io.kyodaku.identity;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator takes away the second step of somebody who has lost the app and the recovery codes,
 * with a reason. The password alone signs in then, all sessions end, and the person is told by
 * mail, so that whoever did not ask for it hears of it. Nobody does this for itself.
 */
@Dependent
public class ResettingSecondFactor {

  private static final int REASON_LENGTH = 500;

  private final AccountChange change;

  @Inject
  ResettingSecondFactor(AccountChange change) {
    this.change = change;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Reset() implements Outcome {}

    /** Nothing changed: there is no second step, or nobody of this id. */
    record NotOn() implements Outcome {}

    /** Nothing changed: it would be the operator's own. */
    record OnesOwn() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome reset(UUID operator, UUID accountId, @Nullable String typedReason) {
    if (operator.equals(accountId)) {
      return new Outcome.OnesOwn();
    }
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return change.resetSecondFactor(operator, accountId, reason)
        ? new Outcome.Reset()
        : new Outcome.NotOn();
  }
}
