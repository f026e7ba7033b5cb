package io.kyodaku.security;

import io.kyodaku.identity.OpenSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of its person: the account, since when, and by which id its person can
 * end it from elsewhere. A session ends after twelve hours however busy it is, with the password
 * that it was opened with, and when its person ends it or signs out everywhere. Between the two
 * steps of signing in it knows for ten minutes whose second step it waits for, and is nobody's yet.
 */
final class BrowserSession {

  private static final String ACCOUNT = "kyodaku.account";
  private static final String SINCE = "kyodaku.since";
  private static final String ID = "kyodaku.session";
  private static final String USED = "kyodaku.used";
  private static final String AWAITED = "kyodaku.awaited";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private BrowserSession() {}

  /**
   * @param id by which its person can end it
   */
  record Opened(UUID accountId, UUID id, Instant since) {

    boolean outlives(Instant sessionsSince, Instant now) {
      return !since.isBefore(sessionsSince) && now.isBefore(since.plus(OpenSessions.LIFE_AT_MOST));
    }
  }

  /** The first step of signing in was done, and then. */
  record Awaited(UUID accountId, Instant since) {}

  static Optional<Opened> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(ACCOUNT) instanceof UUID account
            && session.getAttribute(ID) instanceof UUID id
            && session.getAttribute(SINCE) instanceof Instant since
        ? Optional.of(new Opened(account, id, since))
        : Optional.empty();
  }

  /** Whose second step is awaited, if somebody's is and not for too long. */
  static Optional<Awaited> awaited(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(AWAITED) instanceof UUID account
            && session.getAttribute(SINCE) instanceof Instant since
            && now.isBefore(since.plus(PATIENCE))
        ? Optional.of(new Awaited(account, since))
        : Optional.empty();
  }

  /** Whether it is time to write down that it is used: now and then, not with every request. */
  static boolean isUsedAgain(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    if (session == null
        || (session.getAttribute(USED) instanceof Instant used
            && now.isBefore(used.plus(OpenSessions.USED_TO_WITHIN)))) {
      return false;
    }
    session.setAttribute(USED, now);
    return true;
  }

  /** The first step is done; the session is nobody's until the second. */
  static void await(HttpServletRequest request, UUID accountId, Instant now) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.removeAttribute(ACCOUNT);
    session.removeAttribute(ID);
    session.setAttribute(AWAITED, accountId);
    session.setAttribute(SINCE, now);
    session.removeAttribute(CsrfToken.ATTRIBUTE);
  }

  /** Under a new id, so that nobody who planted the old one rides along. */
  static void open(HttpServletRequest request, UUID accountId, UUID id, Instant now) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.removeAttribute(AWAITED);
    session.setAttribute(ACCOUNT, accountId);
    session.setAttribute(ID, id);
    session.setAttribute(USED, now);
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
