package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.screening.Grade;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A rightsholder's view of what it brought, stopped or not, with what waits. */
@Dependent
public class OwnCatalog {

  public static final int PAGE_SIZE = 50;

  private static final String WORKS =
      "select w.id, w.title, w.stopped_at, w.stop_lets_settle, p.preset,"
          + " (select count(*) from asset a where a.work_id = w.id) as assets from work w"
          + " left join policy p on p.work_id = w.id and p.tenant_id = w.tenant_id"
          + " where w.tenant_id = ?";

  static final String ASSETS =
      "select a.id, a.name, a.kind, a.description, a.work_id, w.title as work, pa.preset as own,"
          + " coalesce(pa.preset, pw.preset, pt.preset, 'CLOSED') as policy, case when pa.preset is"
          + " not null then 'ASSET' when pw.preset is not null then 'WORK' when pt.preset is not"
          + " null then 'TENANT' else 'NOBODY' end as policy_from, (select s.id from asset_picture"
          + " s where s.asset_id = a.id and s.shown) as picture, c.price_per_second_micros,"
          + " c.currency, c.territories, a.stopped_at, a.stop_lets_settle, (select count(*) from"
          + " alias l where l.asset_id = a.id) as names, (select count(*) from alias l where"
          + " l.asset_id = a.id and l.status = 'PENDING') as waiting";

  static final String OWN =
      " from asset a join work w on w.id = a.work_id"
          + " join ownership_claim c on c.asset_id = a.id and c.tenant_id = a.tenant_id"
          + " left join policy pa on pa.tenant_id = a.tenant_id and pa.work_id is null"
          + " and pa.asset_id = a.id"
          + " left join policy pw on pw.work_id = a.work_id and pw.tenant_id = a.tenant_id"
          + " left join policy pt on pt.tenant_id = a.tenant_id and pt.work_id is null"
          + " and pt.asset_id is null where a.tenant_id = ?";

  private final Sql rows;

