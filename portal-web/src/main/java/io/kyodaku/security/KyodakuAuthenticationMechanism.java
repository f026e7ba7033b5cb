package io.kyodaku.security;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.ApiKeys;
import io.kyodaku.identity.OpenSessions;
import io.kyodaku.platform.Settings;
import io.kyodaku.shared.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says who makes a request, and nothing about what they may: under {@code /api} by the key in the
 * header {@code Authorization}, elsewhere by the session that a form opened. A browser's session
 * counts nothing for calls, and calls open none.
 */
@ApplicationScoped
public class KyodakuAuthenticationMechanism implements HttpAuthenticationMechanism {

  private static final String BEARER = "bearer ";

  private static final Logger LOG =
      Logger.getLogger(KyodakuAuthenticationMechanism.class.getName());

  @Inject private ApiKeys keys;
  @Inject private KnownPeople people;
  @Inject private OpenSessions sessions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Caller caller;
    try {
      caller = caller(request);
    } catch (DatabaseFailure e) {
      // Thrown on, the server would say 500 without a word: the access filter says what is so.
      LOG.log(Level.WARNING, "who calls can't be found out", e);
      CurrentCaller.putUnknown(request);
      return context.doNothing();
    }
    CurrentCaller.put(request, caller);
    return switch (caller) {
      // The container need not know a program: what a key may do is said by its scopes.
      case Caller.Anonymous nobody -> context.doNothing();
      case Caller.KeyCaller key -> context.doNothing();
      case Caller.SignedIn person ->
          context.notifyContainerAboutLogin(
              new CallerPrincipal(person.accountId().toString()), groups(person));
    };
  }

  private Caller caller(HttpServletRequest request) {
    return LocalPath.isUnder(RequestPath.of(request), "/api")
        ? byKey(request.getHeader("Authorization"))
        : bySession(request);
  }

  private Caller byKey(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new Caller.Anonymous();
    }
    Optional<ApiKey> key = keys.find(authorization.substring(BEARER.length()).strip());
    return caller(key, settings.demo());
  }

  /** Everybody knows the demo's keys, so outside of demo mode they are nobody's. */
  static Caller caller(Optional<ApiKey> key, boolean demoMode) {
    return key.filter(k -> demoMode || !k.demo())
        .<Caller>map(k -> new Caller.KeyCaller(k.id(), k.kind(), k.ownerId(), k.scopes(), k.demo()))
        .orElseGet(Caller.Anonymous::new);
  }

  private Caller bySession(HttpServletRequest request) {
    Optional<BrowserSession.Opened> session = BrowserSession.of(request);
    if (session.isEmpty()) {
      return new Caller.Anonymous();
    }
    Instant now = clock.instant();
    Optional<KnownPeople.Known> known =
        people
            .find(session.get().accountId())
            .filter(person -> person.has(session.get(), now))
            // Opened on another node just now, perhaps.
            .or(
                () ->
                    people
                        .findAnew(session.get().accountId())
                        .filter(person -> person.has(session.get(), now)));
    if (known.isPresent()) {
      if (BrowserSession.isUsedAgain(request, now)) {
        sessions.use(session.get().id());
      }
      return known.get().person();
    }
    BrowserSession.close(request);
    return new Caller.Anonymous();
  }

  private static Set<String> groups(Caller.SignedIn person) {
    return person.admin() ? Set.of("person", "admin") : Set.of("person");
  }
}
