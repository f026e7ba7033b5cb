package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks the second step: the code of an authenticator app, or one of the recovery codes. A code
 * counts once, and so do those before it. Ten wrong ones in a row lock the second step for a
 * quarter of an hour, whoever types them; each attempt is counted before it is looked at. The use
 * of a recovery code is told by mail.
 */
@Dependent
public class CheckingSecondFactor {

  private static final int ATTEMPTS_AT_MOST = 10;
  private static final Duration LOCKED = Duration.ofMinutes(15);
  private static final int TYPED_LENGTH_AT_MOST = 100;
  private static final Pattern CODE = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

  private final Sql admin;
  private final AccountChange change;
  private final SecretSeal seal;
  private final Clock clock;

  @Inject
  CheckingSecondFactor(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      AccountChange change,
      SecretSeal seal,
      Clock clock) {
    this.admin = new Sql(admin);
    this.change = change;
    this.seal = seal;
    this.clock = clock;
  }

  /** Whether this opens what only the second step opens; where there is none, it does not. */
  public boolean passes(UUID accountId, @Nullable String typed) {
    if (typed == null || typed.length() > TYPED_LENGTH_AT_MOST) {
      return false;
    }
    Optional<Sealed> counted = countAttempt(accountId);
    return counted.isPresent() && matches(accountId, counted.get(), RecoveryCodes.tidy(typed));
  }

  private boolean matches(UUID accountId, Sealed kept, String code) {
    return CODE.matcher(code).matches()
        ? isFresh(accountId, kept, code)
        : change.useRecoveryCode(accountId, code);
  }

  private boolean isFresh(UUID accountId, Sealed kept, String code) {
    byte[] secret = seal.open(kept.secret(), accountId);
    OptionalLong step = Totp.step(secret, code, clock.instant(), kept.lastStep());
    return step.isPresent()
        && admin.update(
                "update second_factor set last_step = ?, failed_attempts = 0, locked_until = null"
                    + " where account_id = ? and last_step < ?",
                step.getAsLong(),
                accountId,
                step.getAsLong())
            == 1;
  }

  private Optional<Sealed> countAttempt(UUID accountId) {
    Instant now = clock.instant();
    return admin.first(
        "update second_factor set failed_attempts = case when failed_attempts + 1 >= ? then 0"
            + " else failed_attempts + 1 end,"
            + " locked_until = case when failed_attempts + 1 >= ? then cast(? as timestamptz)"
            + " else null end"
            + " where account_id = ? and confirmed_at is not null"
            + " and (locked_until is null or locked_until <= ?) returning sealed, last_step",
        row -> new Sealed(row.getBytes("sealed"), row.getLong("last_step")),
        ATTEMPTS_AT_MOST,
        ATTEMPTS_AT_MOST,
        now.plus(LOCKED),
        accountId,
        now);
  }

  @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
  private record Sealed(byte[] secret, long lastStep) {}
}
