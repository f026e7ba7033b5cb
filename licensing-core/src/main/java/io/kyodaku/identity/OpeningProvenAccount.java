package io.kyodaku.identity;

import io.kyodaku.shared.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens an account for whoever came by a mailed link, and so reads the address's mail: it is
 * confirmed at once. Empty where the address has an account.
 */
@Dependent
public class OpeningProvenAccount {

  private final JpaAccounts accounts;
  private final Clock clock;

  @Inject
  OpeningProvenAccount(JpaAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Transactional(rollbackOn = Exception.class)
  public Optional<UUID> open(NewAccount person) {
    String hash = Passwords.hash(person.password());
    accounts.hold(person.email());
    if (accounts.byEmail(person.email()).isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Account account =
        new Account(Ids.next(), person.email(), hash, person.name(), person.language(), now);
    account.setPasswordByMail(hash, now);
    account.confirm(now);
    accounts.add(account);
    return Optional.of(account.id());
  }
}
