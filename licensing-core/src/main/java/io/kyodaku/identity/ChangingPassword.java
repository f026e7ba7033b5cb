package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sets a new password by the old one. Every session that was opened with the old one ends. */
@Dependent
public class ChangingPassword {

  private final PasswordAttempts passwords;
  private final AccountChange change;

  @Inject
  ChangingPassword(@DatabaseRole(Kind.ADMIN) DataSource admin, AccountChange change, Clock clock) {
    this.passwords = new PasswordAttempts(admin, clock);
    this.change = change;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Changed() implements Outcome {}

    record WrongPassword() implements Outcome {}

    /** About the field {@code wanted}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public Outcome change(UUID accountId, @Nullable String old, @Nullable String wanted) {
    FieldErrors errors = new FieldErrors();
    String password = Passwords.wanted(errors, "wanted", wanted);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    if (!passwords.isPasswordOf(accountId, old)) {
      return new Outcome.WrongPassword();
    }
    change.setPassword(accountId, Passwords.hash(password));
    return new Outcome.Changed();
  }
}
