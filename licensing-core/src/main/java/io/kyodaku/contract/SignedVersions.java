package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Contract versions as an operator moves them, in the caller's transaction. */
@Dependent
class SignedVersions {

  private final Sql admin;

  @Inject
  SignedVersions(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A version to decide about. */
  record Version(
      UUID contractId,
      TenantId tenant,
      TenantStatus tenantStatus,
      int number,
      ContractStatus status,
      String documentHash,
      Optional<LocalDate> startsOn) {}

  /** Locked with its contract: of two decisions at once, the second finds what the first made. */
  Optional<Version> lock(UUID versionId) {
    return admin.first(
        "select v.contract_id, v.tenant_id, t.status as tenant_status, v.number, v.status,"
            + " v.document_hash, v.starts_on from contract_version v join contract c on c.id ="
            + " v.contract_id join tenant t on t.id = v.tenant_id where v.id = ? for update of v,"
            + " c",
        row ->
            new Version(
                row.getObject("contract_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                TenantStatus.valueOf(row.getString("tenant_status")),
                row.getInt("number"),
                ContractStatus.valueOf(row.getString("status")),
                row.getString("document_hash"),
                Optional.ofNullable(row.getObject("starts_on", LocalDate.class))),
        versionId);
  }

  /** What dates have brought about comes first. */
  void moveToday(UUID contractId, Clock clock) {
    admin.run(connection -> ContractDates.move(connection, contractId, clock));
  }

  /** When the contract ends, where notice runs. */
  Optional<Instant> endsAt(UUID contractId) {
    return admin.first(
        "select ends_at from contract_notice where contract_id = ? and status = 'RUNNING'",
        row -> Sql.instant(row, "ends_at"),
        contractId);
  }

  /** It takes the place of what is in force, and of what was agreed for later. */
  void putInForce(UUID contractId, UUID versionId, UUID operator, Instant now) {
    admin.run(connection -> ContractDates.endCurrent(connection, contractId, now));
    agree(contractId, versionId, "IN_FORCE", operator, now, now);
  }

  /** What is in force goes on until then. */
  void agree(UUID contractId, UUID versionId, UUID operator, Instant now, Instant from) {
    agree(contractId, versionId, "AGREED", operator, now, from);
  }

  private void agree(
      UUID contractId, UUID versionId, String status, UUID operator, Instant now, Instant from) {
    admin.run(connection -> ContractDates.lapseAgreed(connection, contractId, now));
    admin.update(
        "update contract_version set status = ?, countersigned_by = ?, countersigned_at = ?,"
            + " effective_from = ?, version = version + 1 where id = ?",
        status,
        operator,
        now,
        from,
        versionId);
  }

  void reject(UUID versionId, @Nullable String reason, Instant now) {
    admin.update(
        "update contract_version set status = 'REJECTED', rejected_because = ?, ended_at = ?,"
            + " version = version + 1 where id = ?",
        reason,
        now,
        versionId);
  }
}
