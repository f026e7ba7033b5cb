package io.kyodaku.identity;

import io.kyodaku.shared.Sql;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Ten codes for whoever has lost the authenticator app: each works once, and is stored as a hash
 * with its account. Eighty random bits each, so that the hash gives none away.
 */
final class RecoveryCodes {

  private static final int CODES = 10;
  private static final int BYTES = 10;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql admin;

  RecoveryCodes(DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** Ten new ones; those from before stop working. */
  List<String> issue(UUID accountId) {
    drop(accountId);
    List<String> codes = Stream.generate(RecoveryCodes::next).limit(CODES).toList();
    codes.forEach(
        code ->
            admin.update(
                "insert into recovery_code (account_id, hash) values (?, ?)",
                accountId,
                hash(accountId, code)));
    return codes;
  }

  void drop(UUID accountId) {
    admin.update("delete from recovery_code where account_id = ?", accountId);
  }

  /** Of two uses at once, one finds it used. */
  boolean use(UUID accountId, String typed, Instant now) {
    return admin.update(
            "update recovery_code set used_at = ? where account_id = ? and hash = ?"
                + " and used_at is null",
            now,
            accountId,
            hash(accountId, typed))
        == 1;
  }

  int left(UUID accountId) {
    return admin
        .first(
            "select count(*) from recovery_code where account_id = ? and used_at is null",
            row -> row.getInt(1),
            accountId)
        .orElseThrow();
  }

  /** As people type codes: with spaces and hyphens, in small letters, in full-width digits. */
  static String tidy(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT);
  }

  private static String hash(UUID accountId, String code) {
    return Secrets.hash(accountId + " " + tidy(code));
  }

  private static String next() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return Base32.encode(bits).replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }
}
