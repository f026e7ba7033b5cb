package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a second factor: a secret is made and shown to an authenticator app, and counts once a
 * code of it was typed together with the password. Then ten recovery codes are given, once, and
 * every session that was opened without it ends.
 */
@Dependent
public class EnrollingSecondFactor {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql admin;
  private final PasswordAttempts passwords;
  private final AccountChange change;
  private final SecretSeal seal;
  private final Clock clock;

  @Inject
  EnrollingSecondFactor(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      AccountChange change,
      SecretSeal seal,
      Clock clock) {
    this.admin = new Sql(admin);
    this.passwords = new PasswordAttempts(admin, clock);
    this.change = change;
    this.seal = seal;
    this.clock = clock;
  }

  /** What came of a confirmation. */
  public sealed interface Outcome {

    /** These are shown once. */
    record Enrolled(List<String> recoveryCodes) implements Outcome {

      public Enrolled {
        recoveryCodes = List.copyOf(recoveryCodes);
      }

      @Override
      public String toString() {
        return "Enrolled";
      }
    }

    record WrongPassword() implements Outcome {}

    record WrongCode() implements Outcome {}

    /** Nothing was begun, or it is on already. */
    record NotBegun() implements Outcome {}
  }

  /** Makes a new secret; one that counts already stays. */
  @Transactional(rollbackOn = Exception.class)
  public void begin(UUID accountId) {
    byte[] secret = new byte[Totp.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    admin.update(
        "insert into second_factor (account_id, sealed, created_at) values (?, ?, ?)"
            + " on conflict (account_id) do update set sealed = excluded.sealed,"
            + " created_at = excluded.created_at where second_factor.confirmed_at is null",
        accountId,
        seal.seal(secret, accountId),
        clock.instant());
  }

  public Outcome confirm(UUID accountId, @Nullable String password, @Nullable String code) {
    if (!passwords.isPasswordOf(accountId, password)) {
      return new Outcome.WrongPassword();
    }
    return admin
        .first(
            "select sealed from second_factor where account_id = ? and confirmed_at is null",
            row -> row.getBytes("sealed"),
            accountId)
        .map(kept -> confirm(accountId, kept, RecoveryCodes.tidy(code == null ? "" : code)))
        .orElseGet(Outcome.NotBegun::new);
  }

  private Outcome confirm(UUID accountId, byte[] kept, String code) {
    OptionalLong step = Totp.step(seal.open(kept, accountId), code, clock.instant(), -1);
    if (step.isEmpty()) {
      return new Outcome.WrongCode();
    }
    return change
        .enroll(accountId, kept, step.getAsLong())
        .<Outcome>map(Outcome.Enrolled::new)
        .orElseGet(Outcome.NotBegun::new);
  }
}
