package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks an address and a password. Ten wrong passwords in a row lock the account for a quarter of
 * an hour. An attempt is counted before its password is looked at, so that many at once can't try
 * more than ten; the right one clears the count. An unknown address, a wrong password and a locked
 * account give one answer after the same work.
 *
 * <p>Not one transaction but single statements: no connection is held while a password is hashed.
 */
@Dependent
public class SigningIn {

  private static final int ATTEMPTS_AT_MOST = 10;
  private static final Duration LOCKED = Duration.ofMinutes(15);
  private static final int PASSWORD_LENGTH_AT_MOST = 1_000;

  private final Sql admin;
  private final Clock clock;

  @Inject
  SigningIn(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record SignedIn(UUID accountId) implements Outcome {}

    /** The password is right, but nobody has shown that the address is theirs. */
    record NotConfirmed() implements Outcome {}

    /** Unknown address, wrong password or locked account: it is not said which. */
    record Refused() implements Outcome {}
  }

  public Outcome signIn(@Nullable String email, @Nullable String password) {
    String typed = password == null ? "" : password;
    if (typed.length() > PASSWORD_LENGTH_AT_MOST) {
      return new Outcome.Refused();
    }
    Optional<Candidate> candidate = countAttempt(email == null ? "" : email.strip());
    String stored = candidate.map(Candidate::passwordHash).orElse(Passwords.NOBODYS);
    if (!Passwords.matches(typed, stored) || candidate.isEmpty()) {
      return new Outcome.Refused();
    }
    Candidate known = candidate.get();
    admin.update(
        "update account set failed_attempts = 0, locked_until = null, password_hash = ?"
            + " where id = ? and password_hash = ?",
        Passwords.outdated(stored) ? Passwords.hash(typed) : stored,
        known.accountId(),
        stored);
    return known.confirmed() ? new Outcome.SignedIn(known.accountId()) : new Outcome.NotConfirmed();
  }

  /** The account that may be tried, already one attempt nearer to its lock. */
  private Optional<Candidate> countAttempt(String email) {
    Instant now = clock.instant();
    return admin.first(
        "update account set failed_attempts = case when failed_attempts + 1 >= ? then 0"
            + " else failed_attempts + 1 end,"
            + " locked_until = case when failed_attempts + 1 >= ? then cast(? as timestamptz)"
            + " else null end"
            + " where email_key = lower(?) and (locked_until is null or locked_until <= ?)"
            + " returning id, password_hash, confirmed_at is not null as confirmed",
        Candidate::read,
        ATTEMPTS_AT_MOST,
        ATTEMPTS_AT_MOST,
        now.plus(LOCKED),
        email,
        now);
  }

  private record Candidate(UUID accountId, String passwordHash, boolean confirmed) {

    static Candidate read(ResultSet row) throws SQLException {
      return new Candidate(
          row.getObject("id", UUID.class),
          row.getString("password_hash"),
          row.getBoolean("confirmed"));
    }
  }
}
