package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator ends a contract with a reason that its owner reads: with notice, at the date that the
 * contract says, or at once, for cause. What was granted winds down either way.
 */
@Dependent
public class TerminatingContract {

  private final Sql admin;
  private final Clock clock;

  @Inject
  TerminatingContract(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param typed several lines of at most 1,000 characters
   * @param atOnce for cause; overtakes a notice that runs
   */
  @Transactional(rollbackOn = Exception.class)
  public NoticeOutcome terminate(
      UUID operator, TenantId tenant, @Nullable String typed, boolean atOnce) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, GivingNotice.REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new NoticeOutcome.Invalid(errors.list());
    }
    return admin.result(connection -> terminate(connection, operator, tenant, reason, atOnce));
  }

  private NoticeOutcome terminate(
      Connection connection, UUID operator, TenantId tenant, String reason, boolean atOnce)
      throws SQLException {
    Optional<Notices.Binding> binding = Notices.lockBinding(connection, tenant);
    if (binding.isEmpty()) {
      return new NoticeOutcome.NothingToEnd();
    }
    Optional<NoticeView> running = Notices.running(connection, tenant);
    if (running.isPresent() && !atOnce) {
      return new NoticeOutcome.RunsAlready(running.get().endsAt());
    }
    if (running.isPresent()) {
      Notices.lapse(connection, running.get().id());
    }
    Instant now = clock.instant();
    NoticeView notice =
        Notices.insert(
            connection,
            tenant,
            binding.get(),
            new Notices.Given(
                Side.PLATFORM,
                operator,
                atOnce,
                reason,
                now,
                atOnce ? now : binding.get().endAfterNotice(now)));
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.CONTRACT_NOTICE_GIVEN,
        tenant,
        notice.id(),
        "by PLATFORM, ends at " + notice.endsAt() + (atOnce ? ", for cause" : ""),
        clock);
    ContractDates.move(connection, binding.get().contractId(), clock);
    return new NoticeOutcome.Given(notice.endsAt(), notice.windDownUntil());
  }
}
