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
 * with a reason and a code of their own, so that an open session is not enough. The password alone
 * signs in then, all sessions end, and the person is told by mail, so that whoever did not ask for
 * it hears of it. Operators are left out: whoever has got hold of one must not get the others too.
 */
@Dependent
public class ResettingSecondFactor {

  private static final int REASON_LENGTH = 500;

  private final CheckingSecondFactor codes;
  private final AccountChange change;

  @Inject
  ResettingSecondFactor(CheckingSecondFactor codes, AccountChange change) {
    this.codes = codes;
    this.change = change;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Reset() implements Outcome {}

    /** Nothing changed: there is no second step, or nobody of this id. */
    record NotOn() implements Outcome {}

    /** Nothing changed: it would be an operator's, or one's own. */
    record OfOperator() implements Outcome {}

    /**
     * Nothing changed: the operator's own code does not fit, or there is no second step for one.
     */
    record WrongCode() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param code the operator's own, of the app or a recovery code; it is used up
   */
  public Outcome reset(
      UUID operator, UUID accountId, @Nullable String typedReason, @Nullable String code) {
    if (operator.equals(accountId) || change.isOperator(accountId)) {
      return new Outcome.OfOperator();
    }
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    if (!codes.passes(operator, code)) {
      return new Outcome.WrongCode();
    }
    return change.resetSecondFactor(operator, accountId, reason)
        ? new Outcome.Reset()
        : new Outcome.NotOn();
  }
}
