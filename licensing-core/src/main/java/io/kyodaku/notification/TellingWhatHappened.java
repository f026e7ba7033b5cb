package io.kyodaku.notification;

import io.kyodaku.mail.Mails;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
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
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into what each person is told: a line on the page, and a mail at once for
 * those who want it. What happened is taken away in the same transaction, so that nobody is told
 * twice.
 */
@Dependent
public class TellingWhatHappened {

  private static final int AT_ONCE = 50;

  private final Sql admin;
  private final NoticeMails mails;
  private final Clock clock;

  @Inject
  public TellingWhatHappened(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      UnsubscribeSeal seal,
      Clock clock) {
    this.admin = new Sql(admin);
    this.mails = new NoticeMails(portal, seal);
    this.clock = clock;
  }

  /** Somebody who is told, and how it wants to be told by mail. */
  record Reader(UUID account, String name, String email, String language, MailChoice mail) {}

  /** Whether there may be more. */
  @Transactional(rollbackOn = Exception.class)
  public boolean tellSome() {
    List<Happening> taken =
        admin.list(
            "with taken as (delete from happening where seq in (select seq from happening order by"
                + " seq limit "
                + AT_ONCE
                + ") returning *) select * from taken order by seq",
            Happening::read);
    for (Happening happening : taken) {
      NoticeKind.about(happening.kind()).forEach(kind -> tell(happening, kind));
      NoticeKind.settledBy(happening.kind()).forEach(kind -> settle(happening, kind));
    }
    return taken.size() == AT_ONCE;
  }

  /** Nobody has to see to what is decided: for every operator it is as if read. */
  private void settle(Happening happening, NoticeKind kind) {
    admin.update(
        "update notification set read_at = greatest(created_at, ?) where account_id in (select id"
            + " from account where admin) and kind = ? and tenant_id = ? and read_at is null",
        happening.at(),
        kind,
        happening.tenant());
  }

  private void tell(Happening happening, NoticeKind kind) {
    List<Reader> readers = readers(happening, kind);
    if (readers.isEmpty()) {
      return;
    }
    String facts =
        happening
            .factsQuery()
            .flatMap(query -> admin.first(query, row -> row.getString(1), happening.subject()))
            .orElse("{}");
    readers.forEach(reader -> tell(happening, kind, facts, reader));
  }

  private void tell(Happening happening, NoticeKind kind, String facts, Reader reader) {
    if (kind.gathers() && isAddedToWhatIsUnread(happening, kind, reader.account())) {
      return;
    }
    UUID id = Ids.next();
    admin.update(
        "insert into notification (id, account_id, capacity, kind, tenant_id, subject_id, params,"
            + " created_at, digest_day) values (?, ?, ?, ?, ?, ?, jsonb_strip_nulls(cast(? as"
            + " jsonb) || jsonb_build_object('reason', coalesce(nullif(?, ''), cast(? as jsonb) ->>"
            + " 'reason'))), ?, cast(? as date))",
        id,
        reader.account(),
        kind.capacity(),
        kind,
        happening.tenant(),
        happening.subject(),
        facts,
        happening.reason(),
        facts,
        happening.at(),
        reader.mail() == MailChoice.DAILY ? "-infinity" : null);
    if (reader.mail() == MailChoice.AT_ONCE) {
      mailed(id).ifPresent(notice -> mail(reader, notice));
    }
  }

  private boolean isAddedToWhatIsUnread(Happening happening, NoticeKind kind, UUID account) {
    return admin.update(
            "update notification set params = params || jsonb_build_object('count',"
                + " coalesce(cast(params ->> 'count' as bigint), 1) + 1), created_at ="
                + " greatest(created_at, ?) where account_id = ? and kind = ? and tenant_id = ?"
                + " and read_at is null",
            happening.at(),
            account,
            kind,
            happening.tenant())
        > 0;
  }

  private Optional<Notice> mailed(UUID id) {
    return admin.first(Notice.SELECT + " where n.id = ?", Notice::read, id);
  }

  private void mail(Reader reader, Notice notice) {
    Instant now = clock.instant();
    NoticeMails.Letter letter =
        mails.one(reader.account(), reader.name(), reader.language(), notice);
    admin.run(
        connection ->
            Mails.add(
                connection,
                reader.email(),
                letter.subject(),
                letter.body(),
                Clock.fixed(now, clock.getZone())));
  }

  private List<Reader> readers(Happening happening, NoticeKind kind) {
    String wish = " left join notification_preference p on p.account_id = a.id and p.topic = ?";
    String who = "select a.id, a.name, a.email, a.language, p.mail from ";
    return switch (kind.capacity()) {
      case MEMBER -> members(happening, kind, who, wish);
      case CREATOR ->
          read(
              who
                  + "creator c join account a on a.id = c.account_id"
                  + wish
                  + " where c.id = coalesce(?, (select creator_id from usage_authorization where id"
                  + " = ?))",
              kind,
              happening.creator(),
              happening.subject());
      case ADMIN ->
          read(
              who + "account a" + wish + " where a.admin and a.id is distinct from ?",
              kind,
              happening.actor());
    };
  }

  /** Whoever did it knows, and whoever began what takes its time waits for it. */
  private List<Reader> members(Happening happening, NoticeKind kind, String who, String wish) {
    String self = kind.isForWhoBegan() ? "(? is null or a.id = ?)" : "(? is null or a.id <> ?)";
    return read(
        who
            + "member m join account a on a.id = m.account_id"
            + wish
            + " where m.tenant_id = ? and m.role = any (string_to_array(?, ',')) and "
            + self.replace("?", "cast(? as uuid)")
            + " order by a.id",
        kind,
        happening.tenant(),
        kind.roles(),
        happening.actor(),
        happening.actor());
  }

  private List<Reader> read(String sql, NoticeKind kind, @Nullable Object... values) {
    Object[] parameters = new Object[values.length + 1];
    parameters[0] = kind.topic();
    System.arraycopy(values, 0, parameters, 1, values.length);
    return admin.list(
        sql,
        row ->
            new Reader(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                row.getString("mail") == null
                    ? kind.topic().unlessChosen()
                    : MailChoice.valueOf(row.getString("mail"))),
        parameters);
  }
}
