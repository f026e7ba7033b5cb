package io.kyodaku.ownership;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What is published of assets and owners, for those who have to do with another's. Beside the
 * caller's transaction, which is of one role and behind its wall.
 */
@Dependent
public class Published {

  private final Sql reader;

  @Inject
  public Published(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /** One claim's share in one of its territories. */
  record Share(String territory, UUID tenant, String name, int shareBps) {}

  @Transactional(TxType.NOT_SUPPORTED)
  public Optional<String> asset(UUID id) {
    return Optional.ofNullable(assets(List.of(id)).get(id));
  }

  /** Names by id. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Map<UUID, String> assets(Collection<UUID> ids) {
    return names("select id, name from asset where id = any (?::uuid[])", ids);
  }

  /** Names by id. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Map<UUID, String> owners(Collection<UUID> ids) {
    return names("select id, name from tenant where id = any (?::uuid[])", ids);
  }

  private Map<UUID, String> names(String sql, Collection<UUID> ids) {
    return reader
        .list(
            sql,
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")),
            (Object) ids.stream().distinct().map(UUID::toString).toArray(String[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of all claims on an asset, country by country. */
  @Transactional(TxType.NOT_SUPPORTED)
  List<Share> shares(UUID assetId) {
    return reader.list(
        """
        select s.territory, s.tenant_id, t.name, s.share_bps
        from ownership_by_country(?) s join tenant t on t.id = s.tenant_id
        where s.share_bps > 0 order by s.territory, s.claim_id
        """,
        row ->
            new Share(
                row.getString("territory"),
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                row.getInt("share_bps")),
        assetId);
  }
}
