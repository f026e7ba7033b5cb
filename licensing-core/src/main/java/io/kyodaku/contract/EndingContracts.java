package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.EndingWithTenant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * With a tenant ends its contract, and nothing waits to be countersigned any more. Its statements
 * are closed under the version that was in force last.
 */
@Dependent
public class EndingContracts implements EndingWithTenant {

  private static final int REASON_LENGTH = 1_000;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public EndingContracts(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** First what is signed: whoever countersigns it meanwhile makes it the one that ends. */
  @Override
  public void end(UUID operator, TenantId tenant, String reason, Instant now) {
    String kept = reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) : reason;
    admin.update(
        "update contract_version set status = 'REJECTED', rejected_because = ?, ended_at = ?,"
            + " version = version + 1 where tenant_id = ? and status = 'SIGNED'",
        kept,
        now,
        tenant);
    admin.update(
        "update contract_version set status = 'LAPSED', ended_at = ?, version = version + 1"
            + " where tenant_id = ? and status = 'AGREED'",
        now,
        tenant);
    admin.update(
        "update contract_notice set status = 'LAPSED' where tenant_id = ? and status = 'RUNNING'",
        tenant);
    admin
        .list(
            "update contract_version set status = 'ENDED', ended_at = ?, version = version + 1"
                + " where tenant_id = ? and status = 'IN_FORCE' returning id, number",
            row -> new Ended(row.getObject("id", UUID.class), row.getInt("number")),
            now,
            tenant)
        .forEach(
            ended ->
                admin.run(
                    connection ->
                        Audit.record(
                            connection,
                            Actor.account(operator),
                            AuditAction.CONTRACT_ENDED,
                            tenant,
                            ended.id(),
                            "version " + ended.number(),
                            clock)));
  }

  private record Ended(UUID id, int number) {}
}
