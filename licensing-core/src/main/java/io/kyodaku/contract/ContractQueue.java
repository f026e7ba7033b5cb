package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The operator's queue of signed contracts. */
@Dependent
public class ContractQueue {

  public static final int PAGE_SIZE = 50;

  private final Sql admin;

  @Inject
  public ContractQueue(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * The longest waiting first.
   *
   * @param page from 0, of {@link #PAGE_SIZE}
   */
  public List<ContractView> signed(int page) {
    return admin.list(
        ContractView.SELECT
            + " where v.status = 'SIGNED' order by v.signed_at, v.id limit ? offset ?",
        ContractView::of,
        PAGE_SIZE,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  /** Of one tenant, the newest first, at most {@link #PAGE_SIZE}. */
  public List<ContractView> of(TenantId tenant) {
    return admin.list(
        ContractView.SELECT + " where v.tenant_id = ? order by v.number desc limit ?",
        ContractView::of,
        tenant,
        PAGE_SIZE);
  }

  public Optional<ContractView> find(UUID versionId) {
    return admin.first(ContractView.SELECT + " where v.id = ?", ContractView::of, versionId);
  }
}
