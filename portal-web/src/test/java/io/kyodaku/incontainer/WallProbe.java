package io.kyodaku.incontainer;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Use cases that forget to ask for their own tenant's rows, deployed beside the portal's own. What
 * they may not see or change, the wall has to hide and to refuse.
 */
@Dependent
class WallProbe {

  private final Sql rows;

  @Inject
  WallProbe(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  @TenantScoped
  List<String> worksSeenBy(TenantId tenant) {
    return works();
  }

  @TenantScoped
  List<String> worksSeenByNobody() {
    return works();
  }

  @TenantScoped
  List<String> worksSeenByTwo(TenantId one, TenantId other) {
    return works();
  }

  /** Past the interceptor. */
  List<String> worksSeenUnbound() {
    return works();
  }

  @TenantScoped
  int renameWhateverIsThere(TenantId tenant, String title) {
    return rows.update("update work set title = ?", title);
  }

  @TenantScoped
  void addWork(TenantId tenant, UUID owner, String title) {
    rows.update(
        "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
        Ids.next(),
        owner,
        title);
  }

  @TenantScoped
  void renameAndFail(TenantId tenant, String title) {
    renameWhateverIsThere(tenant, title);
    throw new IllegalArgumentException("after the change");
  }

  private List<String> works() {
    return rows.list("select title from work order by title", row -> row.getString(1));
  }
}
