package io.kyodaku.upgrade;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds trials of plugins' versions and what came of them, for operators. */
@Dependent
public class PluginTrials {

  public static final int LATEST_AT_MOST = 20;

  /** At most this many lines of one kind are read; a trial may have more. */
  public static final int LINES_AT_MOST = 500;

  private static final String TRIALS =
      """
      select t.*, o.version as old_version, n.version as new_version, n.name, coalesce(a.name, '') as starter,
        l.at as let_in_at, coalesce(b.name, '') as let_in_by_name,
        exists (select from plugin_trial_fault f where f.trial_id = t.id) as faulty
      from plugin_trial t
      join plugin_jar o on o.hash = t.old_hash join plugin_jar n on n.hash = t.new_hash
      left join account a on a.id = t.started_by
      left join plugin_let_in l on l.trial_id = t.id left join account b on b.id = l.let_in_by
      """;

  private static final String TENANTS =
      "select x.*, t.name from plugin_trial_tenant x join tenant t on t.id = x.tenant_id where"
          + " x.trial_id = ? and (?::uuid is null or x.tenant_id = ?) order by t.name, t.id limit"
          + " ?";

  /** What differs first, and of each kind what differs most. */
  private static final String SUMS =
      """
      select x.*, t.name, coalesce(a.name, '') as asset from plugin_trial_sum x join tenant t on t.id = x.tenant_id
      left join asset a on a.id = x.asset_id
      where x.trial_id = ? and (?::uuid is null or x.tenant_id = ?)
      order by x.would_micros = x.was_micros, array_position(array['ROYALTIES', 'LINES', 'FEES'], x.kind), abs(x.would_micros - x.was_micros) desc, t.name,
        a.name, x.currency, x.asset_id limit ?
      """;

  private final Sql admin;

  @Inject
  public PluginTrials(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** How far a trial is, and what an operator has to do about it. */
  public enum Standing {
    UNDER_WAY,
    /** It could not be brought to its end. */
    FAILED,
    /** The new version broke a rule, and can't be let in. */
    FAULTY,
    /** It kept to all rules; somebody has to look at the difference. */
    PASSED,
    LET_IN;

    static Standing of(String status, boolean faulty, boolean letIn) {
      return switch (status) {
        case "DONE" -> letIn ? LET_IN : faulty ? FAULTY : PASSED;
        case "FAILED" -> FAILED;
        default -> UNDER_WAY;
      };
    }
  }

  /** A trial in short. */
  public record Trial(
      UUID id,
      String pluginId,
      String name,
      String oldVersion,
      String oldHash,
      String newVersion,
      String newHash,
      Instant since,
      Instant until,
      Standing standing,
      String starter,
      Instant startedAt,
      Optional<Instant> letInAt,
      String letInBy) {}

  /** What was tried of one tenant. */
  public record Tried(
      UUID tenantId,
      String tenant,
      long usages,
      long statements,
      long otherDays,
      long paidOtherwise) {}

  /** What a sum is of. */
  public enum SumKind {
    FEES,
    ROYALTIES,
    LINES
  }

  /**
   * A difference in money, in micros.
   *
   * @param asset its name; empty for lines of statements
   */
  public record Sum(
      UUID tenantId,
      String tenant,
      SumKind kind,
      String asset,
      String currency,
      long cases,
      long changed,
      long wasMicros,
      long wouldMicros) {

    public long differenceMicros() {
      return Math.subtractExact(wouldMicros, wasMicros);
    }
  }

  /** What a plugin has to keep to. */
  public enum Property {
    FEE,
    LINES,
    PERIOD
  }

  /**
   * @param example the first case, in English
   */
  public record Fault(
      UUID tenantId, String tenant, Property property, long cases, String example) {}

  /** The newest first. */
  public List<Trial> latest() {
    return admin.list(
        TRIALS + " order by t.started_at desc, t.id desc limit ?",
        PluginTrials::trial,
        LATEST_AT_MOST);
  }

  public Optional<Trial> find(UUID id) {
    return admin.first(TRIALS + " where t.id = ?", PluginTrials::trial, id);
  }

  public List<Tried> tenants(UUID trial) {
    return tenants(admin, trial, null);
  }

  /** What differs first, and of each kind what differs most. */
  public List<Sum> sums(UUID trial) {
    return sums(admin, trial, null);
  }

  /** What was tried of one tenant; empty where the trial did not look at it. */
  public Optional<Tried> tried(UUID trial, TenantId tenant) {
    return tenants(admin, trial, tenant).stream().findFirst();
  }

  /** The same of one tenant. */
  public List<Sum> sums(UUID trial, TenantId tenant) {
    return sums(admin, trial, tenant);
  }

  static List<Tried> tenants(Sql rows, UUID trial, @Nullable TenantId tenant) {
    return rows.list(
        TENANTS,
        row ->
            new Tried(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                row.getLong("usages"),
                row.getLong("statements"),
                row.getLong("other_days"),
                row.getLong("paid_otherwise")),
        trial,
        tenant,
        tenant,
        LINES_AT_MOST);
  }

  static List<Sum> sums(Sql rows, UUID trial, @Nullable TenantId tenant) {
    return rows.list(
        SUMS,
        row ->
            new Sum(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                SumKind.valueOf(row.getString("kind")),
                row.getString("asset"),
                row.getString("currency"),
                row.getLong("cases"),
                row.getLong("changed"),
                row.getLong("was_micros"),
                row.getLong("would_micros")),
        trial,
        tenant,
        tenant,
        LINES_AT_MOST);
  }

  public List<Fault> faults(UUID trial) {
    return admin.list(
        "select x.*, t.name from plugin_trial_fault x join tenant t on t.id = x.tenant_id where"
            + " x.trial_id = ? order by t.name, t.id, x.property limit ?",
        row ->
            new Fault(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                Property.valueOf(row.getString("property")),
                row.getLong("cases"),
                row.getString("example")),
        trial,
        LINES_AT_MOST);
  }

  private static Trial trial(ResultSet row) throws SQLException {
    Optional<Instant> letIn = Sql.optionalInstant(row, "let_in_at");
    return new Trial(
        row.getObject("id", UUID.class),
        row.getString("plugin_id"),
        row.getString("name"),
        row.getString("old_version"),
        row.getString("old_hash"),
        row.getString("new_version"),
        row.getString("new_hash"),
        Sql.instant(row, "since"),
        Sql.instant(row, "until"),
        Standing.of(row.getString("status"), row.getBoolean("faulty"), letIn.isPresent()),
        row.getString("starter"),
        Sql.instant(row, "started_at"),
        letIn,
        row.getString("let_in_by_name"));
  }
}
