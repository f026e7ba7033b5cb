package io.kyodaku.security;

import io.kyodaku.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * In production the session's cookie travels over TLS only and is bound to this very host by its
 * name's prefix. In demo mode there is no TLS.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

  @Inject private Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setName(settings.demo() ? "kyodaku-session" : "__Host-kyodaku-session");
    cookie.setSecure(!settings.demo());
  }
}
