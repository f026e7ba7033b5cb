package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns a second factor off, or gives new recovery codes. Both take the password and a code: an
 * open session alone is not enough.
 */
@Dependent
public class ChangingSecondFactor {

  private final PasswordAttempts passwords;
  private final CheckingSecondFactor codes;
  private final AccountChange change;

  @Inject
  ChangingSecondFactor(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      CheckingSecondFactor codes,
      AccountChange change,
      Clock clock) {
    this.passwords = new PasswordAttempts(admin, clock);
    this.codes = codes;
    this.change = change;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * @param recoveryCodes new ones, shown once; none where it was turned off
     */
    record Changed(List<String> recoveryCodes) implements Outcome {

      public Changed {
        recoveryCodes = List.copyOf(recoveryCodes);
      }

      @Override
      public String toString() {
        return "Changed";
      }
    }

    /** Password or code: it is not said which. */
    record Refused() implements Outcome {}
  }

  public Outcome turnOff(UUID accountId, @Nullable String password, @Nullable String code) {
    if (isRefused(accountId, password, code)) {
      return new Outcome.Refused();
    }
    change.removeSecondFactor(accountId);
    return new Outcome.Changed(List.of());
  }

  public Outcome newRecoveryCodes(
      UUID accountId, @Nullable String password, @Nullable String code) {
    if (isRefused(accountId, password, code)) {
      return new Outcome.Refused();
    }
    return new Outcome.Changed(change.renewRecoveryCodes(accountId));
  }

  private boolean isRefused(UUID accountId, @Nullable String password, @Nullable String code) {
    return !passwords.isPasswordOf(accountId, password) || !codes.passes(accountId, code);
  }
}
