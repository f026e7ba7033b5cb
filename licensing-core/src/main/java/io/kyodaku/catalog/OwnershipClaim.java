package io.kyodaku.catalog;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * A tenant's share of an asset in a set of territories, and its price there. Whoever brings an
 * asset claims all of it; a claim on what another brought is an operator's to make. The price is in
 * the tenant's currency and holds for what is granted from then on.
 */
@Entity
@Table(name = "ownership_claim")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
public class OwnershipClaim {

  static final int WHOLE_BPS = 10_000;

  /** Whether the claim counts. */
  public enum Status {
    LIVE,
    PENDING,
    RELEASED
  }

  @Id private UUID id;

  @Column(name = "asset_id")
  private UUID assetId;

  @Column(name = "share_bps")
  private int shareBps;

  private String territories;

  @Column(name = "price_per_second_micros")
  private long pricePerSecondMicros;

  private String currency;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Version private long version;

  protected OwnershipClaim() {}

  /** All of what the tenant brings itself. */
  public OwnershipClaim(UUID assetId, String territories, Money pricePerSecond) {
    id = Ids.next();
    this.assetId = assetId;
    shareBps = WHOLE_BPS;
    this.territories = territories;
    pricePerSecondMicros = pricePerSecond.micros();
    currency = pricePerSecond.currency().getCurrencyCode();
    status = Status.LIVE;
  }

  /** From now on it costs this, shown in these territories. */
  public void offer(String territories, long pricePerSecondMicros) {
    this.territories = territories;
    this.pricePerSecondMicros = pricePerSecondMicros;
  }

  /** Released claims are history. */
  public boolean isReleased() {
    return status == Status.RELEASED;
  }

  public String territories() {
    return territories;
  }

  public Money pricePerSecond() {
    return new Money(pricePerSecondMicros, Currency.getInstance(currency));
  }
}
