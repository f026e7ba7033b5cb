package io.kyodaku.tenant;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds to which tenants an account belongs, and who belongs to a tenant. */
@Dependent
public class Memberships {

  private final Sql admin;

  @Inject
  public Memberships(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A member of a tenant, and how to reach them. */
  public record Member(
      UUID accountId, String name, String email, String language, MemberRole role) {}

  /** By the tenants' names. */
  public List<Membership> of(UUID accountId) {
    return admin.list(
        "select t.id, t.slug, t.name, t.status, m.role from member m"
            + " join tenant t on t.id = m.tenant_id where m.account_id = ? order by t.name, t.id",
        row ->
            new Membership(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                TenantStatus.valueOf(row.getString("status")),
                MemberRole.valueOf(row.getString("role"))),
        accountId);
  }

  /** By their names. */
  public List<Member> members(TenantId tenant) {
    return admin.list(
        "select a.id, a.name, a.email, a.language, m.role from member m"
            + " join account a on a.id = m.account_id where m.tenant_id = ? order by a.name, a.id",
        row ->
            new Member(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                MemberRole.valueOf(row.getString("role"))),
        tenant);
  }
}
