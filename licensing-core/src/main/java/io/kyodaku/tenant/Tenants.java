package io.kyodaku.tenant;

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

/** Finds tenants for the operator and the platform. */
@Dependent
public class Tenants {

  public static final int PAGE_SIZE = 50;

  private static final String TENANT =
      "select id, slug, kind, name, country, language, currency, selling_entity, status,"
          + " status_reason, created_at from tenant";

  private final Sql admin;

  @Inject
  public Tenants(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A tenant as an operator sees it. */
  public record Listed(
      TenantId id,
      String slug,
      TenantKind kind,
      String name,
      String country,
      String language,
      SettlementCurrency currency,
      String sellingEntity,
      TenantStatus status,
      Optional<String> statusReason,
      Instant createdAt) {}

  public Optional<Listed> find(TenantId id) {
    return admin.first(TENANT + " where id = ?", Tenants::listed, id);
  }

  public Optional<Listed> findBySlug(String slug) {
    return admin.first(TENANT + " where slug = ?", Tenants::listed, slug);
  }

  /**
   * Those of one status, the longest waiting first: with {@code APPLIED} the queue of applications
   * whose first member has confirmed the address.
   *
   * @param page from 0, of {@link #PAGE_SIZE}
   */
  public List<Listed> list(TenantStatus status, int page) {
    return admin.list(
        TENANT
            + " t where status = ? and (status <> 'APPLIED' or exists (select from member m"
            + " join account a on a.id = m.account_id where m.tenant_id = t.id"
            + " and a.confirmed_at is not null)) order by created_at, id limit ? offset ?",
        Tenants::listed,
        status,
        PAGE_SIZE,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new TenantId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        TenantKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("country"),
        row.getString("language"),
        SettlementCurrency.valueOf(row.getString("currency")),
        row.getString("selling_entity"),
        TenantStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("status_reason")),
        Sql.instant(row, "created_at"));
  }
}
