package io.kyodaku.withholding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What tenants said of themselves, for operators. */
@Dependent
public class TaxProfiles {

  private static final int SHOWN_AT_MOST = 100;
  private static final String NAMED =
      "select p.*, t.name as tenant_name, a.name as account_name from tax_profile p join tenant t"
          + " on t.id = p.tenant_id join account a on a.id = p.entered_by ";

  private final Sql admin;

  @Inject
  public TaxProfiles(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param enteredBy the name of who said it
   */
  public record Named(TaxProfile profile, String tenantName, String enteredBy) {}

  /** Those that nobody looked at yet, the oldest first; a hundred at most. */
  public List<Named> waiting() {
    return admin.list(
        NAMED + "where p.status = 'ENTERED' order by p.entered_at, p.id limit ?",
        TaxProfiles::named,
        SHOWN_AT_MOST);
  }

  /** Those that were decided last, the newest first; as many at most. */
  public List<Named> decided() {
    return admin.list(
        NAMED
            + "where p.status in ('CONFIRMED', 'REFUSED') order by p.decided_at desc, p.id desc"
            + " limit ?",
        TaxProfiles::named,
        SHOWN_AT_MOST);
  }

  /** One of them. */
  public Optional<Named> find(UUID id) {
    return admin.first(NAMED + "where p.id = ?", TaxProfiles::named, id);
  }

  /** What a statement went by. */
  public TaxBasis basis(Optional<UUID> profile, Optional<UUID> rate) {
    return admin.result(
        connection ->
            new TaxBasis(
                profile.isEmpty() ? Optional.empty() : TaxProfile.find(connection, profile.get()),
                rate.isEmpty() ? Optional.empty() : WithholdingRate.find(connection, rate.get())));
  }

  /** The newest first. */
  public List<TaxProfile> of(TenantId tenant) {
    return admin.result(connection -> TaxProfile.of(connection, tenant, SHOWN_AT_MOST));
  }

  private static Named named(ResultSet row) throws SQLException {
    return new Named(
        TaxProfile.read(row), row.getString("tenant_name"), row.getString("account_name"));
  }
}
