package io.kyodaku.policy;

import io.kyodaku.rule.ControlsText;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
      "select id, preset, controls, said_by, said_at, how from policy_version where tenant_id = ?";
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
   * @param says nothing lets the level above speak
   * @param by an account or a key; empty where nobody is known
   */
  public record Version(UUID id, Saying says, Optional<UUID> by, Instant at, How how) {

    public Optional<PolicyPreset> preset() {
      return says.preset();
    }
  }

  /** One page, newest first; one more than fits says that there is another. */
  @TenantScoped
  public List<Version> page(TenantId tenant, Level level, int page) {
    return versions(tenant, level, PAGE_SIZE + 1, page * (long) PAGE_SIZE);
  }

  /** The latest two, newest first. */
  List<Version> latest(TenantId tenant, Level level) {
    return versions(tenant, level, 2, 0);
  }

  /** The one of that id, if it was said at that level. */
  @TenantScoped
  public Optional<Version> find(TenantId tenant, Level level, UUID id) {
    List<Object> parameters = new ArrayList<>(List.of(tenant));
    String at = at(level, parameters);
    parameters.add(id);
    return rows.first(SELECT + at + " and id = ?", PolicyVersions::version, parameters.toArray());
  }

  private List<Version> versions(TenantId tenant, Level level, int atMost, long skipped) {
    List<Object> parameters = new ArrayList<>(List.of(tenant));
    String at = at(level, parameters);
    parameters.add(atMost);
    parameters.add(skipped);
    return rows.list(SELECT + at + NEWEST, PolicyVersions::version, parameters.toArray());
  }

  private static String at(Level level, List<Object> parameters) {
    return switch (level) {
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
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getObject("id", UUID.class),
        new Saying(
            Optional.ofNullable(row.getString("preset")).map(PolicyPreset::valueOf),
            ControlsText.stored(row.getString("controls"))),
        Optional.ofNullable(row.getObject("said_by", UUID.class)),
        Sql.instant(row, "said_at"),
        How.valueOf(row.getString("how")));
  }

  void keep(TenantId tenant, Level level, Saying says, @Nullable UUID by, How how, Instant now) {
    rows.update(
        "insert into policy_version (id, tenant_id, work_id, asset_id, preset, controls, said_by,"
            + " said_at, how) values (?, ?, ?::uuid, ?::uuid, ?, ?, ?::uuid, ?, ?)",
        Ids.next(),
        tenant,
        level instanceof Level.OfWork of ? of.workId().toString() : null,
        level instanceof Level.OfAsset of ? of.assetId().toString() : null,
        says.preset().map(PolicyPreset::name).orElse(null),
        ControlsText.write(says.controls()),
        by == null ? null : by.toString(),
        now,
        how);
  }

  /**
   * Chooses presets for many assets, in the transaction of the caller; rules, guards and ceilings
   * of the assets stay.
   *
   * @param presets by name, in the order of the assets; an empty one lets the level above speak
   */
  public static void choosePresets(
      Sql rows,
      TenantId tenant,
      String[] assetIds,
      String[] presets,
      Optional<UUID> by,
      How how,
      Instant now) {
    rows.update(
        "insert into policy (id, tenant_id, asset_id, preset, updated_at)"
            + " select id, ?, asset_id, preset, ? from unnest(?::uuid[], ?::uuid[], ?::text[])"
            + " as n (id, asset_id, preset) where preset <> ''"
            + " on conflict (tenant_id, work_id, asset_id) do update set preset ="
            + " excluded.preset, updated_at = excluded.updated_at, version = policy.version + 1",
        tenant,
        now,
        newIds(assetIds.length),
        assetIds,
        presets);
    rows.update(
        "delete from policy p using unnest(?::uuid[], ?::text[]) as n (asset_id, preset)"
            + " where p.work_id is null and p.asset_id = n.asset_id and n.preset = ''"
            + " and p.controls = ''",
        assetIds,
        presets);
    rows.update(
        "update policy p set preset = null, updated_at = ?, version = p.version + 1"
            + " from unnest(?::uuid[], ?::text[]) as n (asset_id, preset)"
            + " where p.work_id is null and p.asset_id = n.asset_id and n.preset = ''",
        now,
        assetIds,
        presets);
    rows.update(
        "insert into policy_version (id, tenant_id, asset_id, preset, controls, said_by, said_at,"
            + " how) select n.id, ?, n.asset_id, nullif(n.preset, ''), coalesce(p.controls, ''),"
            + " ?::uuid, ?, ? from unnest(?::uuid[], ?::uuid[], ?::text[])"
            + " as n (id, asset_id, preset) left join policy p on p.tenant_id = ?"
            + " and p.work_id is null and p.asset_id = n.asset_id",
        tenant,
        by.map(UUID::toString).orElse(null),
        now,
        how,
        newIds(assetIds.length),
        assetIds,
        presets,
        tenant);
  }

  private static String[] newIds(int count) {
    return Stream.generate(() -> Ids.next().toString()).limit(count).toArray(String[]::new);
  }
}
