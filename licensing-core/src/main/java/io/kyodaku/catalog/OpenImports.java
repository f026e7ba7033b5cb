package io.kyodaku.catalog;

import io.kyodaku.job.Jobs;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Clock;
import java.time.Duration;

/** The imports of a tenant that wait or are taken. */
final class OpenImports {

  private static final Duration STRANDED_AFTER = Duration.ofDays(1);

  private final Sql rows;
  private final Clock clock;

  OpenImports(Sql rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * How many there are. Whoever hands in at the same time waits until this one is counted. One that
   * is still open after a day was stranded, and keeps no other out.
   */
  long held(TenantId tenant) {
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended('import ' || ?, 0)) is null",
        row -> row.getBoolean(1),
        tenant.value().toString());
    return rows.first(
            "select count(*) from import_job where tenant_id = ? and status = 'RUNNING'"
                + " and created_at > ?",
            row -> row.getLong(1),
            tenant,
            clock.instant().minus(STRANDED_AFTER))
        .orElse(0L);
  }

  /** In the background, from the end of the transaction on. */
  void plan(ImportTicket ticket) {
    rows.run(
        connection ->
            Jobs.add(
                connection, ImportTicket.JOB_KIND, null, ticket.payload(), clock.instant(), clock));
  }
}
