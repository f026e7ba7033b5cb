package io.kyodaku.identity;

import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The first step of every sign-up, in the transaction of the whole. Where the address already has
 * an account nothing is opened, and the one who reads the address's mail is told so; whoever signs
 * up sees no difference, so that nobody can ask which addresses have accounts.
 */
@Dependent
public class OpeningAccount {

  private final JpaAccounts accounts;
  private final MailTokens tokens;
  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(OpeningAccount.class);

  @Inject
  OpeningAccount(
      JpaAccounts accounts,
      MailTokens tokens,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /**
   * What was begun.
   *
   * @param accountId the new account's, or empty where the address has one
   * @param mark for the browser to keep, see {@link SignUpMark}; it fits nothing where the address
   *     has an account
   */
  public record Opened(Optional<UUID> accountId, String mark) {}

  public Opened open(NewAccount person) {
    // Hashed first: it takes as long for a known address, and no connection waits for it.
    String passwordHash = Passwords.hash(person.password());
    accounts.hold(person.email());
    Optional<Account> known = accounts.byEmail(person.email());
    if (known.isPresent()) {
      tellKnown(known.get());
      return new Opened(Optional.empty(), SignUpMark.of(Secrets.next()));
    }
    Instant now = clock.instant();
    Account account =
        new Account(
            Ids.next(), person.email(), passwordHash, person.name(), person.language(), now);
    accounts.add(account);
    String token = tokens.issue(account.id(), MailTokens.Purpose.CONFIRM_EMAIL, now);
    send(account, "confirm", portal.link("/confirm?token=" + token));
    return new Opened(Optional.of(account.id()), SignUpMark.of(token));
  }

  /**
   * An unconfirmed account may have been opened by somebody else under this address. Its old link
   * stops working, and the new one sets a new password: whoever reads the mail gets the account,
   * and nobody else knows a password to it.
   */
  private void tellKnown(Account account) {
    Instant now = clock.instant();
    if (account.confirmedAt().isPresent()) {
      send(account, "known", portal.link("/login"));
      return;
    }
    tokens.revoke(account.id(), MailTokens.Purpose.CONFIRM_EMAIL, now);
    String token = tokens.issue(account.id(), MailTokens.Purpose.RESET_PASSWORD, now);
    send(account, "known-unconfirmed", portal.link("/reset-password?token=" + token));
  }

  private void send(Account account, String text, String link) {
    admin.run(
        connection ->
            texts.send(
                connection,
                account.email(),
                account.language(),
                text,
                clock,
                account.name(),
                link));
  }
}
