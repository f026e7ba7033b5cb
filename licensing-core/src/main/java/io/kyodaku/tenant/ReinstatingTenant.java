package io.kyodaku.tenant;

import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An operator ends a tenant's suspension. */
@Dependent
public class ReinstatingTenant {

  private final MovingTenant moving;

  @Inject
  ReinstatingTenant(MovingTenant moving) {
    this.moving = moving;
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public StandingOutcome reinstate(UUID operator, TenantId tenant) {
    return moving.move(
        operator, tenant, TenantStatus.SUSPENDED, AuditAction.TENANT_REINSTATED, Tenant::reinstate);
  }
}
