package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** An operator puts a pack that was thought of on offer. */
@Dependent
public class OfferingDraftPack {

  private final OfferingCreditPack offering;

  @Inject
  public OfferingDraftPack(OfferingCreditPack offering) {
    this.offering = offering;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Offered(UUID packId) implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public Outcome offer(Actor actor, DraftPack draft) {
    List<FieldError> faults = draft.faults();
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults);
    }
    CreditPack pack = draft.pack();
    if (!offering.offer(pack, actor)) {
      FieldErrors taken = new FieldErrors();
      taken.add("code", PackFault.PACK_CODE_TAKEN);
      return new Outcome.Invalid(taken.list());
    }
    return new Outcome.Offered(pack.id());
  }
}
