package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A file that waited is taken in the background, read as its owner chose. It goes in once. */
@Dependent
public class StartingImport {

  private static final int HEADER_CELL_AT_MOST = 200;

  private final Sql rows;
  private final OpenImports open;
  private final Clock clock;

  @Inject
  StartingImport(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.open = new OpenImports(this.rows, clock);
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    STARTED,
    /** Somebody was faster, or it was pressed twice. */
    STARTED_BEFORE,
    /** Something is wrong with it as a whole, or with what its columns are taken for. */
    NOT_SOUND,
    /** Earlier files come first. */
    TOO_MANY_OPEN,
    NOT_FOUND
  }

  /** The import has the id that the file had while it waited. */
  @TenantScoped
  public Outcome start(TenantId tenant, Actor by, UUID draftId, ReadingAsked asked) {
    long others = open.held(tenant);
    DraftRows drafts = new DraftRows(rows);
    Optional<DraftRows.Waiting> waiting = drafts.find(tenant, draftId);
    if (waiting.isEmpty()) {
      return isImport(tenant, draftId) ? Outcome.STARTED_BEFORE : Outcome.NOT_FOUND;
    }
    ReadingChoice.Chosen chosen =
        ReadingChoice.choose(waiting.get().content(), asked, drafts.before(tenant));
    if (!chosen.errors().isEmpty() || !isSound(waiting.get(), chosen.reading())) {
      return Outcome.NOT_SOUND;
    }
    if (others >= ImportingCatalog.OPEN_AT_MOST) {
      return Outcome.TOO_MANY_OPEN;
    }
    move(tenant, draftId, chosen);
    open.plan(new ImportTicket(tenant, draftId, by));
    return Outcome.STARTED;
  }

  private static boolean isSound(DraftRows.Waiting waiting, FileReading reading) {
    return new CatalogFile(waiting.content(), reading).check() instanceof CatalogFile.Sound sound
        && sound.rows() > 0;
  }

  private void move(TenantId tenant, UUID draftId, ReadingChoice.Chosen chosen) {
    FileReading reading = chosen.reading();
    rows.update(
        "insert into import_job (id, tenant_id, file_name, file_hash, content, handed_in_by,"
            + " status, created_at, header, encoding, separator, columns, otherwise)"
            + " select id, tenant_id, file_name, file_hash, content, handed_in_by, 'RUNNING', ?,"
            + " ?, ?, ?, ?, ? from import_draft where tenant_id = ? and id = ?",
        clock.instant(),
        header(chosen.header()),
        reading.shape().encoding(),
        reading.shape().separator(),
        KeptReading.columns(reading),
        KeptReading.otherwise(reading),
        tenant,
        draftId);
    rows.update("delete from import_draft where tenant_id = ? and id = ?", tenant, draftId);
  }

  private static String[] header(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace('\0', '\ufffd'))
        .map(cell -> cell.substring(0, Math.min(cell.length(), HEADER_CELL_AT_MOST)))
        .toArray(String[]::new);
  }

  private boolean isImport(TenantId tenant, UUID id) {
    return rows.first(
            "select id from import_job where tenant_id = ? and id = ?", row -> true, tenant, id)
        .isPresent();
  }
}
