package io.kyodaku.replay;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What pages say, for tests of who writes them. */
public final class ReadPages {

  private ReadPages() {}

  /**
   * A usage in short.
   *
   * @param own what its owner said, as a rule says it
   */
  public record Told(
      UUID id, String outcome, String own, String others, int seconds, long royaltyMicros) {}

  /** All that this connection's tenant sees, whoever is named. */
  public static List<Told> of(DataSource rows, TenantId tenant) {
    return new Sql(rows)
            .list(
                "select hour, content from usage_page where tenant_id = ? order by hour, part",
                row ->
                    PageBytes.read(
                        Sql.instant(row, "hour"), ByteBuffer.wrap(row.getBytes("content"))),
                tenant)
            .stream()
            .flatMap(page -> page.rows().stream())
            .map(
                usage ->
                    new Told(
                        usage.id(),
                        usage.outcome().name(),
                        usage.shape().own().name(),
                        usage.shape().others().name(),
                        usage.seconds(),
                        usage.earned().stream().mapToLong(Recorded.Earned::royaltyMicros).sum()))
            .toList();
  }
}
