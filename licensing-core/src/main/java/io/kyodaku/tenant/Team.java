package io.kyodaku.tenant;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who works for a rightsholder, and who is asked to. */
@Dependent
public class Team {

  static final int INVITATIONS_AT_MOST = 50;

  private static final String MEMBERS =
      "select a.id, a.name, a.email, m.role, m.since, exists (select from second_factor f"
          + " where f.account_id = a.id and f.confirmed_at is not null) as second_factor"
          + " from member m join account a on a.id = m.account_id where m.tenant_id = ?";

  private final Sql admin;
  private final Clock clock;

  @Inject
  public Team(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** Somebody who belongs to it. */
  public record Member(
      UUID accountId,
      String name,
      String email,
      MemberRole role,
      Instant since,
      boolean secondFactor) {}

  /** Somebody who has not answered yet. */
  public record Invited(UUID id, String email, MemberRole role, Instant until) {}

  /** Owners first, then by name. */
  public List<Member> members(TenantId tenant) {
    return admin.list(MEMBERS + " order by m.role <> 'OWNER', a.name, a.id", Team::member, tenant);
  }

  public Optional<Member> member(TenantId tenant, UUID accountId) {
    return admin.first(MEMBERS + " and a.id = ?", Team::member, tenant, accountId);
  }

  /** Those that can still be accepted, the newest first. */
  public List<Invited> invited(TenantId tenant) {
    return admin.list(
        "select id, email, role, expires_at from invitation where tenant_id = ?"
            + " and ended_at is null and expires_at > ? order by created_at desc limit ?",
        row ->
            new Invited(
                row.getObject("id", UUID.class),
                row.getString("email"),
                MemberRole.valueOf(row.getString("role")),
                Sql.instant(row, "expires_at")),
        tenant,
        clock.instant(),
        INVITATIONS_AT_MOST);
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        MemberRole.valueOf(row.getString("role")),
        Sql.instant(row, "since"),
        row.getBoolean("second_factor"));
  }
}
