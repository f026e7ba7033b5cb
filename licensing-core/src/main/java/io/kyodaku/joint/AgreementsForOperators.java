package io.kyodaku.joint;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What operators see of what owners agreed: all of a tenant's. */
@Dependent
public class AgreementsForOperators {

  private static final int AT_MOST = 100;

  private final Sql admin;
  private final CatalogSides sides;

  @Inject
  public AgreementsForOperators(@DatabaseRole(Kind.ADMIN) DataSource admin, CatalogSides sides) {
    this.admin = new Sql(admin);
    this.sides = sides;
  }

  /** In force first, the newest of each; at most 100. */
  public List<JointAgreement> of(TenantId tenant) {
    return sides.named(
        admin.list(
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where ? in (proposer_id, other_id) order by status ="
                + " 'ACCEPTED' desc, status = 'PROPOSED' desc, proposed_at desc, id limit ?",
            JointAgreement::read,
            tenant,
            AT_MOST));
  }

  public Optional<JointAgreement> find(UUID id) {
    return sides
        .named(
            admin.list(
                "select " + JointAgreement.COLUMNS + " from joint_agreement where id = ?",
                JointAgreement::read,
                id))
        .stream()
        .findFirst();
  }
}
