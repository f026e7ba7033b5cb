package io.kyodaku.security;

import io.kyodaku.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Tells the browser what it must not do with our answers; the first of all filters. */
public class HeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String POLICY = "Content-Security-Policy";
  private static final String YEAR = "max-age=31536000";

  @Inject private transient Settings settings;
  @Inject private transient ContentSecurityPolicy policy;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(POLICY, policy.withoutNonce());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()");
    if (!settings.demo()) {
      response.setHeader("Strict-Transport-Security", YEAR);
    }
    if (!(CurrentCaller.of(request) instanceof Caller.Anonymous)
        && !RequestPath.of(request).startsWith("/jakarta.faces.resource/")) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(FreshNonce.in(request), new Guarded(response, policy));
  }

  /**
   * PrimeFaces adds a policy of its own with the page's nonce. Of two policies a browser obeys
   * both, so ours, which knows no nonce, would block the page's scripts: the two become one. And
   * redirects within the portal stay relative, because behind a proxy the container knows neither
   * scheme nor host.
   */
  private static final class Guarded extends HttpServletResponseWrapper {

    private final ContentSecurityPolicy policy;

    Guarded(HttpServletResponse response, ContentSecurityPolicy policy) {
      super(response);
      this.policy = policy;
    }

    @Override
    public void addHeader(String name, String value) {
      if (name.equalsIgnoreCase(POLICY)) {
        super.setHeader(POLICY, policy.withScripts(value));
      } else {
        super.addHeader(name, value);
      }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      if (location.startsWith("/") && !location.startsWith("//")) {
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
        flushBuffer();
      } else {
        super.sendRedirect(location);
      }
    }
  }
}
