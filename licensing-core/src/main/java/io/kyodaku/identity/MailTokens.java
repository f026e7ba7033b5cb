package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Links in mails: each holds a secret that works once, for a day, and is stored as a hash. Every
 * one shows that who has it reads the account's mail.
 */
@Dependent
class MailTokens {

  private static final Duration LIFE = Duration.ofHours(24);
  private static final String VALID = " hash = ? and used_at is null and expires_at > ?";

  private final Sql sql;

  @Inject
  MailTokens(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.sql = new Sql(admin);
  }

  enum Purpose {
    CONFIRM_EMAIL,
    RESET_PASSWORD
  }

  /** A fresh token; the account's older ones of the same purpose stop working. */
  String issue(UUID accountId, Purpose purpose, Instant now) {
    revoke(accountId, purpose, now);
    String token = Secrets.next();
    sql.update(
        "insert into mail_token (hash, account_id, purpose, expires_at) values (?, ?, ?, ?)",
        Secrets.hash(token),
        accountId,
        purpose,
        now.plus(LIFE));
    return token;
  }

  void revoke(UUID accountId, Purpose purpose, Instant now) {
    sql.update(
        "update mail_token set used_at = ? where account_id = ? and purpose = ? and used_at is"
            + " null",
        now,
        accountId,
        purpose);
  }

  /** The address of the account that a token is for, as long as it can be used. */
  Optional<String> address(String token, Instant now) {
    return sql.first(
        "select email from account where id = (select account_id from mail_token where"
            + VALID
            + ")",
        row -> row.getString("email"),
        Secrets.hash(token),
        now);
  }

  /** Uses a token up, and says whose it was. Of two uses at once, one finds it used. */
  Optional<UUID> use(String token, Instant now) {
    return sql.first(
        "update mail_token set used_at = ? where" + VALID + " returning account_id",
        row -> row.getObject("account_id", UUID.class),
        now,
        Secrets.hash(token),
        now);
  }
}
