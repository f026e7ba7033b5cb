package io.kyodaku.upgrade;

import io.kyodaku.contract.PluginSeat;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.tenant.PeriodLock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator takes back what has not begun, or rolls back what has: the version before sets fees
 * again at once, and has its say in every period that is not closed. What is closed stays. Nobody
 * has to agree: it is what both sides had.
 */
@Dependent
public class EndingUpgrade {

  private static final String FOUND = "select * from plugin_upgrade ";

  private final PluginHost host;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public EndingUpgrade(PluginHost host, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.host = host;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** It is not there, is over, has begun or not begun, or a later one is in force. */
    record StandsOtherwise() implements Outcome {}

    /** The version before is disabled, or not available to the rightsholder any more. */
    record FormerMayNotAct() implements Outcome {}

    /** Nothing changed; the field is {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  private enum Act {
    WITHDRAWN,
    ROLLED_BACK
  }

  private record Found(
      UUID id,
      TenantId tenant,
      UUID contractVersionId,
      PluginSeat seat,
      String fromHash,
      String toHash,
      String status,
      Instant holdsFrom) {}

  /**
   * @param operator the account of an admin, checked by the caller
   * @param reason for the rightsholder to read; may be empty
   */
  public Outcome withdraw(UUID operator, UUID upgrade, @Nullable String reason) {
    FieldErrors errors = new FieldErrors();
    String why = errors.optionalLine("reason", reason, UpgradeWish.REASON_LENGTH);
    return errors.none()
        ? end(operator, upgrade, why, Act.WITHDRAWN)
        : new Outcome.Invalid(errors.list());
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param reason for the rightsholder to read
   */
  public Outcome rollBack(UUID operator, UUID upgrade, @Nullable String reason) {
    FieldErrors errors = new FieldErrors();
    String why = errors.line("reason", reason, UpgradeWish.REASON_LENGTH);
    return errors.none()
        ? end(operator, upgrade, why, Act.ROLLED_BACK)
        : new Outcome.Invalid(errors.list());
  }

  private Outcome end(UUID operator, UUID upgrade, String why, Act act) {
    return transactions.run(
        connection -> {
          Optional<TenantId> tenant =
              Sql.list(
                      connection,
                      "select tenant_id from plugin_upgrade where id = ?",
                      row -> new TenantId(row.getObject(1, UUID.class)),
                      upgrade)
                  .stream()
                  .findFirst();
          if (tenant.isEmpty()) {
            return new Outcome.StandsOtherwise();
          }
          UpgradeRows.lockContract(connection, tenant.get());
          PeriodLock.take(connection, tenant.get());
          return end(connection, operator, find(connection, upgrade), why, act);
        });
  }

  private Outcome end(Connection connection, UUID operator, Found found, String why, Act act)
      throws SQLException {
    Instant now = clock.instant();
    boolean planned = found.status().equals("PLANNED");
    boolean begun = planned && !found.holdsFrom().isAfter(now);
    boolean open = planned || found.status().equals("ASKED");
    if (!open || begun != (act == Act.ROLLED_BACK)) {
      return new Outcome.StandsOtherwise();
    }
    if (act == Act.ROLLED_BACK) {
      if (isFollowed(connection, found, now)) {
        return new Outcome.StandsOtherwise();
      }
      if (!host.mayAct(found.tenant(), found.fromHash())) {
        return new Outcome.FormerMayNotAct();
      }
      for (Found next : notBegun(connection, found, now)) {
        write(connection, operator, next, why, Act.WITHDRAWN, now);
      }
    }
    write(connection, operator, found, why, act, now);
    return new Outcome.Done();
  }

  /** Whether a later one is in force, which is rolled back first. */
  private static boolean isFollowed(Connection connection, Found found, Instant now)
      throws SQLException {
    return !Sql.list(
            connection,
            "select 1 from plugin_upgrade where contract_version_id = ? and seat = ? and status ="
                + " 'PLANNED' and holds_from <= ? and (holds_from, id) > (?, ?) limit 1",
            row -> true,
            found.contractVersionId(),
            found.seat(),
            now,
            found.holdsFrom(),
            found.id())
        .isEmpty();
  }

  private void write(
      Connection connection, UUID operator, Found found, String why, Act act, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update plugin_upgrade set status = ?, ended_by = ?, ended_at = ?, ended_because = ? where"
            + " id = ?",
        act,
        operator,
        now,
        why,
        found.id());
    Audit.record(
        connection,
        Actor.account(operator),
        act == Act.ROLLED_BACK
            ? AuditAction.PLUGIN_ROLLED_BACK
            : AuditAction.PLUGIN_UPGRADE_WITHDRAWN,
        found.tenant(),
        found.id(),
        found.seat() + " " + found.toHash() + " -> " + found.fromHash(),
        clock);
  }

  private static Found find(Connection connection, UUID id) throws SQLException {
    return Sql.list(connection, FOUND + "where id = ? for update", EndingUpgrade::found, id)
        .getFirst();
  }

  /** What would begin later in the same seat rests on what is rolled back. */
  private static List<Found> notBegun(Connection connection, Found rolledBack, Instant now)
      throws SQLException {
    return Sql.list(
        connection,
        FOUND
            + "where contract_version_id = ? and seat = ? and (status = 'ASKED' or status ="
            + " 'PLANNED' and holds_from > ?) order by id for update",
        EndingUpgrade::found,
        rolledBack.contractVersionId(),
        rolledBack.seat(),
        now);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getObject("contract_version_id", UUID.class),
        PluginSeat.valueOf(row.getString("seat")),
        row.getString("from_hash"),
        row.getString("to_hash"),
        row.getString("status"),
        Sql.instant(row, "holds_from"));
  }
}
