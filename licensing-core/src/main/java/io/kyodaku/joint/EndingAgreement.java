package io.kyodaku.joint;

import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A side ends what was agreed, or an operator does: at once for what is asked for from then on.
 * What was granted by it is settled as it was granted. One that was replaced ends so until the
 * other begins, and one that ends before it begins brings nothing back.
 */
@Dependent
public class EndingAgreement {

  private final Sql rows;
  private final Sql admin;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public EndingAgreement(
      @DatabaseRole(Kind.TENANT) DataSource rows,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      CatalogSides sides,
      Clock clock) {
    this.rows = new Sql(rows);
    this.admin = new Sql(admin);
    this.sides = sides;
    this.clock = clock;
  }

  /**
   * @param typed why, for the other side to read: several lines of at most 1,000 characters, or
   *     none
   */
  @TenantScoped
  public MoveOutcome bySide(TenantId tenant, UUID account, UUID id, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, AnsweringProposal.REASON_LENGTH);
    if (!errors.none()) {
      return new MoveOutcome.Invalid(errors.list());
    }
    String detail = detail(rows, id);
    return rows.result(
        connection -> {
          Optional<JointAgreement> found =
              JointRows.lock(connection, id).filter(one -> one.isOf(tenant));
          if (found.isEmpty()) {
            return new MoveOutcome.NotFound();
          }
          if (!JointRows.maySign(connection, account)) {
            return new MoveOutcome.NotAnOwner();
          }
          JointSide side = found.get().isProposedBy(tenant) ? JointSide.PROPOSER : JointSide.OTHER;
          return end(
              connection, found.get(), new By(account, side, reason), detail, List.of(tenant));
        });
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param typed why, for both sides to read: required, several lines of at most 1,000 characters
   */
  @Transactional(rollbackOn = Exception.class)
  public MoveOutcome byOperator(UUID operator, UUID id, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, AnsweringProposal.REASON_LENGTH);
    if (reason.isEmpty() && errors.none()) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new MoveOutcome.Invalid(errors.list());
    }
    String detail = detail(admin, id);
    return admin.result(
        connection -> {
          Optional<JointAgreement> found = JointRows.lock(connection, id);
          if (found.isEmpty()) {
            return new MoveOutcome.NotFound();
          }
          return end(
              connection,
              found.get(),
              new By(operator, JointSide.PLATFORM, reason),
              detail,
              List.of(found.get().proposer(), found.get().other()));
        });
  }

  private record By(UUID account, JointSide side, String reason) {}

  private String detail(Sql from, UUID id) {
    return from.first(
            "select " + JointAgreement.COLUMNS + " from joint_agreement where id = ?",
            JointAgreement::read,
            id)
        .map(sides::detail)
        .orElse("");
  }

  private MoveOutcome end(
      Connection connection, JointAgreement agreement, By by, String detail, List<TenantId> audited)
      throws SQLException {
    Instant now = clock.instant();
    if (!agreement.isEndableAt(now)) {
      return new MoveOutcome.NotNow(agreement.status());
    }
    JointRows.end(connection, agreement.id(), by.account(), by.side(), by.reason(), now);
    for (TenantId tenant : audited) {
      JointRows.audit(
          connection, by.account(), AuditAction.JOINT_ENDED, tenant, agreement.id(), detail, clock);
    }
    return new MoveOutcome.Moved(JointStatus.ENDED);
  }
}
