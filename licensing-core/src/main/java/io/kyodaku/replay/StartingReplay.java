package io.kyodaku.replay;

import io.kyodaku.job.Jobs;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An owner wants to know what a draft would have meant. It is kept with what will come of it, and
 * replayed in the background; nothing is published.
 */
@Dependent
public class StartingReplay {

  /** What is kept of one owner; the oldest go. */
  static final int KEPT_AT_MOST = 100;

  static final int OPEN_AT_MOST = 3;
  public static final int DAYS_AT_MOST = 92;
  public static final int A_MONTH = 30;

  private final DataSource source;
  private final Sql rows;
  private final Clock clock;

  @Inject
  StartingReplay(@DatabaseRole(Kind.TENANT) DataSource source, Clock clock) {
    this.source = source;
    this.rows = new Sql(source);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Started(UUID replayId) implements Outcome {}

  /** Others have to end first. */
  public record TooManyOpen() implements Outcome {}

  /** No such asset, work or contract version of this tenant. */
  public record NotFound() implements Outcome {}

  /**
   * @param seen the version that the draft was written over; null where there was none
   * @param days how many of the last, from 1 to {@link #DAYS_AT_MOST}
   */
  @TenantScoped
  public Outcome ofPolicy(
      TenantId tenant, UUID by, Level level, Saying says, @Nullable UUID seen, int days) {
    UUID work = level instanceof Level.OfWork of ? of.workId() : null;
    UUID asset = level instanceof Level.OfAsset of ? of.assetId() : null;
    if (isMissing("select id from work where tenant_id = ? and id = ?", tenant, work)
        || isMissing(
            "select id from ownership_claim where tenant_id = ? and asset_id = ?", tenant, asset)) {
      return new NotFound();
    }
    return start(
        tenant,
        by,
        ReplayKind.POLICY,
        days,
        work,
        asset,
        says.preset().map(PolicyPreset::name).orElse(null),
        ControlsText.write(says.controls()),
        seen,
        null);
  }

  /**
   * @param days how many of the last, from 1 to {@link #DAYS_AT_MOST}
   */
  @TenantScoped
  public Outcome ofContract(TenantId tenant, UUID by, UUID versionId, int days) {
    return isMissing(
            "select id from contract_version where tenant_id = ? and id = ?", tenant, versionId)
        ? new NotFound()
        : start(tenant, by, ReplayKind.CONTRACT, days, null, null, null, "", null, versionId);
  }

  private boolean isMissing(String sql, TenantId tenant, @Nullable UUID id) {
    return id != null && rows.first(sql, row -> true, tenant, id).isEmpty();
  }

  private Outcome start(
      TenantId tenant,
      UUID by,
      ReplayKind kind,
      int days,
      @Nullable UUID work,
      @Nullable UUID asset,
      @Nullable String preset,
      String controls,
      @Nullable UUID seen,
      @Nullable UUID contractVersion) {
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended('replay ' || ?, 0))",
        row -> true,
        tenant.value().toString());
    if (open(tenant) >= OPEN_AT_MOST) {
      return new TooManyOpen();
    }
    UUID id = Ids.next();
    Instant now = clock.instant();
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    int back = Math.clamp(days, 1, DAYS_AT_MOST);
    rows.update(
        "insert into replay (id, tenant_id, kind, work_id, asset_id, preset, controls,"
            + " seen_version, contract_version_id, currency, since, until, status, asked_by,"
            + " asked_at) values (?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?::uuid, ?::uuid, ?, ?, ?,"
            + " 'WAITING', ?, ?)",
        id,
        tenant,
        kind,
        text(work),
        text(asset),
        preset,
        controls,
        text(seen),
        text(contractVersion),
        OwnTenant.of(source).currency().getCurrencyCode(),
        today.minus(Duration.ofDays(back)),
        now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS),
        by,
        now);
    rows.update(
        "delete from replay where tenant_id = ? and id in (select id from replay where tenant_id ="
            + " ? and ended_at is not null order by asked_at desc, id desc offset ?)",
        tenant,
        tenant,
        KEPT_AT_MOST);
    String payload = new ReplayTicket(tenant, id).payload();
    rows.run(connection -> Jobs.add(connection, ReplayTicket.JOB_KIND, null, payload, now, clock));
    return new Started(id);
  }

  /** One that is still open after a day was stranded, and keeps no other out. */
  private long open(TenantId tenant) {
    return rows.first(
            "select count(*) from replay where tenant_id = ? and ended_at is null and asked_at > ?",
            row -> row.getLong(1),
            tenant,
            clock.instant().minus(Duration.ofDays(1)))
        .orElse(0L);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  /** Whoever asked for it wants no more of it; what has ended stays. */
  @TenantScoped
  public boolean cancel(TenantId tenant, UUID id) {
    return rows.update(
            "update replay set status = 'CANCELLED', ended_at = ? where tenant_id = ? and id = ?"
                + " and ended_at is null",
            clock.instant(),
            tenant,
            id)
        == 1;
  }

  /** Of that many days, if they can be replayed. */
  public static Optional<Integer> days(String typed) {
    return typed.matches("[0-9]{1,2}")
        ? Optional.of(Integer.parseInt(typed)).filter(days -> days >= 1 && days <= DAYS_AT_MOST)
        : Optional.empty();
  }
}
