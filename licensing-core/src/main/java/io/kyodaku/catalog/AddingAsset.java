package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder brings an asset with its names, where it may be shown and what it costs. It has no
 * policy of its own yet: its work's or its tenant's speaks.
 */
@Dependent
public class AddingAsset {

  private final JpaCatalog catalog;
  private final DataSource rows;
  private final Clock clock;

  @Inject
  AddingAsset(JpaCatalog catalog, @DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.catalog = catalog;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * An asset as it was typed in.
   *
   * @param kind an {@link AssetKind} by name
   * @param territories {@code JP|US}, or {@code *} for everywhere
   * @param pricePerSecond major units of the tenant's currency, with up to six decimals
   */
  public record NewAsset(
      UUID workId,
      @Nullable String name,
      @Nullable String kind,
      @Nullable String description,
      List<AliasName.Typed> aliases,
      @Nullable String territories,
      @Nullable String pricePerSecond) {

    public NewAsset {
      aliases = List.copyOf(aliases);
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * @param waiting names that another owner has: they match nothing until an operator decides
   */
  public record Added(UUID assetId, List<String> waiting) implements Outcome {}

  /** No such work of this tenant. */
  public record WorkNotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  @TenantScoped
  public Outcome add(TenantId tenant, NewAsset asset) {
    FieldErrors errors = new FieldErrors();
    String name = errors.line("name", asset.name(), Asset.NAME_LENGTH_AT_MOST);
    Optional<AssetKind> kind = errors.choice("kind", asset.kind(), AssetKind.class);
    String description =
        errors.lines("description", asset.description(), Asset.DESCRIPTION_LENGTH_AT_MOST);
    List<AliasName> names = AliasName.readAll(errors, "aliases", asset.aliases());
    String territories = TerritoriesField.read(errors, "territories", asset.territories());
    long priceMicros = PricePerSecond.readMicros(errors, "pricePerSecond", asset.pricePerSecond());
    if (catalog.work(asset.workId()).isEmpty()) {
      return new WorkNotFound();
    }
    if (!errors.has("name") && catalog.hasAssetNamed(asset.workId(), name)) {
      errors.add("name", CatalogFault.ASSET_NAME_TAKEN);
    }
    if (!errors.none() || kind.isEmpty()) {
      return new Invalid(errors.list());
    }
    Instant now = clock.instant();
    Asset added = new Asset(asset.workId(), kind.get(), name, description, now);
    catalog.add(added);
    Money price = new Money(priceMicros, OwnTenant.of(rows).currency());
    catalog.add(new OwnershipClaim(added.id(), territories, price));
    List<Alias> aliases =
        IntStream.range(0, names.size())
            .mapToObj(i -> new Alias(added.id(), names.get(i), i, now))
            .toList();
    catalog.addAll(aliases);
    return new Added(added.id(), waiting(aliases));
  }

  private static List<String> waiting(List<Alias> aliases) {
    return aliases.stream()
        .filter(alias -> alias.status() == AliasStatus.PENDING)
        .map(alias -> alias.name().text())
        .toList();
  }
}
