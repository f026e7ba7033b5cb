package io.kyodaku.portal;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers the language that a reader chose, and brings it back to the page it was on. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int BACK_LENGTH_AT_MOST = 2_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = request.getParameter("to");
    if (tag != null && Language.isSpoken(tag)) {
      Cookie cookie = new Cookie(Language.COOKIE, tag);
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setSecure(request.isSecure());
      cookie.setAttribute("SameSite", "Lax");
      cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
      response.addCookie(cookie);
    }
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
