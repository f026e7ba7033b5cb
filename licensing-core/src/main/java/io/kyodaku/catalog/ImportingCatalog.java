package io.kyodaku.catalog;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder hands in a catalogue as a file. It is kept, and taken in the background: good rows
 * go in, bad rows come back with their reasons. {@link Imports} tells how far it is.
 */
@Dependent
public class ImportingCatalog {

  /** How many files of one tenant may wait or be taken at a time; once taken they are not kept. */
  public static final int OPEN_AT_MOST = 3;

  private static final Duration STRANDED_AFTER = Duration.ofDays(1);

  private final Sql rows;
  private final Clock clock;

  @Inject
  ImportingCatalog(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
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
    Instant now = clock.instant();
    if (open(tenant, now) >= openAtMost) {
      return new TooManyOpen(openAtMost);
    }
    UUID id = Ids.next();
    rows.update(
        "insert into import_job (id, tenant_id, file_hash, content, status, created_at)"
            + " values (?, ?, ?, ?, 'RUNNING', ?)",
        id,
        tenant,
        sha256(file),
        file,
        now);
    String payload = new ImportTicket(tenant, id, by).payload();
    rows.run(connection -> Jobs.add(connection, ImportTicket.JOB_KIND, null, payload, now, clock));
    return new Accepted(id);
  }

  /**
   * Whoever hands in at the same time waits until this one is counted. One that is still open after
   * a day was stranded, and keeps no other out.
   */
  private long open(TenantId tenant, Instant now) {
    String lock = "select pg_advisory_xact_lock(hashtextextended('import ' || ?, 0)) is null";
    rows.list(lock, row -> row.getBoolean(1), tenant.value().toString());
    return rows.first(
            "select count(*) from import_job where tenant_id = ? and status = 'RUNNING'"
                + " and created_at > ?",
            row -> row.getLong(1),
            tenant,
            now.minus(STRANDED_AFTER))
        .orElse(0L);
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
