package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is there of all that some rows name, in as few statements as there are tables. */
final class PresentCatalog {

  /**
   * Looks up row by row, which the subqueries' offsets see to: a tenant's first large file finds
   * tables whose statistics say that they are small, and joined freely all of the tenant's assets
   * would be gone through for each row of the file.
   */
  private static final String WANTED =
      """
      select a.id, a.work_id, a.name, a.kind, c.territories, c.price_per_second_micros, p.preset
      from unnest(?::uuid[], ?::text[]) as wanted (work_id, name)
      cross join lateral (
        select id, tenant_id, work_id, name, kind from asset
        where work_id = wanted.work_id and name = wanted.name offset 0) a
      cross join lateral (
        select territories, price_per_second_micros from ownership_claim
        where tenant_id = a.tenant_id and asset_id = a.id offset 0) c
      left join lateral (
        select preset from policy
        where tenant_id = a.tenant_id and work_id is null and asset_id = a.id offset 0) p on true
      """;

  private final Sql rows;

  PresentCatalog(Sql rows) {
    this.rows = rows;
  }

  /** Where an asset is found. */
  record Place(UUID workId, String name) {}

  /** A name with the row that holds it and its place in the owner's list. */
  record PresentAlias(UUID id, AliasName name, int position) {}

  /** An asset with all that a row may say of it. */
  record PresentAsset(
      UUID id,
      Place place,
      AssetKind kind,
      String territories,
      long pricePerSecondMicros,
      Optional<PolicyPreset> policy,
      List<PresentAlias> aliases) {}

  Map<String, UUID> works(Collection<String> titles) {
    Map<String, UUID> works = new HashMap<>();
    rows.list(
            "select id, title from work where title = any (?)",
            row -> Map.entry(row.getString("title"), row.getObject("id", UUID.class)),
            (Object) titles.toArray(String[]::new))
        .forEach(work -> works.put(work.getKey(), work.getValue()));
    return works;
  }

  static UUID workOf(Map<String, UUID> works, CatalogRow row) {
    return Objects.requireNonNull(works.get(row.work()), "every work was read or made");
  }

  Map<Place, PresentAsset> assets(List<CatalogRow> wanted, Map<String, UUID> works) {
    List<PresentAsset> found =
        rows.list(
            WANTED,
            PresentCatalog::asset,
            wanted.stream().map(row -> workOf(works, row).toString()).toArray(String[]::new),
            wanted.stream().map(CatalogRow::asset).toArray(String[]::new));
    Map<UUID, PresentAsset> byId = new HashMap<>();
    Map<Place, PresentAsset> byPlace = new HashMap<>();
    for (PresentAsset asset : found) {
      byId.put(asset.id(), asset);
      byPlace.put(asset.place(), asset);
    }
    rows.list(
        "select id, asset_id, language, text, match_key, position from alias where asset_id = any"
            + " (?::uuid[]) order by id",
        row -> addAlias(byId, row),
        (Object) byId.keySet().stream().map(UUID::toString).toArray(String[]::new));
    return byPlace;
  }

  private static PresentAsset asset(ResultSet row) throws SQLException {
    return new PresentAsset(
        row.getObject("id", UUID.class),
        new Place(row.getObject("work_id", UUID.class), row.getString("name")),
        AssetKind.valueOf(row.getString("kind")),
        row.getString("territories"),
        row.getLong("price_per_second_micros"),
        preset(row.getString("preset")),
        new ArrayList<>());
  }

  private static Optional<PolicyPreset> preset(@Nullable String name) {
    return Optional.ofNullable(name).map(PolicyPreset::valueOf);
  }

  private static boolean addAlias(Map<UUID, PresentAsset> assets, ResultSet row)
      throws SQLException {
    AliasName name =
        new AliasName(row.getString("language"), row.getString("text"), row.getString("match_key"));
    PresentAsset asset =
        Objects.requireNonNull(assets.get(row.getObject("asset_id", UUID.class)), "was asked for");
    return asset
        .aliases()
        .add(new PresentAlias(row.getObject("id", UUID.class), name, row.getInt("position")));
  }
}
