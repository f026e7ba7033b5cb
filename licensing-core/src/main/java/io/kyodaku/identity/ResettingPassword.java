package io.kyodaku.identity;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets a new password through a mailed link, be it one that was asked for or that of a sign-up, and
 * so confirms the address. Ends the sessions that were opened with the old one, a lock-out, and
 * every other link of the account.
 */
@Dependent
public class ResettingPassword {

  private final MailTokens tokens;
  private final UsingMailLink using;
  private final Clock clock;

  @Inject
  ResettingPassword(MailTokens tokens, UsingMailLink using, Clock clock) {
    this.tokens = tokens;
    this.using = using;
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

  public Outcome reset(@Nullable String token, @Nullable String typedPassword) {
    // The link first: nobody guesses one, and only who has one makes us hash a password.
    if (token == null || tokens.address(token, clock.instant()).isEmpty()) {
      return new Outcome.LinkNotValid();
    }
    FieldErrors errors = new FieldErrors();
    String password = Passwords.wanted(errors, "password", typedPassword);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    Optional<UUID> owner = using.setPassword(token, Passwords.hash(password));
    return owner.<Outcome>map(Outcome.Reset::new).orElseGet(Outcome.LinkNotValid::new);
  }
}
