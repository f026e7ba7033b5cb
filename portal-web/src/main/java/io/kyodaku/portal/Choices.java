package io.kyodaku.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What readers choose for themselves on this browser, signed in or not: kept in cookies. */
public final class Choices {

  private static final int BACK_LENGTH_AT_MOST = 2_000;

  private Choices() {}

  public static Optional<String> ofReader(String cookie) {
    Cookie[] cookies = Address.request().getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(kept -> kept.getName().equals(cookie))
            .map(Cookie::getValue)
            .findFirst();
  }

  public static void keep(
      HttpServletRequest request, HttpServletResponse response, String cookie, String value) {
    Cookie kept = new Cookie(cookie, value);
    kept.setPath("/");
    kept.setHttpOnly(true);
    kept.setSecure(request.isSecure());
    kept.setAttribute("SameSite", "Lax");
    kept.setMaxAge((int) Duration.ofDays(365).toSeconds());
    response.addCookie(kept);
  }

  /** Leads back to the page where the choice was made. */
  static void goBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.sendRedirect(localPath(request.getParameter("back")));
  }

  /** Only a path of this portal: what starts with two slashes or names a host leads elsewhere. */
  static String localPath(@Nullable String back) {
    boolean local =
        back != null
            && back.length() <= BACK_LENGTH_AT_MOST
            && back.startsWith("/")
            && !back.startsWith("//")
            && back.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    return local && back != null ? back : "/";
  }
}
