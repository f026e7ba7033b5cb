package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A rightsholder's view of its contract. */
@Dependent
public class OwnContract {

  public static final int VERSIONS_AT_MOST = 100;

  private final Sql rows;

  @Inject
  OwnContract(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** The newest first. */
  @TenantScoped
  public List<ContractView> versions(TenantId tenant) {
    return rows.list(
        ContractView.SELECT + " where v.tenant_id = ? order by v.number desc limit ?",
        ContractView::of,
        tenant,
        VERSIONS_AT_MOST);
  }

  /**
   * @param number from 1
   */
  @TenantScoped
  public Optional<ContractView> version(TenantId tenant, int number) {
    return rows.first(
        ContractView.SELECT + " where v.tenant_id = ? and v.number = ?",
        ContractView::of,
        tenant,
        number);
  }

  @TenantScoped
  public Optional<ContractView> version(TenantId tenant, UUID versionId) {
    return rows.first(
        ContractView.SELECT + " where v.tenant_id = ? and v.id = ?",
        ContractView::of,
        tenant,
        versionId);
  }
}
