package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a catalogue file says of one asset.
 *
 * @param policy empty where the work's or the tenant's speaks
 */
record CatalogRow(
    String work,
    String asset,
    AssetKind kind,
    List<AliasName> aliases,
    Optional<PolicyPreset> policy,
    String territories,
    long pricePerSecondMicros) {

  static final List<String> COLUMNS =
      List.of("work", "asset", "kind", "aliases", "policy", "territories", "price_per_second");

  /** By what a row is known again within its tenant. */
  record Key(String work, String asset) {}

  /** A row as it was read. */
  sealed interface Read {}

  record Good(CatalogRow row) implements Read {}

  record Bad(List<FieldError> errors) implements Read {}

  Key key() {
    return new Key(work, asset);
  }

  /** Reads the cells of one row; any text is answered. */
  static Read read(List<String> cells) {
    FieldErrors errors = new FieldErrors();
    if (cells.size() != COLUMNS.size()) {
      errors.add("row", CatalogFault.FIELD_COUNT, cells.size(), COLUMNS.size());
      return new Bad(errors.list());
    }
    String work = errors.line("work", cells.get(0), Work.TITLE_LENGTH_AT_MOST);
    String asset = errors.line("asset", cells.get(1), Asset.NAME_LENGTH_AT_MOST);
    Optional<AssetKind> kind = errors.choice("kind", cells.get(2), AssetKind.class);
    List<AliasName> aliases = AliasName.readCell(errors, "aliases", cells.get(3));
    Optional<PolicyPreset> policy = policy(errors, cells.get(4));
    String territories = TerritoriesField.read(errors, "territories", cells.get(5));
    long priceMicros = PricePerSecond.readMicros(errors, "price_per_second", cells.get(6));
    if (!errors.none() || kind.isEmpty()) {
      return new Bad(errors.list());
    }
    return new Good(
        new CatalogRow(work, asset, kind.get(), aliases, policy, territories, priceMicros));
  }

  private static Optional<PolicyPreset> policy(FieldErrors errors, @Nullable String cell) {
    return cell == null || cell.isBlank()
        ? Optional.empty()
        : errors.choice("policy", cell, PolicyPreset.class);
  }
}
