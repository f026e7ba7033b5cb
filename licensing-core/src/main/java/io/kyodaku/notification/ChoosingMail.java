package io.kyodaku.notification;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A person chooses of what it is told by mail, when, and in which language. */
@Dependent
public class ChoosingMail {

  private final Sql admin;

  @Inject
  public ChoosingMail(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * How things stand.
   *
   * @param language a BCP 47 tag
   * @param zone whose day the daily mail keeps to; UTC where none is known
   */
  public record Wishes(String language, Optional<ZoneId> zone, Map<Topic, MailChoice> mail) {

    public Wishes {
      mail = Map.copyOf(mail);
    }
  }

  public Wishes of(UUID account) {
    Map<Topic, MailChoice> mail = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      mail.put(topic, topic.unlessChosen());
    }
    admin
        .list(
            "select topic, mail from notification_preference where account_id = ?",
            row ->
                Map.entry(
                    Topic.valueOf(row.getString("topic")),
                    MailChoice.valueOf(row.getString("mail"))),
            account)
        .forEach(chosen -> mail.put(chosen.getKey(), chosen.getValue()));
    return admin
        .first(
            "select language, zone from account where id = ?",
            row -> new Wishes(row.getString("language"), zone(row.getString("zone")), mail),
            account)
        .orElseThrow();
  }

  @Transactional(rollbackOn = Exception.class)
  public void choose(UUID account, Wishes wishes) {
    admin.update(
        "update account set language = ?, zone = ?, version = version + 1 where id = ?",
        wishes.language(),
        wishes.zone().map(ZoneId::getId).orElse(null),
        account);
    wishes.mail().forEach((topic, choice) -> choose(account, topic, choice));
  }

  /** What a link in a mail asks for: no more mail of this. */
  @Transactional(rollbackOn = Exception.class)
  public void end(UnsubscribeSeal.Wish wish) {
    Collection<Topic> ended =
        wish.topic().isPresent()
            ? List.of(wish.topic().get())
            : of(wish.account()).mail().entrySet().stream()
                .filter(entry -> entry.getValue() == MailChoice.DAILY)
                .map(Map.Entry::getKey)
                .toList();
    ended.forEach(topic -> choose(wish.account(), topic, MailChoice.NEVER));
  }

  /** What waits for the daily mail waits no longer where that is not wanted any more. */
  private void choose(UUID account, Topic topic, MailChoice choice) {
    admin.update(
        "insert into notification_preference (account_id, topic, mail) values (?, ?, ?)"
            + " on conflict (account_id, topic) do update set mail = excluded.mail",
        account,
        topic,
        choice);
    if (choice == MailChoice.NEVER) {
      admin.update(
          "update notification set digest_day = null where account_id = ? and digest_day ="
              + " '-infinity' and kind = any (string_to_array(?, ','))",
          account,
          String.join(",", kinds(topic)));
    }
  }

  private static List<String> kinds(Topic topic) {
    return java.util.Arrays.stream(NoticeKind.values())
        .filter(kind -> kind.topic() == topic)
        .map(Enum::name)
        .toList();
  }

  static Optional<ZoneId> zone(@Nullable String id) {
    try {
      return Optional.ofNullable(id).map(ZoneId::of);
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
