package io.kyodaku.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of its person: the account and since when, nothing else. A session ends
 * after twelve hours however busy it is, and with the password that it was opened with.
 */
final class BrowserSession {

  private static final String ACCOUNT = "kyodaku.account";
  private static final String SINCE = "kyodaku.since";
  private static final Duration LIFE_AT_MOST = Duration.ofHours(12);

  private BrowserSession() {}

  record Opened(UUID accountId, Instant since) {

    boolean outlives(Instant passwordChangedAt, Instant now) {
      return !since.isBefore(passwordChangedAt) && now.isBefore(since.plus(LIFE_AT_MOST));
    }
  }

  static Optional<Opened> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(ACCOUNT) instanceof UUID account
            && session.getAttribute(SINCE) instanceof Instant since
        ? Optional.of(new Opened(account, since))
        : Optional.empty();
  }

  /** Under a new id, so that nobody who planted the old one rides along. */
  static void open(HttpServletRequest request, UUID accountId, Instant now) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setAttribute(ACCOUNT, accountId);
    session.setAttribute(SINCE, now);
    session.removeAttribute(CsrfToken.ATTRIBUTE);
  }

  static void close(HttpServletRequest request) {
    @Nullable HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
