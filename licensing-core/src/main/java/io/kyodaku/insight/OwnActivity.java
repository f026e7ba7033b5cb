package io.kyodaku.insight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was done in a rightsholder's business, by whom, for its own members. */
@Dependent
public class OwnActivity {

  public static final int PAGE_SIZE = 25;

  private final Sql rows;

  @Inject
  public OwnActivity(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** Who did something: a person, a program with a key, or the platform. */
  public enum ActorKind {
    ACCOUNT,
    API_KEY,
    SYSTEM
  }

  /**
   * One line.
   *
   * @param actor the account or key; empty for the platform itself
   * @param action words joined by hyphens
   */
  public record Entry(
      UUID id, Instant at, ActorKind kind, Optional<UUID> actor, String action, String detail) {}

  /**
   * Which lines.
   *
   * @param action the very words, or empty for all
   * @param from from then on
   * @param until before then
   * @param after the last line of the page before
   */
  public record Which(
      String action, Optional<Instant> from, Optional<Instant> until, Optional<UUID> after) {}

  /** The newest first; one more than a page where there are more. */
  @TenantScoped
  public List<Entry> page(TenantId tenant, Which which) {
    StringBuilder sql =
        new StringBuilder(
            "select id, at, actor_kind, actor_id, action, detail from audit_entry"
                + " where tenant_id = ?");
    List<Object> values = new ArrayList<>(List.of(tenant));
    if (!which.action().isEmpty()) {
      add(sql, values, " and action = ?", which.action());
    }
    which.from().ifPresent(from -> add(sql, values, " and at >= ?", from));
    which.until().ifPresent(until -> add(sql, values, " and at < ?", until));
    which
        .after()
        .ifPresent(
            after ->
                add(
                    sql,
                    values,
                    " and (at, id) < (select at, id from audit_entry where id = ?)",
                    after));
    sql.append(" order by at desc, id desc limit ?");
    values.add(PAGE_SIZE + 1);
    return rows.list(sql.toString(), OwnActivity::entry, values.toArray());
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    sql.append(condition);
    if (value != null) {
      values.add(value);
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        Sql.instant(row, "at"),
        ActorKind.valueOf(row.getString("actor_kind")),
        Optional.ofNullable(row.getObject("actor_id", UUID.class)),
        row.getString("action"),
        row.getString("detail"));
  }
}
