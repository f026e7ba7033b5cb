package io.kyodaku.statement;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What becomes a line of a tenant's next statement beside its royalties. */
public final class StatementEntries {

  private StatementEntries() {}

  /**
   * A payout came back, and what it paid is owed again. In the caller's transaction; once for each
   * payout.
   */
  public static void payoutReturned(
      Connection connection,
      TenantId tenant,
      String entity,
      Money amount,
      UUID payoutId,
      String text,
      Instant now)
      throws SQLException {
    add(connection, LineKind.RETURNED_PAYOUT, tenant, entity, amount, payoutId, text, now);
  }

  /**
   * A settled conflict's escrow was released to the tenant. In the caller's transaction; once for
   * each payment.
   */
  public static void escrowReleased(
      Connection connection,
      TenantId tenant,
      String entity,
      Money amount,
      UUID paymentId,
      String text,
      Instant now)
      throws SQLException {
    add(connection, LineKind.ESCROW_RELEASED, tenant, entity, amount, paymentId, text, now);
  }

  /**
   * What a tenant earned with an asset was corrected. In the caller's transaction; once for each
   * act that was allowed.
   */
  static void corrected(
      Connection connection,
      TenantId tenant,
      String entity,
      Money amount,
      UUID assetId,
      UUID actId,
      String reason,
      Instant now)
      throws SQLException {
    add(
        connection,
        LineKind.REVENUE_CORRECTION,
        tenant,
        entity,
        amount,
        actId,
        reason,
        now,
        Optional.of(assetId));
  }

  /**
   * A version of a contract promises an advance that was not paid before. In the caller's
   * transaction; once for each version.
   */
  static void advance(
      Connection connection,
      TenantId tenant,
      String entity,
      Money amount,
      UUID contractVersionId,
      Instant from)
      throws SQLException {
    add(connection, LineKind.ADVANCE, tenant, entity, amount, contractVersionId, "", from);
  }

  private static void add(
      Connection connection,
      LineKind kind,
      TenantId tenant,
      String entity,
      Money amount,
      UUID reference,
      String text,
      Instant now)
      throws SQLException {
    add(connection, kind, tenant, entity, amount, reference, text, now, Optional.empty());
  }

  private static void add(
      Connection connection,
      LineKind kind,
      TenantId tenant,
      String entity,
      Money amount,
      UUID reference,
      String text,
      Instant now,
      Optional<UUID> assetId)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into statement_entry (id, tenant_id, selling_entity, currency, kind, amount_micros, reference_id, text, at,
              asset_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, Ids.next());
      insert.setObject(2, tenant.value());
      insert.setString(3, entity);
      insert.setString(4, amount.currency().getCurrencyCode());
      insert.setString(5, kind.name());
      insert.setLong(6, amount.micros());
      insert.setObject(7, reference);
      insert.setString(8, text);
      insert.setObject(9, StatementRows.at(now));
      insert.setObject(10, assetId.orElse(null));
      insert.execute();
    }
  }
}
