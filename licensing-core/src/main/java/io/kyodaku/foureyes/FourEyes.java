package io.kyodaku.foureyes;

import io.kyodaku.identity.CheckingSecondFactor;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One operator asks for an act, another sees exactly what would be done and allows it with a fresh
 * code of the authenticator app: an open session is not enough, and neither is a colleague's code.
 * What is asked for stands for a day.
 *
 * <p>Whoever has such an act calls {@link #ask} in place of doing it, with all that it takes to do
 * it as content, and does it in {@link #allow}, in the transaction that writes down who allowed it.
 */
@Dependent
public class FourEyes {

  /** For so long what was asked for can be allowed. */
  public static final Duration STANDS_FOR = Duration.ofHours(24);

  private final Transactions transactions;
  private final CheckingSecondFactor codes;
  private final Clock clock;

  @Inject
  public FourEyes(
      @DatabaseRole(Kind.ADMIN) DataSource admin, CheckingSecondFactor codes, Clock clock) {
    this.transactions = new Transactions(admin);
    this.codes = codes;
    this.clock = clock;
  }

  /** What is done once it is allowed, in the transaction that says so. */
  @FunctionalInterface
  public interface Act<T> {
    T on(Connection connection, AskedAct asked) throws SQLException;
  }

  /** What came of allowing. */
  public sealed interface Outcome<T> {

    record Allowed<T>(T done) implements Outcome<T> {}

    /** Nothing changed: who asks does not allow. */
    record OwnAsking<T>() implements Outcome<T> {}

    /**
     * Nothing changed but that the attempt counts: the code is not the operator's own, was used
     * before, or there is no second step for one.
     */
    record WrongCode<T>() implements Outcome<T> {}

    /** Nothing changed: it was decided, is too old, or was never asked for. */
    record NotOpen<T>() implements Outcome<T> {}

    /** Nothing changed: only operators allow. */
    record NotOperator<T>() implements Outcome<T> {}
  }

  /**
   * Asks for an act in place of doing it. What was asked for of the same kind about the same thing
   * and was not decided is taken back by it when the same operator asks anew, or when it is too
   * old; another's stands, and is what is answered.
   *
   * @param about at most 100 characters
   * @param says what would be done, for people; at most 2,000 characters
   * @param content the same for whoever does it; at most 10,000 characters
   * @param by the operator's account
   */
  public static UUID ask(
      Connection connection,
      ActKind kind,
      String about,
      String says,
      String content,
      UUID by,
      Clock clock)
      throws SQLException {
    Instant now = clock.instant();
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        "asked-act " + kind + " " + about);
    List<AskedAct> standing =
        Sql.list(
            connection,
            AskedActRows.SELECT
                + "where r.kind = ? and r.about = ? and r.status = 'ASKED' for update of r",
            AskedActRows::read,
            kind,
            about);
    for (AskedAct earlier : standing) {
      boolean same = earlier.says().equals(says) && earlier.content().equals(content);
      if (earlier.isOpen(now) && (same || !earlier.askedBy().equals(by))) {
        return earlier.id();
      }
      decide(connection, earlier.id(), AskedAct.Status.WITHDRAWN, earlier.askedBy(), now);
    }
    UUID id = Ids.next();
    Sql.execute(
        connection,
        "insert into asked_act (id, kind, about, says, content, asked_by, asked_at, ends_at) values"
            + " (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        kind,
        about,
        says,
        content,
        by,
        now,
        now.plus(STANDS_FOR));
    Audit.record(
        connection, Actor.account(by), AuditAction.ACT_ASKED, null, id, kind + ": " + says, clock);
    return id;
  }

  /**
   * Allows an act and does it.
   *
   * @param operator the account of whoever presses
   * @param code that operator's own, of the app or a recovery code; it is used up, also where the
   *     act then fails
   */
  public <T> Outcome<T> allow(UUID id, UUID operator, @Nullable String code, Act<T> act) {
    Optional<Outcome<T>> before =
        transactions.run(
            connection -> refusal(connection, AskedActRows.find(connection, id), operator));
    if (before.isPresent()) {
      return before.get();
    }
    if (!codes.passes(operator, code)) {
      return new Outcome.WrongCode<>();
    }
    return transactions.run(
        connection -> {
          Optional<AskedAct> locked = AskedActRows.lock(connection, id);
          Optional<Outcome<T>> why = refusal(connection, locked, operator);
          if (why.isPresent()) {
            return why.get();
          }
          AskedAct asked = locked.orElseThrow();
          decide(connection, id, AskedAct.Status.ALLOWED, operator, clock.instant());
          record(connection, operator, AuditAction.ACT_ALLOWED, asked);
          return new Outcome.Allowed<>(act.on(connection, asked));
        });
  }

  /** Takes it back, whoever asked for it; refuses it, whoever else. False where it is not open. */
  public boolean decline(UUID id, UUID operator) {
    return transactions.run(
        connection -> {
          Optional<AskedAct> asked =
              AskedActRows.lock(connection, id).filter(a -> a.status() == AskedAct.Status.ASKED);
          if (asked.isEmpty() || !isOperator(connection, operator)) {
            return false;
          }
          boolean own = asked.get().askedBy().equals(operator);
          decide(
              connection,
              id,
              own ? AskedAct.Status.WITHDRAWN : AskedAct.Status.REFUSED,
              operator,
              clock.instant());
          record(connection, operator, AuditAction.ACT_DECLINED, asked.get());
          return true;
        });
  }

  private <T> Optional<Outcome<T>> refusal(
      Connection connection, Optional<AskedAct> asked, UUID operator) throws SQLException {
    if (!isOperator(connection, operator)) {
      return Optional.of(new Outcome.NotOperator<>());
    }
    if (asked.isEmpty() || !asked.get().isOpen(clock.instant())) {
      return Optional.of(new Outcome.NotOpen<>());
    }
    return asked.get().askedBy().equals(operator)
        ? Optional.of(new Outcome.OwnAsking<>())
        : Optional.empty();
  }

  private static boolean isOperator(Connection connection, UUID account) throws SQLException {
    return !Sql.list(
            connection,
            "select 1 from account where id = ? and admin",
            row -> row.getInt(1),
            account)
        .isEmpty();
  }

  private void record(Connection connection, UUID operator, AuditAction action, AskedAct asked)
      throws SQLException {
    Audit.record(
        connection,
        Actor.account(operator),
        action,
        null,
        asked.id(),
        asked.kind() + ": " + asked.says(),
        clock);
  }

  private static void decide(
      Connection connection, UUID id, AskedAct.Status status, UUID by, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update asked_act set status = ?, decided_by = ?, decided_at = ? where id = ?",
        status,
        by,
        now,
        id);
  }
}
