package io.kyodaku.sample;

import io.kyodaku.screening.Term;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An owner begins to try something on the sample: it is written down who does, and not more often
 * than a day has trials, so that the sample can't be read by asking.
 */
@Dependent
public class BeginningTrial {

  /** Of an owner within 24 hours. */
  public static final int TRIALS_A_DAY = 100;

  private final Sql rows;
  private final Clock clock;

  @Inject
  public BeginningTrial(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** Whether it may be tried; if so it counts. */
  @TenantScoped
  public boolean begin(TenantId tenant, UUID by) {
    Instant now = clock.instant();
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended('prompt-trial ' || ?, 0))",
        row -> true,
        tenant.value().toString());
    rows.update(
        "delete from prompt_trial where tenant_id = ? and tried_at < ?",
        tenant,
        now.minus(Duration.ofDays(30)));
    long today =
        rows.first(
                "select count(*) from prompt_trial where tenant_id = ? and tried_at > ?",
                row -> row.getLong(1),
                tenant,
                now.minus(Duration.ofDays(1)))
            .orElse(0L);
    if (today >= TRIALS_A_DAY) {
      return false;
    }
    rows.update(
        "insert into prompt_trial (id, tenant_id, tried_by, tried_at) values (?, ?, ?, ?)",
        Ids.next(),
        tenant,
        by,
        now);
    return true;
  }

  /** The titles and words that come with an asset, near which its weak names count. */
  @TenantScoped
  public List<Term> supports(TenantId tenant, UUID assetId) {
    return rows.list(
        "select w.title from asset a join work w on w.id = a.work_id where a.id = ? and a.tenant_id"
            + " = ? union all select t.title from asset a join work_title t on t.work_id ="
            + " a.work_id where a.id = ? and a.tenant_id = ? union all select text from"
            + " context_word where asset_id = ? and tenant_id = ?",
        row -> new Term(assetId, row.getString(1), Term.Role.SUPPORT),
        assetId,
        tenant,
        assetId,
        tenant,
        assetId,
        tenant);
  }

  /**
   * The owner's assets at a level.
   *
   * @param workId of which work; empty for all of them
   */
  @TenantScoped
  public Set<UUID> assets(TenantId tenant, Optional<UUID> workId) {
    return Set.copyOf(
        rows.list(
            "select c.asset_id from ownership_claim c left join asset a on a.id = c.asset_id where"
                + " c.tenant_id = ? and c.status = 'LIVE' and (a.work_id = ?::uuid or ?::uuid is"
                + " null)",
            row -> row.getObject("asset_id", UUID.class),
            tenant,
            workId.map(UUID::toString).orElse(null),
            workId.map(UUID::toString).orElse(null)));
  }
}
