package io.kyodaku.upgrade;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Which version of which plugin each contract in force has now, for operators. */
@Dependent
public class PluginsAtWork {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public PluginsAtWork(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  private record AtWork(String hash, UUID tenant) {}

  /** The tenants by hash; without what is standard. */
  public Map<String, Set<UUID>> tenants() {
    Map<String, Set<UUID>> tenants = new HashMap<>();
    admin
        .list(
            """
            select v.tenant_id, plugin_in_force(v.id, s.seat, ?) as hash
            from contract_version v cross join (values ('TERMS'), ('SCHEDULE')) s (seat)
            where v.status = 'IN_FORCE' and case s.seat when 'TERMS' then v.terms_hash else v.schedule_hash end is not null
            """,
            row -> new AtWork(row.getString("hash"), row.getObject("tenant_id", UUID.class)),
            clock.instant())
        .forEach(
            one -> tenants.computeIfAbsent(one.hash(), hash -> new HashSet<>()).add(one.tenant()));
    return tenants;
  }
}
