package io.kyodaku.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets each request through, or not, as {@link AccessRules} say, and leads pages under {@code
 * /t/{slug}/} to their views.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY = 429;

  @Inject private transient KnownPeople people;
  @Inject private transient RateLimits limits;
  @Inject private transient ClientAddress address;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    if (CurrentCaller.isUnknown(request)) {
      Problems.retryAfter(response, Duration.ZERO);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    switch (judge(request)) {
      case AccessRules.Verdict.Pass pass -> {
        if (isWithinLimits(request, response)) {
          chain.doFilter(request, response);
        }
      }
      case AccessRules.Verdict.TenantPage page -> {
        if (isWithinLimits(request, response)) {
          forward(page, request, response);
        }
      }
      case AccessRules.Verdict.SignInFirst signIn -> askToSignIn(request, response);
      case AccessRules.Verdict.SecondFactorFirst first ->
          Redirects.send(request, response, "/account/security?failed=secondFactorFirst");
      case AccessRules.Verdict.KeyNeeded keyNeeded -> askForKey(request, response);
      case AccessRules.Verdict.Forbidden forbidden ->
          response.sendError(HttpServletResponse.SC_FORBIDDEN);
      case AccessRules.Verdict.NotFound notFound ->
          response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** A refusal is looked at twice, because what a person may is known a second late. */
  private AccessRules.Verdict judge(HttpServletRequest request) {
    String path = RequestPath.of(request);
    AccessRules.Verdict verdict = AccessRules.judge(path, CurrentCaller.of(request));
    boolean refused =
        verdict instanceof AccessRules.Verdict.Forbidden
            || verdict instanceof AccessRules.Verdict.SecondFactorFirst
            || verdict instanceof AccessRules.Verdict.NotFound;
    if (!refused || !(CurrentCaller.of(request) instanceof Caller.SignedIn person)) {
      return verdict;
    }
    Optional<KnownPeople.Known> anew = people.findAnew(person.accountId());
    anew.ifPresent(known -> CurrentCaller.put(request, known.person()));
    return AccessRules.judge(path, CurrentCaller.of(request));
  }

  /** Where not, that is answered. */
  private boolean isWithinLimits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Duration> wait = wait(request);
    if (wait.isEmpty()) {
      return true;
    }
    if (CurrentCaller.of(request) instanceof Caller.KeyCaller
        || AccessRules.isProof(RequestPath.of(request))) {
      Problems.tooMany(response, wait.get());
    } else if (Redirects.byScript(request)) {
      Redirects.send(request, response, ErrorPage.TOO_MANY);
    } else {
      Problems.retryAfter(response, wait.get());
      response.sendError(TOO_MANY);
    }
    return false;
  }

  private Optional<Duration> wait(HttpServletRequest request) {
    Caller caller = CurrentCaller.of(request);
    if (caller instanceof Caller.KeyCaller key) {
      return key.demo() ? Optional.empty() : limits.call(key.keyId());
    }
    String path = RequestPath.of(request);
    if (request.getMethod().equals("POST") && !AccessRules.isProof(path)) {
      return limits.form(caller, path, address.of(request));
    }
    return path.startsWith("/search") && request.getParameter("q") != null
        ? limits.search(caller, address.of(request))
        : limits.look(caller, path, request.getQueryString() != null, address.of(request));
  }

  private void forward(
      AccessRules.Verdict.TenantPage page, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getServletContext().getResource(page.view()) == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    TenantAccess.put(request, page.membership());
    request.getRequestDispatcher(page.view()).forward(request, response);
  }

  /** Who posts a form after its session has ended is told that nothing was done. */
  private void askToSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean looking = request.getMethod().equals("GET");
    String wanted = looking ? RequestPath.askedWithQuery(request) : RequestPath.asked(request);
    String to = LocalPath.of(wanted).orElse("/");
    Redirects.send(
        request,
        response,
        "/login?to="
            + URLEncoder.encode(to, StandardCharsets.UTF_8)
            + (looking ? "" : "&failed=signInAgain"));
  }

  private void askForKey(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean presented = request.getHeader("Authorization") != null;
    Optional<Duration> wait = presented ? limits.wrongKey(address.of(request)) : Optional.empty();
    if (wait.isPresent()) {
      Problems.tooMany(response, wait.get());
    } else {
      Problems.unauthenticated(response, presented);
    }
  }
}
