package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What has to be written, gathered row by row and written table by table. */
final class CatalogChanges {

  private record NewAsset(UUID id, UUID workId, CatalogRow row) {}

  private record NamePlaced(AliasName name, int position) {}

  private record OfAsset<T>(UUID assetId, T value) {}

  private final List<NewAsset> assets = new ArrayList<>();
  private final List<OfAsset<CatalogRow>> kinds = new ArrayList<>();
  private final List<OfAsset<CatalogRow>> offers = new ArrayList<>();

  /** By name; an empty one lets the level above speak. */
  private final List<OfAsset<String>> policies = new ArrayList<>();

  private final List<OfAsset<NamePlaced>> names = new ArrayList<>();
  private final List<PresentCatalog.PresentAlias> respelled = new ArrayList<>();
  private final List<UUID> dropped = new ArrayList<>();

  /** A row whose asset isn't there. */
  void bring(UUID workId, CatalogRow row) {
    UUID id = Ids.next();
    assets.add(new NewAsset(id, workId, row));
    row.policy().ifPresent(preset -> policies.add(new OfAsset<>(id, preset.name())));
    for (int i = 0; i < row.aliases().size(); i++) {
      names.add(new OfAsset<>(id, new NamePlaced(row.aliases().get(i), i)));
    }
  }

  /** A row whose asset is there; false when it says nothing new. */
  boolean change(PresentCatalog.PresentAsset asset, CatalogRow row) {
    boolean changed = changeNames(asset, row);
    if (asset.kind() != row.kind()) {
      kinds.add(new OfAsset<>(asset.id(), row));
      changed = true;
    }
    if (!asset.territories().equals(row.territories())
        || asset.pricePerSecondMicros() != row.pricePerSecondMicros()) {
      offers.add(new OfAsset<>(asset.id(), row));
      changed = true;
    }
    if (!asset.policy().equals(row.policy())) {
      policies.add(new OfAsset<>(asset.id(), row.policy().map(PolicyPreset::name).orElse("")));
      changed = true;
    }
    return changed;
  }

  private boolean changeNames(PresentCatalog.PresentAsset asset, CatalogRow row) {
    Map<AliasName.Identity, PresentCatalog.PresentAlias> left = new LinkedHashMap<>();
    asset.aliases().forEach(alias -> left.put(alias.name().identity(), alias));
    boolean changed = false;
    for (int i = 0; i < row.aliases().size(); i++) {
      AliasName name = row.aliases().get(i);
      PresentCatalog.PresentAlias same = left.remove(name.identity());
      if (same == null) {
        names.add(new OfAsset<>(asset.id(), new NamePlaced(name, i)));
        changed = true;
      } else if (!same.name().text().equals(name.text()) || same.position() != i) {
        respelled.add(new PresentCatalog.PresentAlias(same.id(), name, i));
        changed = true;
      }
    }
    left.values().forEach(alias -> dropped.add(alias.id()));
    return changed || !left.isEmpty();
  }

  /**
   * @param by who handed in what is written
   */
  void apply(Sql rows, TenantId tenant, Currency currency, Optional<UUID> by, Instant now) {
    if (!assets.isEmpty()) {
      addAssets(rows, tenant, currency, now);
    }
    if (!kinds.isEmpty()) {
      rows.update(
          "update asset a set kind = n.kind, version = a.version + 1"
              + " from unnest(?::uuid[], ?::text[]) as n (id, kind) where a.id = n.id",
          column(kinds, OfAsset::assetId),
          column(kinds, of -> of.value().kind()));
    }
    if (!offers.isEmpty()) {
      rows.update(
          "update ownership_claim c set territories = n.territories, price_per_second_micros ="
              + " n.price, version = c.version + 1 from unnest(?::uuid[], ?::text[], ?::bigint[])"
              + " as n (asset_id, territories, price) where c.asset_id = n.asset_id",
          column(offers, OfAsset::assetId),
          column(offers, of -> of.value().territories()),
          column(offers, of -> of.value().pricePerSecondMicros()));
    }
    applyPolicies(rows, tenant, by, now);
    applyNames(rows, tenant, now);
  }

  private void addAssets(Sql rows, TenantId tenant, Currency currency, Instant now) {
    rows.update(
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " select id, ?, work_id, kind, name, ?"
            + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as n (id, work_id, kind,"
            + " name)",
        tenant,
        now,
        column(assets, NewAsset::id),
        column(assets, NewAsset::workId),
        column(assets, asset -> asset.row().kind()),
        column(assets, asset -> asset.row().asset()));
    rows.update(
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status)"
            + " select id, ?, asset_id, ?, territories, price, ?, 'LIVE'"
            + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[]) as n (id, asset_id,"
            + " territories, price)",
        tenant,
        OwnershipClaim.WHOLE_BPS,
        currency.getCurrencyCode(),
        column(assets, asset -> Ids.next()),
        column(assets, NewAsset::id),
        column(assets, asset -> asset.row().territories()),
        column(assets, asset -> asset.row().pricePerSecondMicros()));
  }

  private void applyPolicies(Sql rows, TenantId tenant, Optional<UUID> by, Instant now) {
    if (!policies.isEmpty()) {
      PolicyVersions.choosePresets(
          rows,
          tenant,
          column(policies, OfAsset::assetId),
          column(policies, OfAsset::value),
          by,
          PolicyVersions.How.FILE,
          now);
    }
  }

  private void applyNames(Sql rows, TenantId tenant, Instant now) {
    if (!dropped.isEmpty()) {
      rows.update(
          "delete from alias where id = any (?::uuid[])", (Object) column(dropped, id -> id));
    }
    if (!respelled.isEmpty()) {
      rows.update(
          "update alias a set text = n.text, position = n.position, version = a.version + 1"
              + " from unnest(?::uuid[], ?::text[], ?::int[]) as n (id, text, position)"
              + " where a.id = n.id",
          column(respelled, PresentCatalog.PresentAlias::id),
          column(respelled, alias -> alias.name().text()),
          column(respelled, PresentCatalog.PresentAlias::position));
    }
    if (!names.isEmpty()) {
      rows.update(
          "insert into alias (id, tenant_id, asset_id, language, text, match_key, position,"
              + " status, created_at)"
              + " select id, ?, asset_id, language, text, match_key, position, 'LIVE', ?"
              + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[])"
              + " as n (id, asset_id, language, text, match_key, position)",
          tenant,
          now,
          column(names, name -> Ids.next()),
          column(names, OfAsset::assetId),
          column(names, of -> of.value().name().language()),
          column(names, of -> of.value().name().text()),
          column(names, of -> of.value().name().matchKey()),
          column(names, of -> of.value().position()));
    }
  }

  /** Values of one column; PostgreSQL casts them to its type. */
  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
  }
}
