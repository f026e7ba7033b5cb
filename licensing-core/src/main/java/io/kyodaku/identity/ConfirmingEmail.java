package io.kyodaku.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person shows that the address is theirs, and that it was they who signed up with it: by the
 * browser that they did it in, or by the password that they chose. Otherwise anybody could sign up
 * with another's address and wait until its owner opens the mailed link. Who does not know the
 * password sets a new one through the same link, with {@link ResettingPassword}.
 *
 * <p>Pages call this when a button is pressed, not when the link is opened: mail scanners open
 * links.
 */
@Dependent
public class ConfirmingEmail {

  private final MailTokens tokens;
  private final SigningIn signingIn;
  private final UsingMailLink using;
  private final Clock clock;

  @Inject
  ConfirmingEmail(MailTokens tokens, SigningIn signingIn, UsingMailLink using, Clock clock) {
    this.tokens = tokens;
    this.signingIn = signingIn;
    this.using = using;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    CONFIRMED,
    /**
     * The password is missing or wrong, or was tried too often; the link still works. Wrong ones
     * count as they do at sign-in.
     */
    PASSWORD_NEEDED,
    /** Unknown, used or older than a day; a new one can be asked for. */
    LINK_NOT_VALID
  }

  /**
   * @param mark what the browser kept from the sign-up, see {@link SignUpMark}
   * @param password looked at only where the mark does not fit
   */
  public Outcome confirm(@Nullable String token, @Nullable String mark, @Nullable String password) {
    Optional<String> email =
        token == null ? Optional.empty() : tokens.address(token, clock.instant());
    if (token == null || email.isEmpty()) {
      return Outcome.LINK_NOT_VALID;
    }
    if (!SignUpMark.fits(mark, token) && !knows(email.get(), password)) {
      return Outcome.PASSWORD_NEEDED;
    }
    return using.confirm(token).isPresent() ? Outcome.CONFIRMED : Outcome.LINK_NOT_VALID;
  }

  private boolean knows(String email, @Nullable String password) {
    return password != null
        && !password.isEmpty()
        && !(signingIn.signIn(email, password) instanceof SigningIn.Outcome.Refused);
  }
}
