package io.kyodaku.tenant;

import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator closes a tenant for good, with a reason that all its members read. Nothing of it is
 * granted from then on, its contract has ended, its keys are revoked, and its members only look on.
 * What was granted before runs out by itself, unless the operator takes that back too. What it has
 * earned is still stated and paid.
 */
@Dependent
public class ClosingTenant {

  private static final Set<TenantStatus> FROM =
      Set.of(TenantStatus.VERIFIED, TenantStatus.SUSPENDED);

  private final MovingTenant moving;
  private final Tenants tenants;
  private final Iterable<EndingWithTenant> ending;
  private final Sql admin;
  private final Clock clock;

  @Inject
  ClosingTenant(
      MovingTenant moving,
      Tenants tenants,
      @Any Instance<EndingWithTenant> ending,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      Clock clock) {
    this(moving, tenants, (Iterable<EndingWithTenant>) ending, admin, clock);
  }

  ClosingTenant(
      MovingTenant moving,
      Tenants tenants,
      Iterable<EndingWithTenant> ending,
      DataSource admin,
      Clock clock) {
    this.moving = moving;
    this.tenants = tenants;
    this.ending = ending;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * What the operator typed.
   *
   * @param name the tenant's, letter for letter: that it is this one that is meant
   * @param stopNow whether what was granted before is taken back too, as the kill switch does
   */
  public record Farewell(@Nullable String reason, @Nullable String name, boolean stopNow) {}

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public StandingOutcome close(UUID operator, TenantId tenant, Farewell farewell) {
    FieldErrors errors = new FieldErrors();
    String reason = MovingTenant.reason(errors, farewell.reason());
    String typed = farewell.name() == null ? "" : farewell.name().strip();
    if (tenants.find(tenant).filter(found -> found.name().equals(typed)).isEmpty()) {
      errors.add("name", TenantFault.NOT_ITS_NAME);
    }
    if (!errors.none()) {
      return new StandingOutcome.Invalid(errors.list());
    }
    Instant now = clock.instant();
    StandingOutcome outcome =
        moving.move(
            operator,
            tenant,
            FROM,
            AuditAction.TENANT_CLOSED,
            closed -> closed.close(reason, farewell.stopNow(), now));
    if (outcome instanceof StandingOutcome.Moved) {
      admin.update(
          "update api_key set revoked_at = ? where kind = 'RIGHTSHOLDER' and owner_id = ?"
              + " and revoked_at is null",
          now,
          tenant);
      ending.forEach(what -> what.end(operator, tenant, reason, now));
    }
    return outcome;
  }
}
