package io.kyodaku.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person shows that the address is theirs. Pages call this when a button is pressed, not when the
 * link is opened: mail scanners open links.
 */
@Dependent
public class ConfirmingEmail {

  private final JpaAccounts accounts;
  private final MailTokens tokens;
  private final Clock clock;

  @Inject
  ConfirmingEmail(JpaAccounts accounts, MailTokens tokens, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    CONFIRMED,
    /** Unknown, used or older than a day; a new one can be asked for. */
    LINK_NOT_VALID
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome confirm(@Nullable String token) {
    Optional<UUID> account =
        token == null
            ? Optional.empty()
            : tokens.use(token, MailTokens.Purpose.CONFIRM_EMAIL, clock.instant());
    if (account.isEmpty()) {
      return Outcome.LINK_NOT_VALID;
    }
    accounts.find(account.get()).orElseThrow().confirm(clock.instant());
    return Outcome.CONFIRMED;
  }
}
