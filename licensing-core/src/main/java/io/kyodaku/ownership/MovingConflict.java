package io.kyodaku.ownership;

import io.kyodaku.ownership.ConflictRows.Mover;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A party, an operator or time moves a conflict on. It is locked for that, so that of two who move
 * it at once the second meets what the first made of it. Conflicts are the platform's: a party is
 * who PostgreSQL knows as one, and no step can name another.
 */
@Dependent
public class MovingConflict {

  static final int TEXT_LENGTH = 4_000;
  static final int STATEMENTS_AT_MOST = 50;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public MovingConflict(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It stands so now. */
  public record Done(ConflictStatus status) implements Outcome {}

  /** There is none, or none of this party. */
  public record NotFound() implements Outcome {}

  public record Refused(Conflict.Refusal why) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * A party moves.
   *
   * @param account a member who may, checked by the caller
   */
  public Outcome byParty(UUID account, UUID conflictId, Move.OfParty move) {
    boolean mustSay =
        switch (move) {
          case Move.State unused -> true;
          case Move.Uphold unused -> true;
          case Move.Appeal unused -> true;
          case Move.Release unused -> false;
          case Move.Transfer unused -> false;
        };
    FieldErrors errors = new FieldErrors();
    String text = said(errors, "text", move.text(), mustSay);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    return transactions.run(
        connection ->
            actsStill(connection, move, conflictId)
                ? move(connection, conflictId, move, new Mover(move.by(), account), text)
                : new NotFound());
  }

  /**
   * An operator decides, for the first time or for good.
   *
   * @param operator the account of an admin, checked by the caller
   */
  public Outcome decide(UUID operator, UUID conflictId, Move.Decide decide) {
    FieldErrors errors = new FieldErrors();
    String reason = said(errors, "reason", decide.reason(), true);
    return errors.none()
        ? transactions.run(
            connection -> move(connection, conflictId, decide, new Mover(null, operator), reason))
        : new Invalid(errors.list());
  }

  /** What a clock has ended goes on; anything else stays as it is. */
  Outcome timeUp(UUID conflictId) {
    return transactions.run(
        connection -> move(connection, conflictId, new Move.TimeUp(), Mover.TIME, ""));
  }

  private Outcome move(Connection connection, UUID conflictId, Move move, Mover mover, String text)
      throws SQLException {
    if (maySettle(move)) {
      SettlingNames.hold(connection);
    }
    Optional<Conflict> found = ConflictRows.lock(connection, conflictId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    return switch (found.get().after(move, clock.instant())) {
      case Conflict.Refused(Conflict.Refusal why) ->
          isStranger(found.get(), mover) ? new NotFound() : new Refused(why);
      case Conflict.Moved moved -> {
        ConflictRows.write(connection, moved, mover, text, clock);
        yield new Done(moved.conflict().status());
      }
    };
  }

  private static boolean maySettle(Move move) {
    return switch (move) {
      case Move.State unused -> false;
      case Move.Uphold unused -> false;
      case Move.Appeal unused -> false;
      case Move.Release unused -> true;
      case Move.Transfer unused -> true;
      case Move.Decide unused -> true;
      case Move.TimeUp unused -> true;
    };
  }

  private static boolean isStranger(Conflict conflict, Mover mover) {
    return mover.tenant() != null && conflict.party(mover.tenant()).isEmpty();
  }

  private static String said(FieldErrors errors, String field, String typed, boolean mustSay) {
    String text = errors.lines(field, typed, TEXT_LENGTH);
    if (mustSay && text.isEmpty() && !errors.has(field)) {
      errors.add(field, TextFault.MISSING);
    }
    return text;
  }

  /** A closed owner looks on, and nobody says more than anybody reads. */
  private static boolean actsStill(Connection connection, Move.OfParty move, UUID conflictId)
      throws SQLException {
    return Sql.list(
            connection,
            """
            select status <> 'CLOSED' and (select count(*) from conflict_step
              where conflict_id = ? and tenant_id = t.id and kind = 'STATED') < ?
            from tenant t where id = ?
            """,
            row -> row.getBoolean(1),
            conflictId,
            move instanceof Move.State ? STATEMENTS_AT_MOST : Integer.MAX_VALUE,
            move.by())
        .stream()
        .anyMatch(may -> may);
  }
}
