package io.kyodaku.tenant;

import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator has nothing of a tenant granted and nothing paid to it any more, with a reason that
 * its owners read. What was granted before is not taken back: that is the kill switch's.
 */
@Dependent
public class SuspendingTenant {

  private final MovingTenant moving;

  @Inject
  SuspendingTenant(MovingTenant moving) {
    this.moving = moving;
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public StandingOutcome suspend(UUID operator, TenantId tenant, @Nullable String typedReason) {
    FieldErrors errors = new FieldErrors();
    String reason = MovingTenant.reason(errors, typedReason);
    if (!errors.none()) {
      return new StandingOutcome.Invalid(errors.list());
    }
    return moving.move(
        operator,
        tenant,
        TenantStatus.VERIFIED,
        AuditAction.TENANT_SUSPENDED,
        t -> t.suspend(reason));
  }
}
