package io.kyodaku.tenant;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The step that every decision of an operator about a tenant takes, in that decision's transaction:
 * find it in the expected state, move it, write it down.
 */
@Dependent
class MovingTenant {

  private static final int REASON_LENGTH = 2_000;

  private final JpaTenants tenants;
  private final Sql admin;
  private final Clock clock;

  @Inject
  MovingTenant(JpaTenants tenants, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.tenants = tenants;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  static String reason(FieldErrors errors, @Nullable String typed) {
    String reason = errors.lines("reason", typed, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    return reason;
  }

  /**
   * @param what the audit trail's word, by which those concerned are told
   */
  StandingOutcome move(
      UUID operator, TenantId id, TenantStatus from, AuditAction what, Consumer<Tenant> step) {
    return move(operator, id, Set.of(from), what, step);
  }

  /**
   * @param from one of which it has to stand as
   */
  StandingOutcome move(
      UUID operator, TenantId id, Set<TenantStatus> from, AuditAction what, Consumer<Tenant> step) {
    Optional<Tenant> found = tenants.lock(id);
    if (found.isEmpty()) {
      return new StandingOutcome.UnknownTenant();
    }
    Tenant tenant = found.get();
    if (!from.contains(tenant.status())) {
      return new StandingOutcome.NotPossible(tenant.status());
    }
    step.accept(tenant);
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                what,
                id,
                id.value(),
                tenant.statusReason().orElse(""),
                clock));
    return new StandingOutcome.Moved(tenant.status());
  }
}
