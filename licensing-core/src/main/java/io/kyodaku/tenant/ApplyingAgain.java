package io.kyodaku.tenant;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody who is signed in applies for a rightsholder, the first or another one. */
@Dependent
public class ApplyingAgain {

  private static final int TENANTS_AT_MOST = 20;

  private final RegisteringTenant registering;
  private final Memberships memberships;

  @Inject
  ApplyingAgain(RegisteringTenant registering, Memberships memberships) {
    this.registering = registering;
    this.memberships = memberships;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Applied(TenantId tenant) implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome apply(UUID accountId, RightsholderForm rightsholder) {
    FieldErrors errors = new FieldErrors();
    Optional<Organisation> organisation = Organisation.read(errors, rightsholder);
    if (memberships.of(accountId).size() >= TENANTS_AT_MOST) {
      errors.add("organisation", TenantFault.TOO_MANY_TENANTS, TENANTS_AT_MOST);
    }
    if (!errors.none() || organisation.isEmpty()) {
      return new Outcome.Invalid(errors.list());
    }
    return new Outcome.Applied(registering.register(organisation.get(), accountId));
  }
}
