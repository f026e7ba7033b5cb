package io.kyodaku.policy;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What an owner said at each level, one version after another. Versions are never changed; taking
 * one back is another.
 */
@Dependent
public class PolicyVersions {

  public static final int PAGE_SIZE = 25;

  private static final String SELECT =
      "select id, preset, said_by, said_at, how from policy_version where tenant_id = ?";
  private static final String NEWEST = " order by place desc limit ? offset ?";

  private final Sql rows;

  @Inject
  PolicyVersions(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this(new Sql(rows));
  }

  PolicyVersions(Sql rows) {
    this.rows = rows;
  }

  /** By which way it was said. */
  public enum How {
    /** At this level alone. */
    HERE,
    /** Of many assets at once. */
    MANY,
    /** By a file. */
    FILE,
    /** What was said before was said again. */
    BACK,
    /** Before versions were kept. */
    EARLIER
  }

  /**
   * @param preset nothing lets the level above speak
   * @param by an account or a key; empty where nobody is known
   */
  public record Version(
      UUID id, Optional<PolicyPreset> preset, Optional<UUID> by, Instant at, How how) {}

  /** One page, newest first; one more than fits says that there is another. */
  @TenantScoped
  public List<Version> page(TenantId tenant, Level level, int page) {
    return versions(tenant, level, PAGE_SIZE + 1, page * (long) PAGE_SIZE);
  }

  /** The latest two, newest first. */
  List<Version> latest(TenantId tenant, Level level) {
    return versions(tenant, level, 2, 0);
  }

  private List<Version> versions(TenantId tenant, Level level, int atMost, long skipped) {
    List<Object> parameters = new ArrayList<>(List.of(tenant));
    String at =
        switch (level) {
          case Level.OfAsset of -> {
            parameters.add(of.assetId());
            yield " and work_id is null and asset_id = ?";
          }
          case Level.OfWork of -> {
            parameters.add(of.workId());
            yield " and work_id = ? and asset_id is null";
          }
          case Level.OfTenant of -> " and work_id is null and asset_id is null";
        };
    parameters.add(atMost);
    parameters.add(skipped);
    return rows.list(SELECT + at + NEWEST, PolicyVersions::version, parameters.toArray());
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("preset")).map(PolicyPreset::valueOf),
        Optional.ofNullable(row.getObject("said_by", UUID.class)),
        Sql.instant(row, "said_at"),
        How.valueOf(row.getString("how")));
  }

  void keep(
      TenantId tenant,
      Level level,
      Optional<PolicyPreset> preset,
      @Nullable UUID by,
      How how,
      Instant now) {
    rows.update(
        "insert into policy_version (id, tenant_id, work_id, asset_id, preset, said_by, said_at,"
            + " how) values (?, ?, ?::uuid, ?::uuid, ?, ?::uuid, ?, ?)",
        Ids.next(),
        tenant,
        level instanceof Level.OfWork of ? of.workId().toString() : null,
        level instanceof Level.OfAsset of ? of.assetId().toString() : null,
        preset.map(PolicyPreset::name).orElse(null),
        by == null ? null : by.toString(),
        now,
        how);
  }

  /**
   * Of many assets at once, in the transaction that says so.
   *
   * @param presets by name, in the order of the assets; an empty one lets the level above speak
   */
  public static void keepOfAssets(
      Sql rows,
      TenantId tenant,
      String[] assetIds,
      String[] presets,
      Optional<UUID> by,
      How how,
      Instant now) {
    rows.update(
        "insert into policy_version (id, tenant_id, asset_id, preset, said_by, said_at, how)"
            + " select id, ?, asset_id, nullif(preset, ''), ?::uuid, ?, ?"
            + " from unnest(?::uuid[], ?::uuid[], ?::text[]) as n (id, asset_id, preset)",
        tenant,
        by.map(UUID::toString).orElse(null),
        now,
        how,
        Arrays.stream(assetIds).map(asset -> Ids.next().toString()).toArray(String[]::new),
        assetIds,
        presets);
  }
}
