package io.kyodaku.joint;

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
 * The other side accepts what was proposed, or declines it; its proposer may withdraw it before
 * that. It is locked for that, so of two who answer at once the second meets what the first said.
 */
@Dependent
public class AnsweringProposal {

  static final int REASON_LENGTH = 1_000;

  private final Sql rows;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public AnsweringProposal(
      @DatabaseRole(Kind.TENANT) DataSource rows, CatalogSides sides, Clock clock) {
    this.rows = new Sql(rows);
    this.sides = sides;
    this.clock = clock;
  }

  /**
   * From now on, or from its first day, both may appear together. What the two had agreed before
   * holds until then.
   */
  @TenantScoped
  public MoveOutcome accept(TenantId tenant, UUID account, UUID id) {
    Optional<JointAgreement> known = known(id);
    boolean bothMay =
        known
            .filter(
                one ->
                    sides.mayBring(one.proposer(), one.proposed())
                        && sides.mayBring(one.other(), one.wanted()))
            .isPresent();
    return answer(
        tenant,
        account,
        id,
        new Move(AuditAction.JOINT_ACCEPTED, false),
        (connection, proposed, now) -> {
          if (!bothMay) {
            return Optional.of(new MoveOutcome.SideGone());
          }
          if (proposed.endsAt().filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of(new MoveOutcome.NotNow(JointStatus.RAN_OUT));
          }
          JointRows.accept(connection, proposed, account, now);
          return Optional.empty();
        });
  }

  /**
   * @param typed why, for the proposer to read: several lines of at most 1,000 characters, or none
   */
  @TenantScoped
  public MoveOutcome decline(TenantId tenant, UUID account, UUID id, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, REASON_LENGTH);
    if (!errors.none()) {
      return new MoveOutcome.Invalid(errors.list());
    }
    return answer(
        tenant,
        account,
        id,
        new Move(AuditAction.JOINT_DECLINED, false),
        (connection, proposed, now) -> {
          JointRows.decline(connection, id, account, reason, now);
          return Optional.empty();
        });
  }

  /** Nothing waits any more. */
  @TenantScoped
  public MoveOutcome withdraw(TenantId tenant, UUID account, UUID id) {
    return answer(
        tenant,
        account,
        id,
        new Move(AuditAction.JOINT_WITHDRAWN, true),
        (connection, proposed, now) -> {
          JointRows.withdraw(connection, id);
          return Optional.empty();
        });
  }

  /**
   * @param asProposer whether it is the proposer's to do
   */
  private record Move(AuditAction action, boolean asProposer) {}

  /** Moves it, unless something is in the way. */
  @FunctionalInterface
  private interface Step {
    Optional<MoveOutcome> on(Connection connection, JointAgreement proposed, Instant now)
        throws SQLException;
  }

  private MoveOutcome answer(TenantId tenant, UUID account, UUID id, Move move, Step step) {
    Optional<String> detail = known(id).map(sides::detail);
    return rows.result(
        connection -> {
          Optional<JointAgreement> found =
              JointRows.lock(connection, id).filter(one -> one.isOf(tenant));
          if (found.isEmpty()) {
            return new MoveOutcome.NotFound();
          }
          Instant now = clock.instant();
          Optional<MoveOutcome> refused =
              refused(connection, tenant, account, found.get(), move.asProposer(), now);
          if (refused.isEmpty()) {
            refused = step.on(connection, found.get(), now);
          }
          if (refused.isPresent()) {
            return refused.get();
          }
          JointRows.audit(connection, account, move.action(), tenant, id, detail.orElse(""), clock);
          return new MoveOutcome.Moved(JointRows.lock(connection, id).orElseThrow().status());
        });
  }

  /** As it stands now; it may move until it is locked. */
  private Optional<JointAgreement> known(UUID id) {
    return rows.first(
        "select " + JointAgreement.COLUMNS + " from joint_agreement where id = ?",
        JointAgreement::read,
        id);
  }

  private static Optional<MoveOutcome> refused(
      Connection connection,
      TenantId tenant,
      UUID account,
      JointAgreement found,
      boolean asProposer,
      Instant now)
      throws SQLException {
    if (!JointRows.maySign(connection, account)) {
      return Optional.of(new MoveOutcome.NotAnOwner());
    }
    if (found.isProposedBy(tenant) != asProposer) {
      return Optional.of(new MoveOutcome.NotThisSide());
    }
    if (found.status() != JointStatus.PROPOSED) {
      return Optional.of(new MoveOutcome.NotNow(found.status()));
    }
    return found.waitsAt(now)
        ? Optional.empty()
        : Optional.of(new MoveOutcome.NotNow(JointStatus.LAPSED));
  }
}
