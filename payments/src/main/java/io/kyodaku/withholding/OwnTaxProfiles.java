package io.kyodaku.withholding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a tenant sees of what it said of itself, and of what is withheld by it. */
@Dependent
public class OwnTaxProfiles {

  private static final int SHOWN_AT_MOST = 20;

  private final DataSource source;
  private final Sql rows;
  private final Clock clock;

  @Inject
  public OwnTaxProfiles(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.source = rows;
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** The newest first; the last twenty. */
  @TenantScoped
  public List<TaxProfile> list(TenantId tenant) {
    return rows.result(connection -> TaxProfile.of(connection, tenant, SHOWN_AT_MOST));
  }

  /** What a statement of the tenant's went by; of another tenant's profile nothing is found. */
  @TenantScoped
  public TaxBasis basis(TenantId tenant, Optional<UUID> profile, Optional<UUID> rate) {
    return rows.result(
        connection ->
            new TaxBasis(
                profile.isEmpty()
                    ? Optional.empty()
                    : TaxProfile.find(connection, profile.get())
                        .filter(one -> one.tenant().equals(tenant)),
                rate.isEmpty() ? Optional.empty() : WithholdingRate.find(connection, rate.get())));
  }

  /** What would be withheld of what the company that the tenant contracts with paid today. */
  @TenantScoped
  public TaxBasis today(TenantId tenant) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return rows.result(
        connection ->
            Withholdings.of(connection, Map.of(tenant, today))
                .basis(tenant, OwnTenant.of(source).sellingEntity()));
  }
}
