package io.kyodaku.identity;

import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Operators with a second step, and the codes that their apps show, for tests of other parts. */
public final class Operators {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final SecretSeal seal = new SecretSeal("0123456789abcdef0123456789abcdef");
  private final Sql rows;
  private final Clock clock;
  public final CheckingSecondFactor codes;

  public Operators(DataSource admin, Clock clock) {
    this.rows = new Sql(admin);
    this.clock = clock;
    this.codes =
        new CheckingSecondFactor(
            admin,
            new AccountChange(admin, new PortalAddress("https://portal.example"), clock),
            seal,
            clock);
  }

  /** Somebody who is an operator and has an app. */
  public UUID operator() {
    UUID id = Ids.next();
    Instant now = clock.instant();
    rows.update(
        "insert into account (id, email, password_hash, name, language, admin, confirmed_at,"
            + " created_at) values (?, ?, ?, 'Grace', 'en', true, ?, ?)",
        id,
        IdentityFixture.address(),
        IdentityFixture.CHEAP_HASH,
        now,
        now);
    rows.update(
        "insert into second_factor (account_id, sealed, created_at, confirmed_at)"
            + " values (?, ?, ?, ?)",
        id,
        seal.seal(SECRET, id),
        now,
        now);
    return id;
  }

  /** What the app shows after so many changes from now; all apps of this test show the same. */
  public String code(int changes) {
    return Totp.code(SECRET, Totp.stepAt(clock.instant()) + changes);
  }
}
