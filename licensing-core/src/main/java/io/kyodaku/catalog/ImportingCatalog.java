package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FileHash;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder's program hands in a catalogue as a file. It is kept, and taken in the background:
 * good rows go in, bad rows come back with their reasons. {@link Imports} tells how far it is.
 */
@Dependent
public class ImportingCatalog {

  /** How many files of one tenant may wait or be taken at a time; once taken they are not kept. */
  public static final int OPEN_AT_MOST = 3;

  private final Sql rows;
  private final OpenImports open;
  private final Clock clock;

  @Inject
  ImportingCatalog(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.open = new OpenImports(this.rows, clock);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It is kept; what is wrong with it is found in the background. */
  public record Accepted(UUID importId) implements Outcome {}

  /** Nothing was kept. */
  public record TooLarge(int bytesAtMost) implements Outcome {}

  /** Nothing was kept: earlier files come first. */
  public record TooManyOpen(int openAtMost) implements Outcome {}

  /**
   * @param by who hands it in; the audit says so once it is taken
   * @param file the columns {@code work,asset,kind,aliases,policy,territories,price_per_second}
   * @param openAtMost so many files of a tenant are taken or wait at a time
   */
  @TenantScoped
  public Outcome accept(TenantId tenant, Actor by, byte[] file, int openAtMost) {
    if (file.length > CatalogFile.BYTES_AT_MOST) {
      return new TooLarge(CatalogFile.BYTES_AT_MOST);
    }
    if (open.held(tenant) >= openAtMost) {
      return new TooManyOpen(openAtMost);
    }
    UUID id = Ids.next();
    rows.update(
        "insert into import_job (id, tenant_id, file_hash, content, handed_in_by, status,"
            + " created_at) values (?, ?, ?, ?, ?, 'RUNNING', ?)",
        id,
        tenant,
        FileHash.sha256(file),
        file,
        by.id(),
        clock.instant());
    open.plan(new ImportTicket(tenant, id, by));
    return new Accepted(id);
  }
}
