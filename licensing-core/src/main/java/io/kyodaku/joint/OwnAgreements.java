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
   * What waits for the tenant first, then what waits for others, then what was accepted and is not
   * over, then the rest; the newest of each first.
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
                + " end when status = 'ACCEPTED' or status = 'REPLACED' and over_at > ? then 2 else"
                + " 3 end, proposed_at desc, id limit ? offset ?",
            JointAgreement::read,
            tenant,
            now,
            tenant,
            now,
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
                + " and (? or case proposer_id when ? then coalesce(proposer_asset_id = ?,"
                + " proposer_work_id = ?) else coalesce(other_asset_id = ?, other_work_id = ?)"
                + " end) order by answered_at, id limit ?",
            JointAgreement::read,
            tenant,
            now,
            now,
            now,
            assetId == null && workId == null,
            tenant,
            assetId,
            workId,
            assetId,
            workId,
            IN_FORCE_AT_MOST));
  }

  /**
   * What a proposal takes the place of if it is accepted now, from when it would begin: the
   * earliest first. None where it does not wait for an answer.
   */
  @TenantScoped
  public List<JointAgreement> replacedBy(TenantId tenant, UUID id) {
    Instant now = clock.instant();
    return named(
        rows.list(
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where ? in (proposer_id, other_id) and status in"
                + " ('ACCEPTED', 'REPLACED') and coalesce(least(ends_at, over_at), 'infinity') >"
                + " greatest(answered_at, starts_at, (select greatest(n.starts_at, cast(? as"
                + " timestamptz)) from joint_agreement n where n.id = ?)) and pair = (select n.pair"
                + " from joint_agreement n where n.id = ? and n.status = 'PROPOSED' and n.lapses_at"
                + " > ?) order by greatest(answered_at, starts_at), id",
            JointAgreement::read,
            tenant,
            now,
            id,
            id,
            now));
  }

  private List<JointAgreement> named(List<JointAgreement> found) {
    return sides.named(found);
  }
}
