package io.kyodaku.notification;

import io.kyodaku.mail.PortalAddress;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The letters that tell of notifications: of one at once, or of all of a day. */
final class NoticeMails {

  private static final int LISTED_AT_MOST = 50;

  private final PortalAddress portal;
  private final UnsubscribeSeal seal;

  NoticeMails(PortalAddress portal, UnsubscribeSeal seal) {
    this.portal = portal;
    this.seal = seal;
  }

  record Letter(String subject, String body) {}

  Letter one(UUID account, String name, String language, Notice notice) {
    NoticeWords words = new NoticeWords(Locale.forLanguageTag(language));
    return new Letter(
        words.title(notice),
        words.fill(
            "mail.one",
            name,
            words.text(notice),
            portal.link(notice.path()),
            portal.link("/account/preferences"),
            portal.link("/unsubscribe?token=" + seal.token(account, notice.kind().topic()))));
  }

  /**
   * @param notices the newest first
   */
  Letter digest(UUID account, String name, String language, List<Notice> notices) {
    NoticeWords words = new NoticeWords(Locale.forLanguageTag(language));
    StringBuilder lines = new StringBuilder();
    notices.stream()
        .limit(LISTED_AT_MOST)
        .forEach(
            notice ->
                lines
                    .append("• ")
                    .append(words.title(notice))
                    .append('\n')
                    .append("  ")
                    .append(portal.link(notice.path()))
                    .append('\n'));
    return new Letter(
        words.fill("mail.digest.subject", (long) notices.size()),
        words.fill(
            "mail.digest",
            name,
            lines,
            portal.link("/account/notifications"),
            portal.link("/account/preferences"),
            portal.link("/unsubscribe?token=" + seal.token(account))));
  }
}
