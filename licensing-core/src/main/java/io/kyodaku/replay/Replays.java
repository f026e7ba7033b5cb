package io.kyodaku.replay;

import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The replays of an owner, and what came of them. */
@Dependent
public class Replays {

  public static final int PAGE_SIZE = 25;

  private final Sql rows;

  @Inject
  Replays(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** The sum of a value of a split; the value is {@code *} for all beyond the bound. */
  public record Line(String value, Sum sum) {}

  /**
   * Which usages are looked at; what is empty is not asked.
   *
   * @param page from 0
   */
  public record Question(
      Optional<Answer> was,
      Optional<Answer> would,
      Optional<UUID> asset,
      Optional<Use> use,
      Optional<String> territory,
      int page) {}

  @TenantScoped
  public Optional<Replay> find(TenantId tenant, UUID id) {
    return rows.first(
        "select * from replay where tenant_id = ? and id = ?", Replays::replay, tenant, id);
  }

  /** One page, newest first; one more than fits says that there is another. */
  @TenantScoped
  public List<Replay> latest(TenantId tenant, int page) {
    return rows.list(
        "select * from replay where tenant_id = ? order by asked_at desc, id desc limit ? offset ?",
        Replays::replay,
        tenant,
        PAGE_SIZE + 1,
        page * (long) PAGE_SIZE);
  }

  /** The sums of a split, those of most usages first; days in their order. */
  @TenantScoped
  public List<Line> sums(TenantId tenant, UUID id, Split split) {
    return rows.list(
        "select * from replay_sum where tenant_id = ? and replay_id = ? and split = ? order by "
            + (split == Split.DAY ? "value" : "usages desc, value"),
        row -> new Line(row.getString("value"), sum(row)),
        tenant,
        id,
        split);
  }

  /** One page, newest first; one more than fits says that there is another. */
  @TenantScoped
  public List<Sample> usages(TenantId tenant, UUID id, Question question) {
    StringBuilder sql =
        new StringBuilder("select * from replay_usage where tenant_id = ? and replay_id = ?");
    List<@Nullable Object> values = new ArrayList<>(List.of(tenant, id));
    and(sql, values, " and was = ?", question.was());
    and(sql, values, " and would = ?", question.would());
    and(sql, values, " and asset_id = ?", question.asset());
    and(sql, values, " and use = ?", question.use());
    and(sql, values, " and ? = any (string_to_array(territories, '|'))", question.territory());
    sql.append(" order by requested_at desc, usage_id desc limit ? offset ?");
    values.add(PAGE_SIZE + 1);
    values.add(question.page() * (long) PAGE_SIZE);
    return rows.list(sql.toString(), Replays::sample, values.toArray());
  }

  private static void and(
      StringBuilder sql, List<@Nullable Object> values, String condition, Optional<?> value) {
    value.ifPresent(
        given -> {
          sql.append(condition);
          values.add(given);
        });
  }

  static Replay replay(ResultSet row) throws SQLException {
    UUID asset = row.getObject("asset_id", UUID.class);
    UUID work = row.getObject("work_id", UUID.class);
    return new Replay(
        row.getObject("id", UUID.class),
        ReplayKind.valueOf(row.getString("kind")),
        asset != null
            ? new Level.OfAsset(asset)
            : work != null ? new Level.OfWork(work) : new Level.OfTenant(),
        new Saying(
            Optional.ofNullable(row.getString("preset")).map(PolicyPreset::valueOf),
            ControlsText.stored(row.getString("controls"))),
        Optional.ofNullable(row.getObject("seen_version", UUID.class)),
        Optional.ofNullable(row.getObject("contract_version_id", UUID.class)),
        Currency.getInstance(row.getString("currency")),
        Sql.instant(row, "since"),
        Sql.instant(row, "until"),
        ReplayStatus.valueOf(row.getString("status")),
        row.getLong("usages"),
        row.getLong("done"),
        Optional.ofNullable(row.getObject("asked_by", UUID.class)),
        Sql.instant(row, "asked_at"),
        Sql.optionalInstant(row, "ended_at"));
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        row.getLong("usages"),
        row.getLong("granted_was"),
        row.getLong("asked_was"),
        row.getLong("refused_was"),
        row.getLong("granted_would"),
        row.getLong("asked_would"),
        row.getLong("refused_would"),
        row.getLong("earned_was_micros"),
        row.getLong("earned_would_micros"),
        row.getLong("open_would_micros"),
        row.getLong("changed_since"),
        row.getLong("age_unknown"));
  }

  private static Sample sample(ResultSet row) throws SQLException {
    return new Sample(
        row.getObject("usage_id", UUID.class),
        row.getObject("asset_id", UUID.class),
        Sql.instant(row, "requested_at"),
        row.getBoolean("recorded"),
        Use.valueOf(row.getString("use")),
        List.of(row.getString("territories").split("\\|")),
        row.getInt("seconds"),
        Answer.valueOf(row.getString("was")),
        Answer.valueOf(row.getString("would")),
        row.getString("was_by"),
        row.getString("would_by"),
        row.getLong("earned_was_micros"),
        row.getLong("earned_would_micros"));
  }
}
