package io.kyodaku.generation;

import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * An owner says no to a usage that waits for it. To the creator and its generator it goes on
 * waiting until it expires.
 */
@Dependent
public class DecliningGeneration {

  private final Authorizations authorizations;
  private final Charges charges;

  @Inject
  public DecliningGeneration(Authorizations authorizations, Charges charges) {
    this.authorizations = authorizations;
    this.charges = charges;
  }

  /**
   * @param accountId who answers for the tenant, checked by the caller
   */
  public ChargeOutcome.OfDecline decline(TenantId tenant, UUID accountId, UUID authorizationId) {
    return authorizations
        .ofTenant(tenant.value(), authorizationId)
        .map(pending -> charges.decline(tenant, accountId, pending))
        .orElseGet(ChargeOutcome.NotFound::new);
  }
}
