package io.kyodaku.onboarding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a rightsholder has said and shown of itself, for its own members. */
@Dependent
public class OwnDetails {

  static final String DETAILS =
      "select legal_name, registration_number, address, representative, updated_at, version"
          + " from tenant_details where tenant_id = ?";
  static final String FILES =
      "select id, name, type, bytes, uploaded_at from tenant_evidence where tenant_id = ?"
          + " and removed_at is null order by uploaded_at desc, id desc";

  private final Sql rows;

  @Inject
  public OwnDetails(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** A file that was handed in. */
  public record EvidenceFile(
      UUID id, String name, EvidenceType type, int bytes, Instant uploadedAt) {}

  @TenantScoped
  public Optional<LegalDetails> details(TenantId tenant) {
    return rows.first(DETAILS, OwnDetails::details, tenant);
  }

  /** The newest first. */
  @TenantScoped
  public List<EvidenceFile> files(TenantId tenant) {
    return rows.list(FILES, OwnDetails::file, tenant);
  }

  static LegalDetails details(ResultSet row) throws SQLException {
    return new LegalDetails(
        row.getString("legal_name"),
        row.getString("registration_number"),
        row.getString("address"),
        row.getString("representative"),
        Sql.instant(row, "updated_at"),
        row.getInt("version"));
  }

  static EvidenceFile file(ResultSet row) throws SQLException {
    return new EvidenceFile(
        row.getObject("id", UUID.class),
        row.getString("name"),
        EvidenceType.valueOf(row.getString("type")),
        row.getInt("bytes"),
        Sql.instant(row, "uploaded_at"));
  }
}
