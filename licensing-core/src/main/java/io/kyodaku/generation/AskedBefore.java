package io.kyodaku.generation;

import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who asks a tenant, as far as it may know: not who the creator is, but whether it is the same that
 * asked before, and what came of that.
 */
@Dependent
public class AskedBefore {

  /** What lies further back says little. */
  private static final int LOOKED_BACK_AT_MOST = 1_000;

  private final Sql admin;

  @Inject
  public AskedBefore(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param creator as the tenant may know it
   * @param generator by name
   * @param approved how many of the creator's askings this tenant said yes to, of its last 1,000
   *     usages
   * @param declined how many it said no to
   * @param unanswered how many it let expire, or that were withdrawn or declined by another owner
   * @param othersAssets how many assets of other owners are in it
   */
  public record Asker(
      UUID creator,
      String generator,
      int approved,
      int declined,
      int unanswered,
      int othersAssets) {}

  /** By authorization; those that have nothing of the tenant's are left out. */
  public Map<UUID, Asker> of(TenantId tenant, Collection<UUID> authorizations) {
    Map<UUID, Asker> askers = new HashMap<>();
    admin
        .list(
            """
            with asking as (
              select a.id, a.creator_id, g.name as generator,
                (select count(distinct l.asset_id) from authorization_license l
                  where l.authorization_id = a.id and not exists (
                    select from authorization_license o
                    where o.authorization_id = a.id and o.asset_id = l.asset_id and o.tenant_id = ?)) as others
              from usage_authorization a join generator g on g.id = a.generator_id
              where a.id = any (?::uuid[]) and exists (
                select from authorization_license l where l.authorization_id = a.id and l.tenant_id = ?)),
            creator as (
              select c.creator_id, count(*) filter (where p.answer = 'APPROVED') as approved,
                count(*) filter (where p.answer = 'DECLINED') as declined,
                count(*) filter (where p.answer = 'LAPSED') as unanswered
              from (select distinct creator_id from asking) c
              cross join lateral (
                select id from usage_authorization o where o.creator_id = c.creator_id
                order by o.id desc limit ?) o
              join authorization_approval p on p.authorization_id = o.id and p.tenant_id = ?
              group by c.creator_id)
            select a.*, coalesce(c.approved, 0) as approved, coalesce(c.declined, 0) as declined,
              coalesce(c.unanswered, 0) as unanswered
            from asking a left join creator c on c.creator_id = a.creator_id
            """,
            row -> Map.entry(row.getObject("id", UUID.class), asker(tenant, row)),
            tenant,
            authorizations.stream().map(UUID::toString).toArray(String[]::new),
            tenant,
            LOOKED_BACK_AT_MOST,
            tenant)
        .forEach(found -> askers.put(found.getKey(), found.getValue()));
    return askers;
  }

  private static Asker asker(TenantId tenant, ResultSet row) throws SQLException {
    return new Asker(
        CreatorAlias.of(tenant.value(), row.getObject("creator_id", UUID.class)),
        row.getString("generator"),
        row.getInt("approved"),
        row.getInt("declined"),
        row.getInt("unanswered"),
        row.getInt("others"));
  }
}
