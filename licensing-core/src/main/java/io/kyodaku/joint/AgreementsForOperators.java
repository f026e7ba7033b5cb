package io.kyodaku.joint;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What operators see of what owners agreed: all of a tenant's. */
@Dependent
public class AgreementsForOperators {

  private static final int AT_MOST = 100;
  private static final String OF_CONTRACT =
      " (select share_bps from contract_version where tenant_id = ? and status in ('IN_FORCE',"
          + " 'AGREED') and effective_from <= ? order by effective_from desc, number desc limit 1)"
          + " %s";

  private final Sql admin;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public AgreementsForOperators(
      @DatabaseRole(Kind.ADMIN) DataSource admin, CatalogSides sides, Clock clock) {
    this.admin = new Sql(admin);
    this.sides = sides;
    this.clock = clock;
  }

  /**
   * The owners' shares of their fees by the contracts that hold now, in basis points.
   *
   * @param proposerBps the proposer's
   * @param otherBps the other's
   */
  public record ContractShares(int proposerBps, int otherBps) {}

  /** In force first, the newest of each; at most 100. */
  public List<JointAgreement> of(TenantId tenant) {
    return sides.named(
        admin.list(
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where ? in (proposer_id, other_id) order by status ="
                + " 'ACCEPTED' or status = 'REPLACED' and over_at > ? desc, status = 'PROPOSED'"
                + " desc, proposed_at desc, id limit ?",
            JointAgreement::read,
            tenant,
            clock.instant(),
            AT_MOST));
  }

  /**
   * Where they differ, what is divided moves the platform's part too. Empty where they do not, or a
   * side has no contract.
   */
  public Optional<ContractShares> differingShares(JointAgreement agreement) {
    return admin.first(
        "select p.share_bps as proposer_bps, o.share_bps as other_bps from"
            + OF_CONTRACT.formatted("p")
            + " cross join"
            + OF_CONTRACT.formatted("o")
            + " where p.share_bps <> o.share_bps",
        row -> new ContractShares(row.getInt("proposer_bps"), row.getInt("other_bps")),
        agreement.proposer(),
        clock.instant(),
        agreement.other(),
        clock.instant());
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
