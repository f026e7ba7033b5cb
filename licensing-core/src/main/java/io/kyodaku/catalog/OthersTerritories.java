package io.kyodaku.catalog;

import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Where an owner would say that it owns more of an asset than others leave. That is no edit: it is
 * asserted with evidence, and an operator admits it.
 */
final class OthersTerritories {

  private final Sql rows;

  OthersTerritories(Sql rows) {
    this.rows = rows;
  }

  /**
   * Of the caller's own assets, those that it would license in others' territories.
   *
   * @param territories as claims store them, of each asset in the same order
   */
  Set<UUID> among(List<UUID> assets, List<String> territories) {
    return new HashSet<>(
        rows.list(
            "select others_territories(?::uuid[], ?::text[]) as id",
            row -> row.getObject("id", UUID.class),
            assets.stream().map(UUID::toString).toArray(String[]::new),
            territories.toArray(String[]::new)));
  }

  boolean isAmong(UUID asset, String territories) {
    return !among(List.of(asset), List.of(territories)).isEmpty();
  }

  /** The same rows of a file, those of them refused that would do so. */
  List<CatalogFile.NumberedRow> refusedIn(List<CatalogFile.NumberedRow> numbered) {
    Map<CatalogRow.Key, String> wanted = new LinkedHashMap<>();
    for (CatalogFile.NumberedRow row : numbered) {
      if (row.read() instanceof CatalogRow.Good(CatalogRow good)) {
        wanted.put(good.key(), good.territories());
      }
    }
    Set<CatalogRow.Key> refused =
        new HashSet<>(
            rows.list(
                """
                with known as materialized (
                  select n.work, n.asset, a.id, n.territories
                  from unnest(?::text[], ?::text[], ?::text[]) as n (work, asset, territories)
                  cross join lateral (select id from work where title = n.work offset 0) w
                  cross join lateral (select id from asset where work_id = w.id and name = n.asset offset 0) a)
                select k.work, k.asset from known k where k.id in (
                  select others_territories(of.assets, of.wanted)
                  from (select array_agg(id) as assets, array_agg(territories) as wanted from known) of
                  where of.assets is not null)
                """,
                row -> new CatalogRow.Key(row.getString("work"), row.getString("asset")),
                wanted.keySet().stream().map(CatalogRow.Key::work).toArray(String[]::new),
                wanted.keySet().stream().map(CatalogRow.Key::asset).toArray(String[]::new),
                wanted.values().toArray(String[]::new)));
    return numbered.stream()
        .map(
            row ->
                row.read() instanceof CatalogRow.Good(CatalogRow good)
                        && refused.contains(good.key())
                    ? new CatalogFile.NumberedRow(row.number(), row.cells(), refusal())
                    : row)
        .toList();
  }

  private static CatalogRow.Read refusal() {
    FieldErrors errors = new FieldErrors();
    errors.add("territories", CatalogFault.TERRITORIES_OF_OTHERS);
    return new CatalogRow.Bad(errors.list());
  }
}
