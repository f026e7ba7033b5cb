package io.kyodaku.generation;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator reminds an owner of a usage that waits for its answer, once a day at most. It tells
 * those who may answer; the answer stays theirs.
 */
@Dependent
public class RemindingOwner {

  public static final Duration PAUSE = Duration.ofDays(1);

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public RemindingOwner(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    REMINDED,
    /** It was reminded less than a day ago. */
    TOO_SOON,
    /** It does not wait for this owner, or no more. */
    NOT_WAITING
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome remind(UUID operator, TenantId tenant, UUID authorizationId) {
    return transactions.run(
        connection -> {
          if (!waits(connection, tenant, authorizationId)) {
            return Outcome.NOT_WAITING;
          }
          if (!note(connection, operator, tenant, authorizationId)) {
            return Outcome.TOO_SOON;
          }
          Audit.record(
              connection,
              Actor.account(operator),
              AuditAction.APPROVAL_REMINDED,
              tenant,
              authorizationId,
              "",
              clock);
          return Outcome.REMINDED;
        });
  }

  private boolean waits(Connection connection, TenantId tenant, UUID authorizationId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select from authorization_approval p join usage_authorization u"
                + " on u.id = p.authorization_id where p.authorization_id = ? and p.tenant_id = ?"
                + " and p.answer = 'PENDING' and u.status = 'PENDING_APPROVAL'"
                + " and u.expires_at > ?")) {
      select.setObject(1, authorizationId);
      select.setObject(2, tenant.value());
      select.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Whether nobody did it lately. */
  private boolean note(Connection connection, UUID operator, TenantId tenant, UUID authorizationId)
      throws SQLException {
    Instant now = clock.instant();
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into approval_reminder as r (authorization_id, tenant_id, reminded_at,"
                + " reminded_by) values (?, ?, ?, ?)"
                + " on conflict (authorization_id, tenant_id) do update"
                + " set reminded_at = excluded.reminded_at, reminded_by = excluded.reminded_by"
                + " where r.reminded_at <= ?")) {
      upsert.setObject(1, authorizationId);
      upsert.setObject(2, tenant.value());
      upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
      upsert.setObject(4, operator);
      upsert.setObject(5, now.minus(PAUSE).atOffset(ZoneOffset.UTC));
      return upsert.executeUpdate() == 1;
    }
  }
}
