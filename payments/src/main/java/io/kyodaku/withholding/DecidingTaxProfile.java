package io.kyodaku.withholding;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import io.kyodaku.withholding.TaxProfile.Status;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator looks at what a tenant said of itself, and confirms it or refuses it with a reason
 * that the tenant reads. Only what was confirmed counts: else a tenant would say itself what is
 * withheld.
 */
@Dependent
public class DecidingTaxProfile {

  private static final int NOTE_AT_MOST = 500;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public DecidingTaxProfile(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** Nothing changed: it was decided, replaced, or never said. */
    record NotOpen() implements Outcome {}

    /** Nothing changed: nobody confirms what they said themselves. */
    record OwnEntry() implements Outcome {}

    /** Nothing changed; the field is {@code note}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome confirm(UUID operator, UUID profile) {
    return transactions.run(
        connection -> decide(connection, operator, profile, Status.CONFIRMED, ""));
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param typed why
   */
  public Outcome refuse(UUID operator, UUID profile, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String note = errors.lines("note", typed, NOTE_AT_MOST);
    if (note.isEmpty() && !errors.has("note")) {
      errors.add("note", TextFault.MISSING);
    }
    return errors.none()
        ? transactions.run(
            connection -> decide(connection, operator, profile, Status.REFUSED, note))
        : new Outcome.Invalid(errors.list());
  }

  private Outcome decide(Connection connection, UUID operator, UUID id, Status status, String note)
      throws SQLException {
    Optional<TaxProfile> found =
        Sql.list(
                connection,
                "select * from tax_profile where id = ? and status = 'ENTERED' for update",
                TaxProfile::read,
                id)
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return new Outcome.NotOpen();
    }
    TaxProfile profile = found.get();
    if (profile.enteredBy().equals(operator)) {
      return new Outcome.OwnEntry();
    }
    Sql.execute(
        connection,
        "update tax_profile set status = ?, note = ?, decided_by = ?, decided_at = ? where id = ?",
        status,
        note,
        operator,
        clock.instant(),
        id);
    Audit.record(
        connection,
        Actor.account(operator),
        status == Status.CONFIRMED
            ? AuditAction.TAX_PROFILE_CONFIRMED
            : AuditAction.TAX_PROFILE_REFUSED,
        profile.tenant(),
        id,
        note,
        clock);
    return new Outcome.Done();
  }
}
