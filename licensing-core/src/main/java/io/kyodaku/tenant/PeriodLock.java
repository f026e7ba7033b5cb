package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Only one at a time closes a tenant's periods, and nobody changes meanwhile which version of a
 * plugin has its say in them: so that which one had can be told from the times alone.
 */
public final class PeriodLock {

  private PeriodLock() {}

  /** Until the end of the transaction. */
  public static void take(Connection connection, TenantId tenant) throws SQLException {
    take(connection, List.of(tenant));
  }

  /**
   * The same of many.
   *
   * @param tenants in the order of their ids, so that nobody waits for who waits
   */
  public static void take(Connection connection, List<TenantId> tenants) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('statement ' || tenant, 0)) from"
                + " unnest(?) as tenant")) {
      lock.setArray(
          1, connection.createArrayOf("uuid", tenants.stream().map(TenantId::value).toArray()));
      lock.execute();
    }
  }
}
