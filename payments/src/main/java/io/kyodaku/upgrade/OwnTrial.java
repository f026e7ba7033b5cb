package io.kyodaku.upgrade;

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

/** What a trial came to for one rightsholder, as it sees that itself; nothing of others. */
@Dependent
public class OwnTrial {

  private final Sql rows;

  @Inject
  public OwnTrial(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  @TenantScoped
  public Optional<PluginTrials.Tried> tried(TenantId tenant, UUID trial) {
    return PluginTrials.tenants(rows, trial, tenant).stream().findFirst();
  }

  /** What differs first, and of each kind what differs most. */
  @TenantScoped
  public List<PluginTrials.Sum> sums(TenantId tenant, UUID trial) {
    return PluginTrials.sums(rows, trial, tenant);
  }
}
