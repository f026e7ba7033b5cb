package io.kyodaku.withholding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a tenant sees of what it said of itself, and of what is withheld by it. */
@Dependent
public class OwnTaxProfiles {

  private static final int SHOWN_AT_MOST = 20;

  private final Sql rows;
  private final Clock clock;

  @Inject
  public OwnTaxProfiles(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** The newest first; the last twenty. */
  @TenantScoped
  public List<TaxProfile> list(TenantId tenant) {
    return rows.result(connection -> TaxProfile.of(connection, tenant, SHOWN_AT_MOST));
  }

  /** The one that counts today. */
  @TenantScoped
  public Optional<TaxProfile> counts(TenantId tenant) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return rows.result(connection -> TaxProfile.on(connection, tenant, today));
  }

  /** One of a statement; another tenant's is not found. */
  @TenantScoped
  public Optional<TaxProfile> find(TenantId tenant, UUID id) {
    return rows.result(connection -> TaxProfile.find(connection, id))
        .filter(profile -> profile.tenant().equals(tenant));
  }

  /** By which a statement of the tenant's withholds. */
  @TenantScoped
  public Optional<WithholdingRate> rate(TenantId tenant, UUID id) {
    return rows.result(connection -> WithholdingRate.find(connection, id));
  }
}
