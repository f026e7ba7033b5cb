package io.kyodaku.insight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * How those are called who acted in a rightsholder's business: its own people and keys by their
 * names; whoever else, an operator, has none here.
 */
@Dependent
public class ActorNames {

  private static final String OWN =
      """
      select a.id, a.name from account a where a.id = any (?) and (
        exists (select from member m where m.tenant_id = ? and m.account_id = a.id)
        or exists (select from invitation i where i.tenant_id = ? and i.accepted_by = a.id))
      union all
      select k.id, k.label from api_key k where k.id = any (?) and k.owner_id = ?
      """;

  private final Sql admin;

  @Inject
  public ActorNames(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  private record Named(UUID id, String name) {}

  public Map<UUID, String> of(TenantId tenant, Set<UUID> actors) {
    UUID[] ids = actors.toArray(UUID[]::new);
    Map<UUID, String> names = new HashMap<>();
    admin
        .list(
            OWN,
            row -> new Named(row.getObject("id", UUID.class), row.getString("name")),
            ids,
            tenant,
            tenant,
            ids,
            tenant)
        .forEach(named -> names.put(named.id(), named.name()));
    return Map.copyOf(names);
  }
}
