package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
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

/**
 * What is written when somebody changes how they sign in, each in one transaction with a line in
 * the trail and a mail. Passwords and codes are looked at before, so that no connection waits for
 * that.
 */
@Dependent
class AccountChange {

  private final Sql admin;
  private final RecoveryCodes recovery;
  private final MailTokens tokens;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(AccountChange.class);

  @Inject
  AccountChange(@DatabaseRole(Kind.ADMIN) DataSource admin, PortalAddress portal, Clock clock) {
    this.admin = new Sql(admin);
    this.recovery = new RecoveryCodes(admin);
    this.tokens = new MailTokens(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /** The recovery codes; empty where another secret was begun meanwhile, or it counts already. */
  @Transactional(rollbackOn = Exception.class)
  public Optional<List<String>> enroll(UUID accountId, byte[] kept, long step) {
    int changed =
        admin.update(
            "update second_factor set confirmed_at = ?, last_step = ? where account_id = ?"
                + " and confirmed_at is null and sealed = ?",
            clock.instant(),
            step,
            accountId,
            kept);
    if (changed == 0) {
      return Optional.empty();
    }
    List<String> codes = recovery.issue(accountId);
    signOut(accountId, clock.instant());
    audit(accountId, AuditAction.SECOND_FACTOR_ENROLLED);
    tell(accountId, "second-factor-on");
    return Optional.of(codes);
  }

  @Transactional(rollbackOn = Exception.class)
  public void removeSecondFactor(UUID accountId) {
    recovery.drop(accountId);
    admin.update("delete from second_factor where account_id = ?", accountId);
    audit(accountId, AuditAction.SECOND_FACTOR_REMOVED);
    tell(accountId, "second-factor-off");
  }

  boolean isOperator(UUID accountId) {
    return admin
        .first("select 1 from account where id = ? and admin", row -> true, accountId)
        .isPresent();
  }

  /** By an operator, for somebody who is none; false where there is none that counts. */
  @Transactional(rollbackOn = Exception.class)
  public boolean resetSecondFactor(UUID operator, UUID accountId, String reason) {
    int removed =
        admin.update(
            "delete from second_factor where account_id = ? and confirmed_at is not null and not"
                + " exists (select from account where id = ? and admin)",
            accountId,
            accountId);
    if (removed == 0) {
      return false;
    }
    recovery.drop(accountId);
    signOut(accountId, clock.instant());
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                AuditAction.SECOND_FACTOR_RESET,
                null,
                accountId,
                reason,
                clock));
    tell(accountId, "second-factor-reset", reason);
    return true;
  }

  @Transactional(rollbackOn = Exception.class)
  public List<String> renewRecoveryCodes(UUID accountId) {
    List<String> codes = recovery.issue(accountId);
    audit(accountId, AuditAction.RECOVERY_CODES_RENEWED);
    tell(accountId, "recovery-renewed");
    return codes;
  }

  /** By one of the recovery codes; false where it is not one that is left. */
  @Transactional(rollbackOn = Exception.class)
  public boolean useRecoveryCode(UUID accountId, String code) {
    if (!recovery.use(accountId, code, clock.instant())) {
      return false;
    }
    admin.update(
        "update second_factor set failed_attempts = 0, locked_until = null where account_id = ?",
        accountId);
    audit(accountId, AuditAction.RECOVERY_CODE_USED);
    tell(accountId, "recovery-used", recovery.left(accountId));
    return true;
  }

  @Transactional(rollbackOn = Exception.class)
  public void setPassword(UUID accountId, String hash) {
    admin.update(
        "update account set password_hash = ?, password_changed_at = ?, version = version + 1"
            + " where id = ?",
        hash,
        clock.instant(),
        accountId);
    tokens.revoke(accountId, MailTokens.Purpose.RESET_PASSWORD, clock.instant());
    audit(accountId, AuditAction.PASSWORD_CHANGED);
    tell(accountId, "password-changed");
  }

  @Transactional(rollbackOn = Exception.class)
  public void signOutEverywhere(UUID accountId) {
    signOut(accountId, clock.instant());
    audit(accountId, AuditAction.SIGNED_OUT_EVERYWHERE);
  }

  private void signOut(UUID accountId, Instant now) {
    admin.update("update account set signed_out_at = ? where id = ?", now, accountId);
  }

  private void audit(UUID accountId, AuditAction action) {
    admin.run(
        connection ->
            Audit.record(connection, Actor.account(accountId), action, null, accountId, "", clock));
  }

  private void tell(UUID accountId, String text, Object... more) {
    Reader reader =
        admin
            .first(
                "select email, name, language from account where id = ?",
                row ->
                    new Reader(
                        row.getString("email"), row.getString("name"), row.getString("language")),
                accountId)
            .orElseThrow();
    Object page = portal.link("/account/security");
    admin.run(
        connection ->
            texts.send(
                connection,
                reader.email(),
                reader.language(),
                text,
                clock,
                more.length == 0
                    ? new Object[] {reader.name(), page}
                    : new Object[] {reader.name(), page, more[0]}));
  }

  private record Reader(String email, String name, String language) {}
}
