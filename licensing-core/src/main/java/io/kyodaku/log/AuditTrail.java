package io.kyodaku.log;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
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
   * The newest first.
   *
   * @param page from 0, of {@link #PAGE_SIZE}
   */
  public List<Line> page(int page) {
    return admin.list(
        """
        select a.at, coalesce(p.name, k.label, lower(a.actor_kind)) as who, a.action, t.name as tenant, a.detail, l.index
        from audit_entry a
        left join account p on p.id = a.actor_id and a.actor_kind = 'ACCOUNT'
        left join api_key k on k.id = a.actor_id and a.actor_kind = 'API_KEY'
        left join tenant t on t.id = a.tenant_id
        left join log_entry e on e.subject_id = a.id and e.kind = 'AUDIT'
        left join log_leaf l on l.entry_id = e.id
        order by a.at desc, a.id desc limit ? offset ?
        """,
        row -> {
          long leaf = row.getLong("index");
          OptionalLong place = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
          return new Line(
              Sql.instant(row, "at"),
              row.getString("who"),
              row.getString("action"),
              Optional.ofNullable(row.getString("tenant")),
              row.getString("detail"),
              place);
        },
        PAGE_SIZE,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  public Optional<Head> head() {
    return admin.first(
        "select size, signed_at, kid from log_head order by size desc limit 1",
        row -> new Head(row.getLong("size"), Sql.instant(row, "signed_at"), row.getString("kid")));
  }
}
