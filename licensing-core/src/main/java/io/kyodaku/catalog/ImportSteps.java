package io.kyodaku.catalog;

import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The transactions of one import. Each leaves the counters saying exactly what is done. */
@Dependent
class ImportSteps {

  private final DataSource source;
  private final Sql rows;
  private final Clock clock;

  @Inject
  ImportSteps(@DatabaseRole(Kind.TENANT) DataSource source, Clock clock) {
    this.source = source;
    this.rows = new Sql(source);
    this.clock = clock;
  }

  /** An import that is to be taken from {@code processed} rows on. */
  static final class Begun {

    private final byte[] content;
    private final Optional<FileReading> reading;
    private final int processed;
    private final int attempts;

    Begun(byte[] content, Optional<FileReading> reading, int processed, int attempts) {
      this.content = content;
      this.reading = reading;
      this.processed = processed;
      this.attempts = attempts;
    }

    byte[] content() {
      return content;
    }

    /** Of a file that a person handed in; a program's names its columns itself. */
    Optional<FileReading> reading() {
      return reading;
    }

    int processed() {
      return processed;
    }

    int attempts() {
      return attempts;
    }
  }

  /** Empty when it has ended. */
  @TenantScoped
  public Optional<Begun> begin(TenantId tenant, UUID importId) {
    return rows.first(
        "update import_job set attempts = attempts + 1 where id = ? and status = 'RUNNING'"
            + " returning content, processed, attempts, "
            + KeptReading.COLUMNS,
        row ->
            new Begun(
                row.getBytes("content"),
                KeptReading.of(row),
                row.getInt("processed"),
                row.getInt("attempts")),
        importId);
  }

  /** Takes rows, unless another node took them already. */
  @TenantScoped
  public void take(
      TenantId tenant, UUID importId, int total, int before, List<CatalogFile.NumberedRow> read) {
    holdCatalog(tenant);
    Optional<UUID> by = requirePlace(importId, before);
    List<CatalogFile.NumberedRow> numbered = new OthersTerritories(rows).refusedIn(read);
    List<CatalogRow> good = new ArrayList<>(numbered.size());
    List<RowError> errors = new ArrayList<>();
    for (CatalogFile.NumberedRow row : numbered) {
      switch (row.read()) {
        case CatalogRow.Good one -> good.add(one.row());
        case CatalogRow.Bad bad ->
            bad.errors().forEach(error -> errors.add(new RowError(row.number(), error)));
      }
    }
    CatalogWriter.Counts counts =
        new CatalogWriter(rows, tenant, OwnTenant.of(source).currency(), by, clock.instant())
            .write(good);
    add(tenant, importId, errors);
    BadRows.keep(
        rows,
        tenant,
        importId,
        numbered.stream().filter(row -> row.read() instanceof CatalogRow.Bad).toList());
    rows.update(
        "update import_job set total = ?, processed = processed + ?, imported = imported + ?,"
            + " updated = updated + ?, unchanged = unchanged + ?, rejected = rejected + ?"
            + " where id = ?",
        total,
        numbered.size(),
        counts.imported(),
        counts.updated(),
        counts.unchanged(),
        numbered.size() - good.size(),
        importId);
  }

  @TenantScoped
  public void end(TenantId tenant, ImportTicket ticket) {
    end(ticket, "DONE");
  }

  /** What went in before stays in. */
  @TenantScoped
  public void fail(TenantId tenant, ImportTicket ticket, CatalogFile.Broken broken) {
    add(tenant, ticket.importId(), List.of(new RowError(broken.row(), broken.error())));
    end(ticket, "FAILED");
  }

  private record RowError(int row, FieldError error) {}

  /** Ends it once, with one line in the audit for the whole file. */
  private void end(ImportTicket ticket, String status) {
    Optional<String> done =
        rows.first(
            "update import_job set status = ?, ended_at = ?, content = null where id = ? and"
                + " status = 'RUNNING' returning file_hash, imported, updated, unchanged,"
                + " rejected",
            row ->
                "file sha256 %s, rows: %d imported, %d updated, %d unchanged, %d refused"
                    .formatted(
                        row.getString("file_hash"),
                        row.getInt("imported"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("rejected")),
            status,
            clock.instant(),
            ticket.importId());
    done.ifPresent(
        detail ->
            rows.run(
                connection ->
                    Audit.record(
                        connection,
                        ticket.by(),
                        status.equals("DONE")
                            ? AuditAction.CATALOG_IMPORTED
                            : AuditAction.CATALOG_IMPORT_FAILED,
                        ticket.tenant(),
                        ticket.importId(),
                        detail,
                        clock)));
  }

  /** Two files of one tenant take turns, chunk by chunk. */
  private void holdCatalog(TenantId tenant) {
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended(?, 2))",
        row -> true,
        tenant.value().toString());
  }

  private record Place(int processed, Optional<UUID> by) {}

  /** Returns who handed it in. */
  private Optional<UUID> requirePlace(UUID importId, int before) {
    Place place =
        rows.first(
                "select processed, handed_in_by from import_job where id = ? and status ="
                    + " 'RUNNING' for update",
                row ->
                    new Place(
                        row.getInt("processed"),
                        Optional.ofNullable(row.getObject("handed_in_by", UUID.class))),
                importId)
            .orElseThrow(() -> new IllegalStateException("import " + importId + " has ended"));
    if (place.processed() != before) {
      throw new IllegalStateException("import " + importId + " is taken by another node");
    }
    return place.by();
  }

  private void add(TenantId tenant, UUID importId, List<RowError> errors) {
    if (errors.isEmpty()) {
      return;
    }
    rows.update(
        "insert into import_error (tenant_id, import_id, row_no, field, message, fault)"
            + " select ?, ?, row_no, field, message, fault"
            + " from unnest(?::int[], ?::text[], ?::text[], ?::text[])"
            + " as e (row_no, field, message, fault)"
            + " on conflict do nothing",
        tenant,
        importId,
        errors.stream().map(error -> String.valueOf(error.row())).toArray(String[]::new),
        errors.stream().map(error -> error.error().field()).toArray(String[]::new),
        errors.stream().map(error -> error.error().message()).toArray(String[]::new),
        errors.stream().map(error -> error.error().fault().keep()).toArray(String[]::new));
  }
}
