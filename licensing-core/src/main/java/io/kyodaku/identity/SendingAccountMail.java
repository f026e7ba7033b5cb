package io.kyodaku.identity;

import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends a link to whoever forgot the password or lost the first mail. Always answers the same,
 * whether or not the address has an account. An account that is not confirmed gets the same link:
 * setting a password through it confirms the address as well.
 */
@Dependent
public class SendingAccountMail {

  private final JpaAccounts accounts;
  private final MailTokens tokens;
  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(SendingAccountMail.class);

  @Inject
  SendingAccountMail(
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

  @Transactional(rollbackOn = Exception.class)
  public void sendPasswordLink(@Nullable String email) {
    FieldErrors errors = new FieldErrors();
    String address = ContactFields.email(errors, "email", email);
    if (errors.none()) {
      accounts.byEmail(address).ifPresent(this::send);
    }
  }

  private void send(Account account) {
    String token = tokens.issue(account.id(), MailTokens.Purpose.RESET_PASSWORD, clock.instant());
    admin.run(
        connection ->
            texts.send(
                connection,
                account.email(),
                account.language(),
                "reset",
                clock,
                account.name(),
                portal.link("/reset-password?token=" + token)));
  }
}
