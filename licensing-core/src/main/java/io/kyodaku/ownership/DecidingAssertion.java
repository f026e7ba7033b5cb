package io.kyodaku.ownership;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator admits what a rightsholder asserts, or declines it with a reason. Admitted, it is a
 * claim; where that makes more than the whole, the conflict is open from the same moment on. An
 * operator can make a claim for a rightsholder too, in one step.
 */
@Dependent
public class DecidingAssertion {

  private static final int REASON_LENGTH = 1_000;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public DecidingAssertion(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * It is a claim now.
   *
   * @param conflicts that are open by it; none where there is room for the share
   */
  public record Admitted(List<UUID> conflicts) implements Outcome {}

  public record Declined() implements Outcome {}

  /** There is none, or it waits no longer. */
  public record NotFound() implements Outcome {}

  /** Who asserts can't license: it is not verified, or has no contract in force. */
  public record NotReady() implements Outcome {}

  /** The owner's own assertion about this asset waits; that is to be decided. */
  public record WaitsAlready(UUID assertionId) implements Outcome {}

  /** One of the territories is in dispute already; that is settled first. */
  public record Disputed(UUID conflictId) implements Outcome {}

  /**
   * Who asserts licenses the asset elsewhere already, at another price or under another policy than
   * it asserts. A claim has one of each; the owner changes those first, or asserts the same.
   */
  public record LicensedOtherwise() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome admit(UUID operator, UUID assertionId) {
    return transactions.run(connection -> admit(connection, operator, assertionId));
  }

  public Outcome decline(UUID operator, UUID assertionId, @Nullable String reason) {
    FieldErrors errors = new FieldErrors();
    String why = errors.lines("reason", reason, REASON_LENGTH);
    if (why.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    return errors.none()
        ? transactions.run(connection -> decline(connection, operator, assertionId, why))
        : new Invalid(errors.list());
  }

  /** A claim that an operator makes for a rightsholder, on evidence that it was shown. */
  public Outcome claimFor(UUID operator, TenantId tenant, UUID assetId, AssertedShare.Form form) {
    FieldErrors errors = new FieldErrors();
    AssertedShare share = AssertedShare.read(errors, form);
    return transactions.run(
        connection -> {
          if (!is(connection, "select id from asset where id = ?", assetId)) {
            errors.add("asset", OwnershipFault.ASSET_NOT_REGISTERED);
          }
          if (!is(connection, "select id from tenant where id = ?", tenant.value())) {
            errors.add("tenant", OwnershipFault.RIGHTSHOLDER_NOT_REGISTERED);
          }
          if (!errors.none()) {
            return new Invalid(errors.list());
          }
          return claimFor(connection, operator, tenant, assetId, share);
        });
  }

  private Outcome claimFor(
      Connection connection, UUID operator, TenantId tenant, UUID assetId, AssertedShare share)
      throws SQLException {
    if (!AssertionRows.isReady(connection, tenant)) {
      return new NotReady();
    }
    Optional<UUID> disputed = AssertionRows.disputed(connection, assetId, share.territories());
    if (disputed.isPresent()) {
      return new Disputed(disputed.get());
    }
    Optional<UUID> waiting = AssertionRows.waiting(connection, tenant, assetId);
    if (waiting.isPresent()) {
      return new WaitsAlready(waiting.get());
    }
    if (AssertionRows.licensesOtherwise(connection, tenant, assetId, share)) {
      return new LicensedOtherwise();
    }
    UUID id = Ids.next();
    AssertionRows.insert(connection, id, tenant, null, assetId, share, clock.instant());
    return admit(connection, operator, id);
  }

  /** With whoever else changes shares of the asset: open_conflicts takes the same lock. */
  private static void takeTurns(Connection connection, UUID assetId) throws SQLException {
    Sql.list(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.ownership ' || ?::text, 0))",
        row -> true,
        assetId);
  }

  private static boolean is(Connection connection, String sql, UUID id) throws SQLException {
    return !Sql.list(connection, sql, row -> row.getObject(1, UUID.class), id).isEmpty();
  }

  private Outcome admit(Connection connection, UUID operator, UUID assertionId)
      throws SQLException {
    Optional<AssertionRows.Waiting> found = AssertionRows.lock(connection, assertionId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    AssertionRows.Waiting assertion = found.get();
    takeTurns(connection, assertion.assetId());
    if (!AssertionRows.isReady(connection, assertion.tenant())) {
      return new NotReady();
    }
    Optional<UUID> disputed =
        AssertionRows.disputed(connection, assertion.assetId(), assertion.share().territories());
    if (disputed.isPresent()) {
      return new Disputed(disputed.get());
    }
    if (AssertionRows.licensesOtherwise(
        connection, assertion.tenant(), assertion.assetId(), assertion.share())) {
      return new LicensedOtherwise();
    }
    AssertionRows.decide(connection, assertionId, "ADMITTED", "", clock.instant());
    AssertionRows.claim(connection, assertion, clock.instant());
    List<UUID> conflicts = AssertionRows.open(connection, assertion, clock.instant());
    audit(
        connection,
        operator,
        AuditAction.ASSERTION_ADMITTED,
        assertion,
        conflicts.stream().map(WireId.CONFLICT::format).collect(Collectors.joining(" ")));
    return new Admitted(conflicts);
  }

  private Outcome decline(Connection connection, UUID operator, UUID assertionId, String reason)
      throws SQLException {
    Optional<AssertionRows.Waiting> found = AssertionRows.lock(connection, assertionId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    AssertionRows.decide(connection, assertionId, "DECLINED", reason, clock.instant());
    audit(connection, operator, AuditAction.ASSERTION_DECLINED, found.get(), reason);
    return new Declined();
  }

  private void audit(
      Connection connection,
      UUID operator,
      AuditAction action,
      AssertionRows.Waiting assertion,
      String detail)
      throws SQLException {
    Audit.record(
        connection,
        Actor.account(operator),
        action,
        assertion.tenant(),
        assertion.id(),
        detail,
        clock);
  }
}
