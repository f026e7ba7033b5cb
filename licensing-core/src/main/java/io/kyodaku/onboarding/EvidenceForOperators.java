package io.kyodaku.onboarding;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What rightsholders have said and shown of themselves, for operators; each look is audited. */
@Dependent
public class EvidenceForOperators {

  private final Sql admin;
  private final BlobStore blobs;
  private final Clock clock;

  @Inject
  public EvidenceForOperators(
      @DatabaseRole(Kind.ADMIN) DataSource admin, BlobStore blobs, Clock clock) {
    this.admin = new Sql(admin);
    this.blobs = blobs;
    this.clock = clock;
  }

  /** A file with its content, which the caller closes. */
  public record Opened(OwnDetails.EvidenceFile file, InputStream content) {}

  public Optional<LegalDetails> details(TenantId tenant) {
    return admin.first(OwnDetails.DETAILS, OwnDetails::details, tenant);
  }

  public List<OwnDetails.EvidenceFile> files(TenantId tenant) {
    return admin.list(OwnDetails.FILES, OwnDetails::file, tenant);
  }

  /** Empty where there is none, or it was taken back. */
  public Optional<Opened> open(UUID operator, UUID id) throws IOException {
    Optional<Place> place =
        admin.first(
            "select id, tenant_id, name, type, bytes, uploaded_at, blob_key from tenant_evidence"
                + " where id = ? and removed_at is null",
            row ->
                new Place(
                    OwnDetails.file(row),
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    row.getString("blob_key")),
            id);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Optional<InputStream> content = blobs.get(place.get().key());
    if (content.isPresent()) {
      admin.run(
          connection ->
              Audit.record(
                  connection,
                  Actor.account(operator),
                  AuditAction.EVIDENCE_READ,
                  place.get().tenant(),
                  id,
                  "",
                  clock));
    }
    return content.map(stream -> new Opened(place.get().file(), stream));
  }

  private record Place(OwnDetails.EvidenceFile file, TenantId tenant, String key) {}
}
