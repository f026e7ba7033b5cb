package io.kyodaku.catalog;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings a tenant's catalogue to what some rows say, set by set: reads at once all that the rows
 * name, compares, and writes only what differs. What a row says replaces what was there, the list
 * of names included; stops, descriptions and works without rows stay.
 */
final class CatalogWriter {

  private final Sql rows;
  private final TenantId tenant;
  private final Currency currency;
  private final Optional<UUID> by;
  private final Instant now;
  private final PresentCatalog present;

  CatalogWriter(Sql rows, TenantId tenant, Currency currency, Optional<UUID> by, Instant now) {
    this.rows = rows;
    this.tenant = tenant;
    this.currency = currency;
    this.by = by;
    this.now = now;
    present = new PresentCatalog(rows);
  }

  record Counts(int imported, int updated, int unchanged) {}

  /** No two of the rows name the same asset. */
  Counts write(List<CatalogRow> wanted) {
    if (wanted.isEmpty()) {
      return new Counts(0, 0, 0);
    }
    Map<String, UUID> works = works(wanted);
    Map<PresentCatalog.Place, PresentCatalog.PresentAsset> assets = present.assets(wanted, works);
    CatalogChanges changes = new CatalogChanges();
    int imported = 0;
    int updated = 0;
    for (CatalogRow row : wanted) {
      UUID workId = PresentCatalog.workOf(works, row);
      PresentCatalog.PresentAsset asset = assets.get(new PresentCatalog.Place(workId, row.asset()));
      if (asset == null) {
        changes.bring(workId, row);
        imported++;
      } else if (changes.change(asset, row)) {
        updated++;
      }
    }
    changes.apply(rows, tenant, currency, by, now);
    return new Counts(imported, updated, wanted.size() - imported - updated);
  }

  private Map<String, UUID> works(List<CatalogRow> wanted) {
    Set<String> titles = wanted.stream().map(CatalogRow::work).collect(Collectors.toSet());
    Set<String> missing = new HashSet<>(titles);
    missing.removeAll(present.works(titles).keySet());
    if (!missing.isEmpty()) {
      rows.update(
          "insert into work (id, tenant_id, title, created_at)"
              + " select id, ?, title, ? from unnest(?::uuid[], ?::text[]) as w (id, title)"
              + " on conflict (tenant_id, title) do nothing",
          tenant,
          now,
          missing.stream().map(title -> Ids.next().toString()).toArray(String[]::new),
          missing.toArray(String[]::new));
    }
    return present.works(titles);
  }
}
