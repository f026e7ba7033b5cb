package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An owner withdraws its notice before its date: the contract goes on as if nobody had given any.
 */
@Dependent
public class WithdrawingNotice {

  private final Sql rows;
  private final Clock clock;

  @Inject
  WithdrawingNotice(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * @param account who is signed in
   */
  @TenantScoped
  public NoticeOutcome withdraw(TenantId tenant, UUID account) {
    if (!Signers.maySign(rows, account)) {
      return new NoticeOutcome.NotAnOwner();
    }
    return rows.result(connection -> withdraw(connection, tenant, Side.OWNER, account, clock));
  }

  /** The notice that this side gave. */
  static NoticeOutcome withdraw(
      Connection connection, TenantId tenant, Side side, UUID account, Clock clock)
      throws SQLException {
    Instant now = clock.instant();
    Optional<Notices.Binding> unused = Notices.lockBinding(connection, tenant);
    Optional<NoticeView> running =
        Notices.running(connection, tenant)
            .filter(notice -> notice.givenBy() == side && now.isBefore(notice.endsAt()));
    if (running.isEmpty()) {
      return new NoticeOutcome.NothingToWithdraw();
    }
    Notices.withdraw(connection, running.get().id(), account, now);
    Audit.record(
        connection,
        Actor.account(account),
        AuditAction.CONTRACT_NOTICE_WITHDRAWN,
        tenant,
        running.get().id(),
        "by " + side,
        clock);
    return new NoticeOutcome.Withdrawn();
  }
}
