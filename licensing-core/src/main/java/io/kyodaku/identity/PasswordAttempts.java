package io.kyodaku.identity;

import io.kyodaku.shared.Sql;
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
 * Looks at a password. Ten wrong ones in a row lock the account for a quarter of an hour. An
 * attempt is counted before its password is looked at, so that many at once can't try more than
 * ten; the right one clears the count. An unknown account, a wrong password and a locked account
 * give one answer after the same work.
 *
 * <p>Not one transaction but single statements: no connection is held while a password is hashed.
 */
final class PasswordAttempts {

  private static final int ATTEMPTS_AT_MOST = 10;
  private static final Duration LOCKED = Duration.ofMinutes(15);
  private static final int PASSWORD_LENGTH_AT_MOST = 1_000;

  private final Sql admin;
  private final Clock clock;

  PasswordAttempts(DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** Whose password it was. */
  record Known(UUID accountId, boolean confirmed, boolean secondFactor) {}

  Optional<Known> byEmail(String email, @Nullable String password) {
    return look("email_key = lower(?)", email, password);
  }

  boolean isPasswordOf(UUID accountId, @Nullable String password) {
    return look("id = ?", accountId, password).isPresent();
  }

  private Optional<Known> look(String whose, Object key, @Nullable String password) {
    String typed = password == null ? "" : password;
    if (typed.length() > PASSWORD_LENGTH_AT_MOST) {
      return Optional.empty();
    }
    Optional<Candidate> candidate = countAttempt(whose, key);
    String stored = candidate.map(Candidate::passwordHash).orElse(Passwords.NOBODYS);
    if (!Passwords.matches(typed, stored) || candidate.isEmpty()) {
      return Optional.empty();
    }
    Known known = candidate.get().known();
    admin.update(
        "update account set failed_attempts = 0, locked_until = null, password_hash = ?"
            + " where id = ? and password_hash = ?",
        Passwords.outdated(stored) ? Passwords.hash(typed) : stored,
        known.accountId(),
        stored);
    return Optional.of(known);
  }

  /** The account that may be tried, already one attempt nearer to its lock. */
  private Optional<Candidate> countAttempt(String whose, Object key) {
    Instant now = clock.instant();
    return admin.first(
        "update account a set failed_attempts = case when failed_attempts + 1 >= ? then 0"
            + " else failed_attempts + 1 end,"
            + " locked_until = case when failed_attempts + 1 >= ? then cast(? as timestamptz)"
            + " else null end where "
            + whose
            + " and (locked_until is null or locked_until <= ?)"
            + " returning id, password_hash, confirmed_at is not null as confirmed,"
            + " exists (select from second_factor f where f.account_id = a.id"
            + " and f.confirmed_at is not null) as second_factor",
        Candidate::read,
        ATTEMPTS_AT_MOST,
        ATTEMPTS_AT_MOST,
        now.plus(LOCKED),
        key,
        now);
  }

  private record Candidate(Known known, String passwordHash) {

    static Candidate read(ResultSet row) throws SQLException {
      return new Candidate(
          new Known(
              row.getObject("id", UUID.class),
              row.getBoolean("confirmed"),
              row.getBoolean("second_factor")),
          row.getString("password_hash"));
    }
  }
}
