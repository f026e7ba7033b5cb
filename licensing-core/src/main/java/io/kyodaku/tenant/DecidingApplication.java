package io.kyodaku.tenant;

import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator verifies an applicant, or rejects it with a reason that the applicant reads. */
@Dependent
public class DecidingApplication {

  private final MovingTenant moving;

  @Inject
  DecidingApplication(MovingTenant moving) {
    this.moving = moving;
  }

  /** What the operator says. */
  public sealed interface Verdict {

    record Verify() implements Verdict {}

    record Reject(@Nullable String reason) implements Verdict {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public StandingOutcome decide(UUID operator, TenantId tenant, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verify verify ->
          moving.move(
              operator, tenant, TenantStatus.APPLIED, AuditAction.TENANT_VERIFIED, Tenant::verify);
      case Verdict.Reject reject -> reject(operator, tenant, reject.reason());
    };
  }

  private StandingOutcome reject(UUID operator, TenantId tenant, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = MovingTenant.reason(errors, typed);
    if (!errors.none()) {
      return new StandingOutcome.Invalid(errors.list());
    }
    return moving.move(
        operator, tenant, TenantStatus.APPLIED, AuditAction.TENANT_REJECTED, t -> t.reject(reason));
  }
}
