package io.kyodaku.testing;

import io.kyodaku.mail.Outbox;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.notification.TellingWhatHappened;
import io.kyodaku.notification.UnsubscribeSeal;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What people are told by mail. */
public final class TestMail {

  public static final PortalAddress PORTAL = new PortalAddress("https://kyodaku.test");

  private TestMail() {}

  public static final UnsubscribeSeal SEAL = new UnsubscribeSeal("a secret of the tests");

  /** Tells everybody of everything that has happened, as the portal's job does. */
  public static void tellAll(DataSource admin) {
    TellingWhatHappened telling = new TellingWhatHappened(admin, PORTAL, SEAL, Clock.systemUTC());
    boolean more = true;
    while (more) {
      more = telling.tellSome();
    }
  }

  /** A person who belongs to a tenant and reads this language. */
  public static UUID owner(TestDatabase database, TenantId tenant, String tag) {
    UUID owner = TestTenants.member(database, tenant, "OWNER");
    TestTenants.execute(database, "update account set language = ? where id = ?", tag, owner);
    return owner;
  }

  /** The mails to an account of {@link TestTenants}, the oldest first. */
  public static List<Outbox.Letter> to(TestDatabase database, UUID account) {
    tellAll(database.admin());
    return new Sql(database.admin())
        .list(
            "select recipient, subject, body, created_at from mail where recipient = ?"
                + " order by created_at, id",
            row ->
                new Outbox.Letter(
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    Sql.instant(row, "created_at")),
            account + "@test.example");
  }
}
