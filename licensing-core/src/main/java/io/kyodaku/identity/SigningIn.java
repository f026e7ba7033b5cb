package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Checks an address and a password, as {@link PasswordAttempts} says: the first step. */
@Dependent
public class SigningIn {

  private final PasswordAttempts attempts;

  @Inject
  SigningIn(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.attempts = new PasswordAttempts(admin, clock);
  }

  /** What came of it. */
  public sealed interface Outcome {

    record SignedIn(UUID accountId) implements Outcome {}

    /** The password is right; {@link CheckingSecondFactor} decides. */
    record CodeNeeded(UUID accountId) implements Outcome {}

    /** The password is right, but nobody has shown that the address is theirs. */
    record NotConfirmed() implements Outcome {}

    /** Unknown address, wrong password or locked account: it is not said which. */
    record Refused() implements Outcome {}
  }

  public Outcome signIn(@Nullable String email, @Nullable String password) {
    return attempts
        .byEmail(email == null ? "" : email.strip(), password)
        .map(SigningIn::outcome)
        .orElseGet(Outcome.Refused::new);
  }

  private static Outcome outcome(PasswordAttempts.Known known) {
    if (!known.confirmed()) {
      return new Outcome.NotConfirmed();
    }
    return known.secondFactor()
        ? new Outcome.CodeNeeded(known.accountId())
        : new Outcome.SignedIn(known.accountId());
  }
}
