package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is written when a mailed link is used up, each in one transaction. Passwords are hashed
 * before, so that no connection waits for it. Empty where the link is no longer valid.
 */
@Dependent
class UsingMailLink {

  private final JpaAccounts accounts;
  private final MailTokens tokens;
  private final Sql admin;
  private final Clock clock;

  @Inject
  UsingMailLink(
      JpaAccounts accounts,
      MailTokens tokens,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Transactional(rollbackOn = Exception.class)
  public Optional<UUID> confirm(String token) {
    Instant now = clock.instant();
    Optional<UUID> owner = tokens.use(token, now);
    owner.flatMap(accounts::find).ifPresent(account -> account.confirm(now));
    return owner;
  }

  @Transactional(rollbackOn = Exception.class)
  public Optional<UUID> setPassword(String token, String passwordHash) {
    Instant now = clock.instant();
    Optional<UUID> owner = tokens.use(token, now);
    owner.flatMap(accounts::find).ifPresent(account -> setPassword(account, passwordHash, now));
    return owner;
  }

  private void setPassword(Account account, String passwordHash, Instant now) {
    account.setPasswordByMail(passwordHash, now);
    account.confirm(now);
    for (MailTokens.Purpose purpose : MailTokens.Purpose.values()) {
      tokens.revoke(account.id(), purpose, now);
    }
    admin.update(
        "update account set failed_attempts = 0, locked_until = null where id = ?", account.id());
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(account.id()),
                AuditAction.PASSWORD_RESET,
                null,
                account.id(),
                "",
                clock));
  }
}
