package io.kyodaku.portal.account;

import io.kyodaku.notification.Notice;
import io.kyodaku.notification.NoticeWords;
import io.kyodaku.notification.OwnNotices;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.UnreadNotices;
import io.kyodaku.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the reader is told, the newest first. */
@Named
@RequestScoped
public class NotificationsPage {

  private static final int PAGE_AT_MOST = 10_000;

  @Inject private OwnNotices notices;
  @Inject private UnreadNotices unread;
  @Inject private CurrentCaller caller;
  @Inject private Language language;
  private @Nullable String page;
  private OwnNotices.@Nullable Page shown;

  /** One of them in the reader's language. */
  public record Row(
      UUID id, String title, String text, String tenant, Instant at, boolean unread) {}

  /** When the page is opened: the bar counts what the page shows, and not what was a moment ago. */
  public void open() {
    unread.forget(caller.person().accountId());
  }

  public List<Row> getRows() {
    NoticeWords words = new NoticeWords(language.getLocale());
    return shown().notices().stream().map(notice -> row(notice, words)).toList();
  }

  private static Row row(Notice notice, NoticeWords words) {
    return new Row(
        notice.id(),
        words.title(notice),
        words.text(notice),
        notice.tenantName(),
        notice.at(),
        notice.unread());
  }

  public String getNewer() {
    return number() == 0 ? "" : "/account/notifications?page=" + (number() - 1);
  }

  public String getOlder() {
    return shown().more() ? "/account/notifications?page=" + (number() + 1) : "";
  }

  public void readAll() {
    UUID account = caller.person().accountId();
    notices.readAll(account);
    unread.forget(account);
    Going.to("/account/notifications?done=allRead");
  }

  private OwnNotices.Page shown() {
    if (shown == null) {
      shown = notices.page(caller.person().accountId(), number());
    }
    return shown;
  }

  private int number() {
    return page != null && page.matches("[0-9]{1,6}")
        ? Math.min(Integer.parseInt(page), PAGE_AT_MOST)
        : 0;
  }

  public @Nullable String getPage() {
    return page;
  }

  public void setPage(@Nullable String page) {
    this.page = page;
  }
}
