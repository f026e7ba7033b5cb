package io.kyodaku.onboarding;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of files that were handed in, each change in one transaction. */
@Dependent
class EvidenceRows {

  static final int FILES_AT_MOST = 20;

  /** With those that were taken back: their content is kept. */
  static final int FILES_EVER = 100;

  private final Sql rows;
  private final Clock clock;

  @Inject
  EvidenceRows(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** A file whose content is stored. */
  record NewFile(
      UUID id, String name, EvidenceType type, int bytes, String sha256, String blobKey) {}

  /** What would be wrong with a file of this content, now. */
  @TenantScoped
  public Optional<Fault> fault(TenantId tenant, String sha256) {
    return faultOf(tenant, sha256);
  }

  private Optional<Fault> faultOf(TenantId tenant, String sha256) {
    return rows.first(
            "select count(*) filter (where removed_at is null and sha256 = ?) as same,"
                + " count(*) filter (where removed_at is null) as present, count(*) as ever"
                + " from tenant_evidence where tenant_id = ?",
            row -> fault(row.getInt("same"), row.getInt("present"), row.getInt("ever")),
            sha256,
            tenant)
        .orElseThrow();
  }

  private static Optional<Fault> fault(int same, int present, int ever) {
    if (same > 0) {
      return Optional.of(OnboardingFault.FILE_THERE_ALREADY.with());
    }
    if (present >= FILES_AT_MOST) {
      return Optional.of(OnboardingFault.TOO_MANY_FILES.with(FILES_AT_MOST));
    }
    return ever >= FILES_EVER
        ? Optional.of(OnboardingFault.TOO_MANY_FILES.with(FILES_EVER))
        : Optional.empty();
  }

  /** What is wrong with it; empty where it was added. */
  @TenantScoped
  public Optional<Fault> add(TenantId tenant, UUID accountId, NewFile file) {
    rows.first(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.evidence.' || ?, 0))",
        row -> true,
        tenant.value().toString());
    Optional<Fault> fault = faultOf(tenant, file.sha256());
    if (fault.isPresent()) {
      return fault;
    }
    rows.update(
        "insert into tenant_evidence (id, tenant_id, name, type, bytes, sha256, blob_key,"
            + " uploaded_at, uploaded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        file.id(),
        tenant,
        file.name(),
        file.type(),
        file.bytes(),
        file.sha256(),
        file.blobKey(),
        clock.instant(),
        accountId);
    audit(tenant, accountId, AuditAction.EVIDENCE_ADDED, file.id(), "sha256 " + file.sha256());
    return Optional.empty();
  }

  @TenantScoped
  public boolean remove(TenantId tenant, UUID accountId, UUID file) {
    int removed =
        rows.update(
            "update tenant_evidence set removed_at = ? where tenant_id = ? and id = ?"
                + " and removed_at is null",
            clock.instant(),
            tenant,
            file);
    if (removed == 1) {
      audit(tenant, accountId, AuditAction.EVIDENCE_REMOVED, file, "");
    }
    return removed == 1;
  }

  private void audit(
      TenantId tenant, UUID accountId, AuditAction action, UUID file, String detail) {
    rows.run(
        connection ->
            Audit.record(
                connection, Actor.account(accountId), action, tenant, file, detail, clock));
  }
}
