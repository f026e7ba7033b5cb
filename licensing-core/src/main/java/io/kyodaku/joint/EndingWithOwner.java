package io.kyodaku.joint;

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
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** With a tenant ends what it agreed with others. What it was asked lapses by itself. */
@Dependent
public class EndingWithOwner implements EndingWithTenant {

  private static final String CLOSED = "The rightsholder is no longer here.";

  private final Sql admin;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public EndingWithOwner(
      @DatabaseRole(Kind.ADMIN) DataSource admin, CatalogSides sides, Clock clock) {
    this.admin = new Sql(admin);
    this.sides = sides;
    this.clock = clock;
  }

  /** The other side reads that the owner has closed, and not why. */
  @Override
  public void end(UUID operator, TenantId tenant, String reason, Instant now) {
    List<JointAgreement> agreed =
        admin.list(
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where ? in (proposer_id, other_id) and (status ="
                + " 'ACCEPTED' or status = 'REPLACED' and over_at > greatest(?,"
                + " starts_at)) for update",
            JointAgreement::read,
            tenant,
            now);
    for (JointAgreement one : agreed) {
      String detail = sides.detail(one);
      admin.run(
          connection -> {
            JointRows.end(connection, one.id(), operator, JointSide.PLATFORM, CLOSED, now);
            JointRows.audit(
                connection,
                operator,
                AuditAction.JOINT_ENDED,
                one.partnerOf(tenant),
                one.id(),
                detail,
                clock);
          });
    }
  }
}
