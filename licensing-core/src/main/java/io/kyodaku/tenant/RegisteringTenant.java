package io.kyodaku.tenant;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of a new tenant and its first member, in the transaction of an application. */
@Dependent
class RegisteringTenant {

  private final JpaTenants tenants;
  private final Sql admin;
  private final Clock clock;

  @Inject
  RegisteringTenant(JpaTenants tenants, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.tenants = tenants;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  TenantId register(Organisation organisation, UUID ownerAccountId) {
    TenantId id = new TenantId(Ids.next());
    String slug = Slugs.of(organisation.name());
    Instant now = clock.instant();
    tenants.add(new Tenant(id, Slugs.free(slug, tenants.holdSlugsLike(slug)), organisation, now));
    admin.update(
        "insert into member (tenant_id, account_id, role, since) values (?, ?, ?, ?)",
        id,
        ownerAccountId,
        MemberRole.OWNER,
        now);
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(ownerAccountId),
                AuditAction.TENANT_APPLIED,
                id,
                id.value(),
                "",
                clock));
    return id;
  }
}
