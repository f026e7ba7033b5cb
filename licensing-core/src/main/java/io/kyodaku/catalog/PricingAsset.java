package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A rightsholder says where its asset may be shown and what a second of it costs. */
@Dependent
public class PricingAsset {

  private final JpaCatalog catalog;
  private final Sql rows;
  private final Clock clock;

  @Inject
  PricingAsset(JpaCatalog catalog, @DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.catalog = catalog;
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It holds for whatever is granted from now on. */
  public record Priced() implements Outcome {}

  /** The tenant has no claim on such an asset. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param territories {@code JP|US}, or {@code *} for everywhere
   * @param pricePerSecond major units of the tenant's currency, with up to six decimals
   */
  @TenantScoped
  public Outcome price(
      TenantId tenant,
      Actor by,
      UUID assetId,
      @Nullable String territories,
      @Nullable String pricePerSecond) {
    FieldErrors errors = new FieldErrors();
    String shownIn = TerritoriesField.read(errors, "territories", territories);
    long priceMicros = PricePerSecond.readMicros(errors, "pricePerSecond", pricePerSecond);
    Optional<OwnershipClaim> claim =
        catalog.claimOn(assetId).filter(present -> !present.isReleased());
    if (claim.isEmpty()) {
      return new NotFound();
    }
    if (errors.none() && new OthersTerritories(rows).isAmong(assetId, shownIn)) {
      errors.add("territories", CatalogFault.TERRITORIES_OF_OTHERS);
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    claim.get().offer(shownIn, priceMicros);
    String detail =
        claim.get().pricePerSecond().major().toPlainString()
            + " "
            + claim.get().pricePerSecond().currency()
            + " a second in "
            + claim.get().territories();
    rows.run(
        connection ->
            Audit.record(connection, by, AuditAction.ASSET_PRICED, tenant, assetId, detail, clock));
    return new Priced();
  }
}
