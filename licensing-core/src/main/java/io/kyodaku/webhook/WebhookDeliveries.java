package io.kyodaku.webhook;

import io.kyodaku.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;

/** What was and is to be told to an endpoint, and telling it once more. Another's is none. */
public final class WebhookDeliveries {

  public static final int SHOWN = 50;
  public static final int REPLAYED_AT_MOST = 1_000;

  private static final String AGAIN =
      "update webhook_delivery set state = 'WAITING', attempts = 0, since = ?, due_at = ?, status ="
          + " null, error = null where id in (select d.id from webhook_delivery d join"
          + " webhook_endpoint e on e.id = d.endpoint_id and e.disabled_at is null where"
          + " e.generator_id = ? and e.id = ? and ";

  private final Sql admin;
  private final Clock clock;

  /**
   * @param admin data source of the admin role
   */
  public WebhookDeliveries(DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** The latest {@link #SHOWN}, the newest first. */
  public List<WebhookDelivery> of(UUID generatorId, UUID endpointId) {
    return admin.list(
        "select d.* from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id where"
            + " e.generator_id = ? and e.id = ? order by d.at desc, d.id desc limit "
            + SHOWN,
        WebhookDeliveries::read,
        generatorId,
        endpointId);
  }

  /** Whether it is told once more: there has to be one, of an endpoint that is told at all. */
  public boolean replay(UUID generatorId, UUID endpointId, UUID id) {
    Instant now = clock.instant();
    return admin.update(AGAIN + "d.id = ?)", now, now, generatorId, endpointId, id) == 1;
  }

  /**
   * All that happened since then, the oldest first, {@link #REPLAYED_AT_MOST} at most.
   *
   * @return how many are told once more
   */
  public int replaySince(UUID generatorId, UUID endpointId, Instant since) {
    Instant now = clock.instant();
    return admin.update(
        AGAIN + "d.at >= ? order by d.at, d.id limit " + REPLAYED_AT_MOST + ")",
        now,
        now,
        generatorId,
        endpointId,
        since);
  }

  private static WebhookDelivery read(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
    return new WebhookDelivery(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getObject("authorization_id", UUID.class),
        Sql.instant(row, "at"),
        WebhookDelivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Sql.instant(row, "due_at"),
        Sql.optionalInstant(row, "tried_at"),
        answered,
        Optional.ofNullable(row.getString("error")));
  }
}
