package io.kyodaku.security;

import io.kyodaku.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses what another site makes a browser send with our cookies. Every request that may change
 * something has to come from our own pages; those that are not Faces' also carry the session's
 * secret. Calls with a key are left alone: no browser adds a key by itself.
 */
public class ForgeryFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String FACES = "Faces";

  @Inject private transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE.contains(request.getMethod())
        || LocalPath.isUnder(RequestPath.of(request), "/api")
        || trustworthy(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private boolean trustworthy(HttpServletRequest request) {
    boolean ours =
        request.getCookies() == null
            || SameOrigin.holds(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"),
                settings.baseUrl());
    return ours && (forFaces(request) || withoutSession(request) || CsrfToken.matches(request));
  }

  private static boolean forFaces(HttpServletRequest request) {
    return FACES.equals(request.getHttpServletMapping().getServletName())
        || LocalPath.isUnder(RequestPath.of(request), "/t");
  }

  private static boolean withoutSession(HttpServletRequest request) {
    return request.getSession(false) == null;
  }
}
