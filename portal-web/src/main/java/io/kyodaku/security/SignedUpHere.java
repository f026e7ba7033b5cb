package io.kyodaku.security;

import io.kyodaku.identity.SignUpMark;
import io.kyodaku.platform.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the browser in which somebody signed up when it opens the mailed link: by a {@link
 * SignUpMark} in a cookie that lives as long as the link. It comes along from a mail program's
 * page, which is another site, and so is {@code Lax}.
 */
@RequestScoped
public class SignedUpHere {

  private static final String NAME = "kyodaku-sign-up";
  private static final Duration LIFE = Duration.ofHours(24);

  @Inject private HttpServletRequest request;
  @Inject private Settings settings;

  public void remember(String mark) {
    Cookie cookie = new Cookie(name(), mark);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(!settings.demo());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) LIFE.toSeconds());
    ((HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse())
        .addCookie(cookie);
  }

  /** Empty where nobody signed up lately. */
  public Optional<String> mark() {
    Cookie @Nullable [] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name()))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** Whether it was here that somebody signed up and was mailed this link. */
  public boolean isFor(@Nullable String token) {
    return SignUpMark.fits(mark().orElse(null), token);
  }

  private String name() {
    return settings.demo() ? NAME : "__Host-" + NAME;
  }
}