  @Inject
  OwnCatalog(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * @param policy what was said for the whole tenant
   * @param letsSettle whether what was granted before the stop may still be settled
   */
  public record Overview(
      long works,
      long assets,
      long waitingNames,
      Optional<PolicyPreset> policy,
      Optional<Instant> stoppedAt,
      boolean letsSettle) {}

  /**
   * @param policy what was said for the work
   * @param letsSettle whether what was granted before the stop may still be settled
   */
  public record OwnWork(
      UUID id,
      String title,
      long assets,
      Optional<PolicyPreset> policy,
      Optional<Instant> stoppedAt,
      boolean letsSettle) {}

  /** At which level it was said what applies. */
  public enum PolicyFrom {
    ASSET,
    WORK,
    TENANT,
    /** Nobody said anything, so it is closed. */
    NOBODY
  }

  /**
   * @param ownPolicy what was said for the asset itself
   * @param policy what applies
   * @param policyFrom where that was said
   * @param pictureId of the picture that was uploaded, if one is shown
   * @param letsSettle whether what was granted before the stop may still be settled
   * @param names how many it has, whatever their status
   * @param waitingNames how many of them wait for an operator
   */
  public record OwnAsset(
      UUID id,
      String name,
      AssetKind kind,
      String description,
      UUID workId,
      String work,
      Optional<PolicyPreset> ownPolicy,
      PolicyPreset policy,
      PolicyFrom policyFrom,
      Optional<UUID> pictureId,
      Money pricePerSecond,
      List<String> territories,
      Optional<Instant> stoppedAt,
      boolean letsSettle,
      long names,
      long waitingNames) {}

  /**
   * A name of an asset.
   *
   * @param said the grade that its owner gave it; empty if screening grades it
   */
  public record OwnName(
      UUID id, String language, String text, AliasStatus status, Optional<Grade> said) {

    /** Whether it counts alone. */
    public Grade grade() {
      return said.orElseGet(() -> Grade.of(text));
    }
  }

  /** An asset with its names in their order. */
  public record OwnAssetWithNames(OwnAsset asset, List<OwnName> names) {}

  /**
   * @param items at most {@link #PAGE_SIZE}
   * @param total on all pages
   */
  public record Page<T>(List<T> items, long total) {}

  @TenantScoped
  public Overview overview(TenantId tenant) {
    return rows.first(
            "select (select count(*) from work w where w.tenant_id = t.id) as works,"
                + " (select count(*) from asset a where a.tenant_id = t.id) as assets,"
                + " (select count(*) from alias l where l.tenant_id = t.id and l.status ="
                + " 'PENDING') as waiting, p.preset, t.stopped_at, t.stop_lets_settle from tenant t"
                + " left join policy p on p.tenant_id = t.id and p.work_id is null"
                + " and p.asset_id is null where t.id = ?",
            row ->
                new Overview(
                    row.getLong("works"),
                    row.getLong("assets"),
                    row.getLong("waiting"),
                    preset(row.getString("preset")),
                    Sql.optionalInstant(row, "stopped_at"),
                    row.getBoolean("stop_lets_settle")),
            tenant)
        .orElseThrow();
  }

  /**
   * By title.
   *
   * @param page from 0
   */
  @TenantScoped
  public Page<OwnWork> works(TenantId tenant, int page) {
    List<OwnWork> works =
        rows.list(
            WORKS + " order by w.title, w.id limit ? offset ?",
            OwnCatalog::work,
            tenant,
            PAGE_SIZE,
            offset(page));
    return new Page<>(works, count("select count(*) from work where tenant_id = ?", tenant));
  }

  @TenantScoped
  public Optional<OwnWork> work(TenantId tenant, UUID workId) {
    return rows.first(WORKS + " and w.id = ?", OwnCatalog::work, tenant, workId);
  }

  /**
   * By name.
   *
   * @param workId only this work's
   * @param page from 0
   */
  @TenantScoped
  public Page<OwnAsset> assets(TenantId tenant, Optional<UUID> workId, int page) {
    String filter = " and (?::uuid is null or a.work_id = ?::uuid)";
    UUID work = workId.orElse(null);
    List<OwnAsset> assets =
        rows.list(
            ASSETS + OWN + filter + " order by a.name, a.id limit ? offset ?",
            OwnCatalog::asset,
            tenant,
            work,
            work,
            PAGE_SIZE,
            offset(page));
    return new Page<>(assets, count("select count(*)" + OWN + filter, tenant, work, work));
  }

  @TenantScoped
  public Optional<OwnAssetWithNames> asset(TenantId tenant, UUID assetId) {
    return rows.first(ASSETS + OWN + " and a.id = ?", OwnCatalog::asset, tenant, assetId)
        .map(asset -> new OwnAssetWithNames(asset, names(assetId)));
  }

  private List<OwnName> names(UUID assetId) {
    return rows.list(
        "select id, language, text, status, grade from alias where asset_id = ?"
            + " order by position, id",
        row ->
            new OwnName(
                row.getObject("id", UUID.class),
                row.getString("language"),
                row.getString("text"),
                AliasStatus.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("grade")).map(Grade::valueOf)),
        assetId);
  }

  private long count(String sql, @Nullable Object... parameters) {
    return rows.first(sql, row -> row.getLong(1), parameters).orElse(0L);
  }

  private static long offset(int page) {
    return (long) Math.max(page, 0) * PAGE_SIZE;
  }

  private static Optional<PolicyPreset> preset(@Nullable String name) {
    return Optional.ofNullable(name).map(PolicyPreset::valueOf);
  }

  private static OwnWork work(ResultSet row) throws SQLException {
    return new OwnWork(
        row.getObject("id", UUID.class),
        row.getString("title"),
        row.getLong("assets"),
        preset(row.getString("preset")),
        Sql.optionalInstant(row, "stopped_at"),
        row.getBoolean("stop_lets_settle"));
  }

  static OwnAsset asset(ResultSet row) throws SQLException {
    return new OwnAsset(
        row.getObject("id", UUID.class),
        row.getString("name"),
        AssetKind.valueOf(row.getString("kind")),
        row.getString("description"),
        row.getObject("work_id", UUID.class),
        row.getString("work"),
        preset(row.getString("own")),
        PolicyPreset.valueOf(row.getString("policy")),
        PolicyFrom.valueOf(row.getString("policy_from")),
        Optional.ofNullable(row.getObject("picture", UUID.class)),
        new Money(
            row.getLong("price_per_second_micros"),
            Currency.getInstance(row.getString("currency"))),
        Arrays.asList(row.getString("territories").split("\\|", -1)),
        Sql.optionalInstant(row, "stopped_at"),
        row.getBoolean("stop_lets_settle"),
        row.getLong("names"),
        row.getLong("waiting"));
  }
}
