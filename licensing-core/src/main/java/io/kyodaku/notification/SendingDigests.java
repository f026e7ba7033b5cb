package io.kyodaku.notification;

import io.kyodaku.mail.Mails;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes the one mail a day of what a person wants to be told so: in the morning of its own day,
 * and once a day whoever tries.
 */
@Dependent
public class SendingDigests {

  private static final int MORNING = 7;
  private static final int PEOPLE_AT_ONCE = 200;

  private final Sql admin;
  private final NoticeMails mails;
  private final Clock clock;

  @Inject
  public SendingDigests(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      UnsubscribeSeal seal,
      Clock clock) {
    this.admin = new Sql(admin);
    this.mails = new NoticeMails(portal, seal);
    this.clock = clock;
  }

  private record Person(String name, String email, String language, ZoneId zone) {}

  /**
   * For whom something waits, by their ids.
   *
   * @param after those whose turn has been
   */
  public List<UUID> waiting(UUID after) {
    return admin.list(
        "select distinct account_id from notification where digest_day = '-infinity' and account_id"
            + " > ? order by account_id limit "
            + PEOPLE_AT_ONCE,
        row -> row.getObject(1, UUID.class),
        after);
  }

  /** Whether a mail was written; nothing is before the person's morning, or twice on its day. */
  @Transactional(rollbackOn = Exception.class)
  public boolean send(UUID account) {
    Optional<Person> found =
        admin.first(
            "select name, email, language, zone from account where id = ?",
            row ->
                new Person(
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("language"),
                    ChoosingMail.zone(row.getString("zone")).orElse(ZoneOffset.UTC)),
            account);
    if (found.isEmpty()) {
      return false;
    }
    Person person = found.get();
    ZonedDateTime now = clock.instant().atZone(person.zone());
    if (now.getHour() < MORNING) {
      return false;
    }
    int isFirst =
        admin.update(
            "insert into notification_digest (account_id, day, sent_at) values (?, ?, ?)"
                + " on conflict do nothing",
            account,
            now.toLocalDate(),
            clock.instant());
    if (isFirst == 0) {
      return false;
    }
    List<Notice> notices =
        admin.list(
            Notice.SELECT
                + " where n.account_id = ? and n.digest_day = '-infinity' and n.read_at is null and"
                + " "
                + OwnNotices.IS_SEEN
                + " order by n.created_at desc, n.id desc",
            Notice::read,
            account);
    admin.update(
        "update notification set digest_day = ? where account_id = ? and digest_day = '-infinity'",
        now.toLocalDate(),
        account);
    if (notices.isEmpty()) {
      return false;
    }
    NoticeMails.Letter letter = mails.digest(account, person.name(), person.language(), notices);
    admin.run(
        connection ->
            Mails.add(connection, person.email(), letter.subject(), letter.body(), clock));
    return true;
  }
}
