package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets a new password through a mailed link. Ends the sessions that were opened with the old one, a
 * lock-out, and every other link of the account.
 */
@Dependent
public class ResettingPassword {

  private final JpaAccounts accounts;
  private final MailTokens tokens;
  private final Sql admin;
  private final Clock clock;

  @Inject
  ResettingPassword(
      JpaAccounts accounts,
      MailTokens tokens,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Reset(UUID accountId) implements Outcome {}

    /** Unknown, used or older than a day; a new one can be asked for. */
    record LinkNotValid() implements Outcome {}

    /** Nothing changed; the link still works. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome reset(@Nullable String token, @Nullable String typedPassword) {
    FieldErrors errors = new FieldErrors();
    String password = Passwords.wanted(errors, "password", typedPassword);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    if (token == null) {
      return new Outcome.LinkNotValid();
    }
    String passwordHash = Passwords.hash(password);
    Instant now = clock.instant();
    Optional<UUID> owner = tokens.use(token, MailTokens.Purpose.RESET_PASSWORD, now);
    if (owner.isEmpty()) {
      return new Outcome.LinkNotValid();
    }
    Account account = accounts.find(owner.get()).orElseThrow();
    account.changePassword(passwordHash, now);
    account.confirm(now);
    tokens.revoke(account.id(), MailTokens.Purpose.CONFIRM_EMAIL, now);
    admin.update(
        "update account set failed_attempts = 0, locked_until = null where id = ?", account.id());
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(account.id()),
                "password-reset",
                null,
                account.id(),
                "",
                clock));
    return new Outcome.Reset(account.id());
  }
}
