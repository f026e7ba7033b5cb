package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A rightsholder's view of what became of the versions of its plugins. */
@Dependent
public class OwnUpgrades {

  /** The latest; more are in the trail. */
  public static final int UPGRADES_AT_MOST = 50;

  private final Sql rows;
  private final Clock clock;

  @Inject
  public OwnUpgrades(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** The latest first. */
  @TenantScoped
  public List<Upgrade> latest(TenantId tenant) {
    return rows.list(
        Upgrade.SELECT + " where u.tenant_id = ? order by u.planned_at desc, u.id desc limit ?",
        Upgrade::of,
        clock.instant(),
        tenant,
        UPGRADES_AT_MOST);
  }

  @TenantScoped
  public Optional<Upgrade> find(TenantId tenant, UUID id) {
    return rows.first(
        Upgrade.SELECT + " where u.tenant_id = ? and u.id = ?",
        Upgrade::of,
        clock.instant(),
        tenant,
        id);
  }

  /** A contract's terms with the versions of its plugins that are in force now. */
  @TenantScoped
  public ContractTerms inForce(TenantId tenant, ContractView contract) {
    return PluginsInForce.of(rows, contract, clock.instant());
  }
}
