package io.kyodaku.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a form outside Faces sends back to show that it comes from our own page: a hidden
 * field {@code csrf} with {@code #{csrf.token}}. Faces forms have their view state for that.
 */
@Named("csrf")
@RequestScoped
public class CsrfToken {

  static final String PARAMETER = "csrf";
  static final String HEADER = "X-CSRF-Token";
  static final String ATTRIBUTE = "kyodaku.csrf";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private HttpServletRequest request;

  public String getToken() {
    HttpSession session = request.getSession(true);
    if (session.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    String token = HexFormat.of().formatHex(bits);
    session.setAttribute(ATTRIBUTE, token);
    return token;
  }

  static boolean matches(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object expected = session == null ? null : session.getAttribute(ATTRIBUTE);
    String header = request.getHeader(HEADER);
    String sent = header == null ? request.getParameter(PARAMETER) : header;
    return expected instanceof String token && same(token, sent);
  }

  private static boolean same(String expected, @Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
