package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the contract version that is in force for a tenant. */
@Dependent
public class CurrentContract {

  private final Sql reader;

  @Inject
  public CurrentContract(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  public Optional<ContractView> of(TenantId tenant) {
    return reader.first(
        ContractView.SELECT + " where v.tenant_id = ? and v.status = 'IN_FORCE'",
        ContractView::of,
        tenant);
  }
}
