package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Contracts as an operator looks for them, those first that wait for it. */
@Dependent
public class ContractQueue {

  public static final int PAGE_SIZE = 25;

  private final Sql admin;

  @Inject
  public ContractQueue(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * Which versions; what is empty is not asked for.
   *
   * @param words a part of the tenant's name, or how its slug begins
   */
  public record Which(String words, String status, String preset, String currency) {}

  /**
   * Those that wait for a countersignature first, the longest waiting of them first; the others the
   * newest first.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<ContractView> page(Which which, int page) {
    String part = which.words().replaceAll("([\\\\%_])", "\\\\$1");
    return admin.list(
        ContractView.SELECT
            + """
             where (? = '' or t.name ilike ? or t.slug like ?) and (? = '' or v.status = ?)
              and (? = '' or v.preset = ?) and (? = '' or v.currency = ?)
            order by case when v.status = 'SIGNED' then v.signed_at end nulls last, v.created_at desc, v.id
            limit ? offset ?
            """,
        ContractView::of,
        part,
        "%" + part + "%",
        part.toLowerCase(Locale.ROOT) + "%",
        which.status(),
        which.status(),
        which.preset(),
        which.preset(),
        which.currency(),
        which.currency(),
        PAGE_SIZE + 1,
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
