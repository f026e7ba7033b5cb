package io.kyodaku.log;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Who did what, for operators, with the place in the log that proves each line. */
@Dependent
public class AuditTrail {

  public static final int PAGE_SIZE = 50;

  private final Sql admin;

  @Inject
  public AuditTrail(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * One line.
   *
   * @param leaf its place in the log; empty while it waits for one
   */
  public record Line(
      Instant at,
      String who,
      String action,
      Optional<String> tenant,
      String detail,
      OptionalLong leaf) {}

  /** The newest signed head of the log. */
  public record Head(long size, Instant signedAt, String kid) {}

  /**
   * Which lines; what is empty is not asked for.
   *
   * @param action as {@link #actions} has them
   * @param person a part of a name or of a key's label
   * @param from the first moment
   * @param before the first moment that is not asked for any more
   */
  public record Which(
      Optional<TenantId> tenant,
      String action,
      String person,
      Optional<Instant> from,
      Optional<Instant> before) {

    public static final Which ALL =
        new Which(Optional.empty(), "", "", Optional.empty(), Optional.empty());
  }

  private static final String LINES =
      """
      select a.at, coalesce(p.name, k.label, lower(a.actor_kind)) as who, a.action, t.name as tenant, a.detail, l.index
      from audit_entry a
      left join account p on p.id = a.actor_id and a.actor_kind = 'ACCOUNT'
      left join api_key k on k.id = a.actor_id and a.actor_kind = 'API_KEY'
      left join tenant t on t.id = a.tenant_id
      left join log_entry e on e.subject_id = a.id and e.kind = 'AUDIT'
      left join log_leaf l on l.entry_id = e.id
      """;

  /**
   * The newest first.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Line> page(Which which, int page) {
    StringBuilder where = new StringBuilder("where true");
    List<Object> asked = new ArrayList<>();
    which.tenant().ifPresent(tenant -> and(where, asked, "a.tenant_id = ?", tenant.value()));
    if (!which.action().isEmpty()) {
      and(where, asked, "a.action = ?", which.action());
    }
    if (!which.person().isEmpty()) {
      String part = which.person().replaceAll("([\\\\%_])", "\\\\$1");
      and(
          where,
          asked,
          "a.actor_id in (select id from account where name ilike ? union all"
              + " select id from api_key where label ilike ?)",
          "%" + part + "%");
      asked.add("%" + part + "%");
    }
    which.from().ifPresent(from -> and(where, asked, "a.at >= ?", from));
    which.before().ifPresent(before -> and(where, asked, "a.at < ?", before));
    asked.add(PAGE_SIZE + 1);
    asked.add((long) Math.max(page, 0) * PAGE_SIZE);
    return admin.list(
        LINES + where + " order by a.at desc, a.id desc limit ? offset ?",
        AuditTrail::line,
        asked.toArray());
  }

  private static void and(StringBuilder where, List<Object> asked, String condition, Object value) {
    where.append(" and ").append(condition);
    asked.add(value);
  }

  /** The last lines about a tenant. */
  public List<Line> last(TenantId tenant, int size) {
    return admin.list(
        LINES + "where a.tenant_id = ? order by a.at desc, a.id desc limit ?",
        AuditTrail::line,
        tenant,
        size);
  }

  /** Everything that was ever done, by its word. */
  public List<String> actions() {
    return admin.list(
        """
        with recursive found as (
          (select action from audit_entry order by action limit 1)
          union all
          select (select a.action from audit_entry a where a.action > found.action order by a.action limit 1)
          from found where found.action is not null)
        select action from found where action is not null
        """,
        row -> row.getString(1));
  }

  private static Line line(ResultSet row) throws SQLException {
    long leaf = row.getLong("index");
    OptionalLong place = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
    return new Line(
        Sql.instant(row, "at"),
        row.getString("who"),
        row.getString("action"),
        Optional.ofNullable(row.getString("tenant")),
        row.getString("detail"),
        place);
  }

  public Optional<Head> head() {
    return admin.first(
        "select size, signed_at, kid from log_head order by size desc limit 1",
        row -> new Head(row.getLong("size"), Sql.instant(row, "signed_at"), row.getString("kid")));
  }
}
