package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
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
import org.jspecify.annotations.Nullable;

/**
 * An owner gives notice: its contract ends at the date that the contract says, and until then all
 * goes on; what is only agreed for a later day never begins where notice is over before.
 */
@Dependent
public class GivingNotice {

  static final int REASON_LENGTH = 1_000;

  private final Sql rows;
  private final Clock clock;

  @Inject
  GivingNotice(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * @param account who is signed in
   * @param typed why, for the platform to read: several lines of at most 1,000 characters, or none
   */
  @TenantScoped
  public NoticeOutcome give(TenantId tenant, UUID account, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, REASON_LENGTH);
    if (!errors.none()) {
      return new NoticeOutcome.Invalid(errors.list());
    }
    if (!Signers.maySign(rows, account)) {
      return new NoticeOutcome.NotAnOwner();
    }
    return rows.result(connection -> give(connection, tenant, account, reason));
  }

  private NoticeOutcome give(Connection connection, TenantId tenant, UUID account, String reason)
      throws SQLException {
    Optional<Notices.Binding> binding = Notices.lockBinding(connection, tenant);
    if (binding.isEmpty()) {
      return new NoticeOutcome.NothingToEnd();
    }
    Optional<NoticeView> running = Notices.running(connection, tenant);
    if (running.isPresent()) {
      return new NoticeOutcome.RunsAlready(running.get().endsAt());
    }
    Instant now = clock.instant();
    NoticeView notice =
        Notices.insert(
            connection,
            tenant,
            binding.get(),
            new Notices.Given(
                Side.OWNER, account, false, reason, now, binding.get().endAfterNotice(now)));
    Audit.record(
        connection,
        Actor.account(account),
        AuditAction.CONTRACT_NOTICE_GIVEN,
        tenant,
        notice.id(),
        "by OWNER, ends at " + notice.endsAt(),
        clock);
    return new NoticeOutcome.Given(notice.endsAt(), notice.windDownUntil());
  }
}
