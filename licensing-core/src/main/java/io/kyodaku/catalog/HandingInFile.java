package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FileHash;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Somebody hands in a catalogue as its own spreadsheet wrote it. It is kept and nothing of it goes
 * in before {@link StartingImport}. The same file twice is one.
 */
@Dependent
public class HandingInFile {

  public static final int BYTES_AT_MOST = CatalogFile.BYTES_AT_MOST;
  private static final int NAME_LENGTH_AT_MOST = 120;

  private final Sql rows;
  private final OpenImports open;
  private final Clock clock;

  @Inject
  HandingInFile(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.open = new OpenImports(this.rows, clock);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Kept(UUID draftId) implements Outcome {}

  public record TooLarge(int bytesAtMost) implements Outcome {}

  /** Whatever its name says. */
  public record NoTable(Fault why) implements Outcome {}

  /**
   * @param fileName as the browser says it; nothing for what was pasted
   */
  @TenantScoped
  public Outcome handIn(TenantId tenant, Actor by, @Nullable String fileName, byte[] content) {
    if (content.length > BYTES_AT_MOST) {
      return new TooLarge(BYTES_AT_MOST);
    }
    Optional<Fault> fault = FileShape.fault(content);
    if (fault.isPresent()) {
      return new NoTable(fault.get());
    }
    if (CsvLines.hasTooLong(content, FileShape.found(content))) {
      return new NoTable(CatalogFile.tooLong());
    }
    // Whoever presses twice waits until the first is kept.
    open.held(tenant);
    String hash = FileHash.sha256(content);
    Optional<UUID> same =
        rows.first(
            "select id from import_draft where tenant_id = ? and file_hash = ?",
            row -> row.getObject("id", UUID.class),
            tenant,
            hash);
    return new Kept(same.orElseGet(() -> keep(tenant, by, name(fileName), hash, content)));
  }

  private UUID keep(TenantId tenant, Actor by, String name, String hash, byte[] content) {
    rows.update(
        "delete from import_draft where tenant_id = ? and (created_at <= ? or id not in (select id"
            + " from import_draft where tenant_id = ? order by created_at desc, id desc limit ?))",
        tenant,
        clock.instant().minus(ImportDrafts.KEPT_FOR),
        tenant,
        ImportDrafts.KEPT_AT_MOST - 1);
    UUID id = Ids.next();
    rows.update(
        "insert into import_draft (id, tenant_id, file_name, file_hash, content, handed_in_by,"
            + " created_at) values (?, ?, ?, ?, ?, ?, ?)",
        id,
        tenant,
        name,
        hash,
        content,
        by.id(),
        clock.instant());
    return id;
  }

  /** Without folders, and without what would make it read otherwise. */
  private static String name(@Nullable String fileName) {
    String given = fileName == null ? "" : fileName;
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String text = PlainText.tidy(last, PlainText.Shape.LINE);
    return PlainText.fault(text, PlainText.Shape.LINE, NAME_LENGTH_AT_MOST).isPresent() ? "" : text;
  }
}
