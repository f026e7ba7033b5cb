package io.kyodaku.onboarding;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder that was verified says something else of itself since. An operator looks at both,
 * and says that it has seen it: from then on that is what was seen.
 */
@Dependent
public class SeeingChangedDetails {

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SeeingChangedDetails(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What a rightsholder says of itself; empty where it said nothing. */
  public record Said(
      String legalName, String registrationNumber, String address, String representative) {}

  /**
   * @param seenAt when an operator last looked; empty when none ever did
   * @param version of what it says now
   */
  public record Change(
      Said seen, Optional<Instant> seenAt, Said now, Instant changedAt, int version) {}

  /** Empty where it says what it said. */
  public Optional<Change> change(TenantId tenant) {
    return admin.first(
        "select * from details_changed where tenant_id = ?",
        row ->
            new Change(
                new Said(
                    row.getString("seen_legal_name"),
                    row.getString("seen_registration_number"),
                    row.getString("seen_address"),
                    row.getString("seen_representative")),
                Sql.optionalInstant(row, "seen_at"),
                new Said(
                    row.getString("legal_name"),
                    row.getString("registration_number"),
                    row.getString("address"),
                    row.getString("representative")),
                Sql.instant(row, "updated_at"),
                row.getInt("version")),
        tenant);
  }

  /**
   * Whether what was looked at is what is there, and nobody else had seen it.
   *
   * @param version that was on the screen
   */
  public boolean see(UUID operator, TenantId tenant, int version) {
    return transactions.run(connection -> see(connection, operator, tenant, version));
  }

  private boolean see(Connection connection, UUID operator, TenantId tenant, int version)
      throws SQLException {
    boolean seen =
        !Sql.list(
                connection,
                """
                insert into details_seen (tenant_id, legal_name, registration_number, address, representative, at)
                select tenant_id, legal_name, registration_number, address, representative, ?
                from details_changed where tenant_id = ? and version = ?
                on conflict (tenant_id) do update
                set legal_name = excluded.legal_name, registration_number = excluded.registration_number,
                  address = excluded.address, representative = excluded.representative, at = excluded.at
                returning tenant_id
                """,
                row -> row.getObject(1, UUID.class),
                clock.instant(),
                tenant,
                version)
            .isEmpty();
    if (seen) {
      Audit.record(
          connection,
          Actor.account(operator),
          AuditAction.LEGAL_DETAILS_SEEN,
          tenant,
          tenant.value(),
          "version " + version,
          clock);
    }
    return seen;
  }
}
