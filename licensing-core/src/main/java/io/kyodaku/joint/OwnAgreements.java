package io.kyodaku.joint;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a rightsholder agreed with others, proposed or was proposed. */
@Dependent
public class OwnAgreements {

  public static final int PAGE_SIZE = 25;
  private static final int IN_FORCE_AT_MOST = 50;

  private final Sql rows;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public OwnAgreements(
      @DatabaseRole(Kind.TENANT) DataSource rows, CatalogSides sides, Clock clock) {
    this.rows = new Sql(rows);
    this.sides = sides;
    this.clock = clock;
  }

  /**
   * What waits for the tenant first, then what waits for others, then what was accepted, then the
   * rest; the newest of each first.
   *
   * @param page from 0
   */
  @TenantScoped
  public List<JointAgreement> list(TenantId tenant, int page) {
    Instant now = clock.instant();
    return named(
        rows.list(
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where ? in (proposer_id, other_id) order by case when"
                + " status = 'PROPOSED' and lapses_at > ? then case when other_id = ? then 0 else 1"
                + " end when status = 'ACCEPTED' then 2 else 3 end, proposed_at desc, id limit ?"
                + " offset ?",
            JointAgreement::read,
            tenant,
            now,
            tenant,
            PAGE_SIZE,
            (long) Math.max(page, 0) * PAGE_SIZE));
  }

  /** Another's has none. */
  @TenantScoped
  public Optional<JointAgreement> find(TenantId tenant, UUID id) {
    return named(
            rows.list(
                "select "
                    + JointAgreement.COLUMNS
                    + " from joint_agreement where id = ? and ? in (proposer_id, other_id)",
                JointAgreement::read,
                id,
                tenant))
        .stream()
        .findFirst();
  }

  /** How many wait for the tenant's answer. */
  @TenantScoped
  public int waiting(TenantId tenant) {
    return rows.first(
            "select count(*) from joint_agreement where other_id = ? and status = 'PROPOSED' and"
                + " lapses_at > ?",
            row -> row.getInt(1),
            tenant,
            clock.instant())
        .orElse(0);
  }

  /**
   * Those in force now about an asset or a work of the tenant; of neither, about anything.
   *
   * @param workId of an asset: the one that it is of
   */
  @TenantScoped
  public List<JointAgreement> inForce(
      TenantId tenant, @Nullable UUID assetId, @Nullable UUID workId) {
    Instant now = clock.instant();
    return named(
            rows.list(
                "select "
                    + JointAgreement.COLUMNS
                    + " from joint_agreement where ? in (proposer_id, other_id) and status in"
                    + " ('ACCEPTED', 'REPLACED') and coalesce(starts_at, answered_at) <= ? and"
                    + " coalesce(ends_at, 'infinity') > ? and coalesce(over_at, 'infinity') > ?"
                    + " order by answered_at, id",
                JointAgreement::read,
                tenant,
                now,
                now,
                now))
        .stream()
        .filter(one -> isAbout(one.of(tenant), assetId, workId))
        .limit(IN_FORCE_AT_MOST)
        .toList();
  }

  private static boolean isAbout(
      JointSubject subject, @Nullable UUID assetId, @Nullable UUID workId) {
    if (assetId == null && workId == null) {
      return true;
    }
    return subject.id().equals(subject.wholeWork() ? workId : assetId);
  }

  private List<JointAgreement> named(List<JointAgreement> found) {
    return sides.named(found);
  }
}
