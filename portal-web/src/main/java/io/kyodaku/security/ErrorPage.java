package io.kyodaku.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a client sees of a failure: what kind it is and a way on, in its language; a call gets a
 * problem. What went wrong inside goes to the log, under a number that the client sees too. Not a
 * Faces page, because Faces may be what failed.
 */
@WebServlet({"/error", ErrorPage.TOO_MANY})
public class ErrorPage extends HttpServlet {

  /** Where a script is led that asked too often. */
  static final String TOO_MANY = "/error/429";

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_STATUS = 429;
  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());
  private static final String TEXTS = "io.kyodaku.security.errors";
  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = status(request);
    String path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
            ? failed
            : "";
    String incident = incident(request, path);
    if (LocalPath.isUnder(path, "/api")) {
      Problems.bare(response, status);
    } else {
      response.setStatus(status);
      response.setContentType("text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.setHeader("Cache-Control", "no-store");
      write(response, page(reader(request), theme(request), status, incident));
    }
  }

  /** As bytes where what failed had begun to write bytes. */
  private static void write(HttpServletResponse response, String page) throws IOException {
    try {
      response.getWriter().write(page);
    } catch (IllegalStateException bytesAlready) {
      response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** As it was chosen here, else as the browser asks. */
  private static Locale reader(HttpServletRequest request) {
    return chosen(request, "language").map(Locale::forLanguageTag).orElseGet(request::getLocale);
  }

  private static String theme(HttpServletRequest request) {
    return chosen(request, "theme").filter(List.of("light", "dark")::contains).orElse("system");
  }

  private static Optional<String> chosen(HttpServletRequest request, String cookie) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(kept -> kept.getName().equals(cookie))
            .map(Cookie::getValue)
            .findFirst();
  }

  private static int status(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
      return code;
    }
    return request.getServletPath().equals(TOO_MANY)
        ? TOO_MANY_STATUS
        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  /** A number to ask about, where something broke. */
  private static String incident(HttpServletRequest request, String path) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown)) {
      return "";
    }
    String number = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, thrown, () -> "incident " + number + " at " + path);
    return number;
  }

  static String page(Locale reader, String theme, int status, String incident) {
    ResourceBundle texts =
        ResourceBundle.getBundle(TEXTS, reader, ErrorPage.class.getClassLoader(), ENGLISH_ELSE);
    String kind =
        texts.containsKey(status + ".title")
            ? String.valueOf(status)
            : status < 500 ? "4xx" : "5xx";
    String title = Html.escape(texts.getString(kind + ".title"));
    return """
    <!DOCTYPE html>
    <html lang="%s" data-theme="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" type="image/svg+xml" href="/jakarta.faces.resource/seal.svg.xhtml?ln=ky">
    <title>%s · Kyodaku</title>
    <link rel="stylesheet" href="/jakarta.faces.resource/kyodaku.css.xhtml?ln=ky">
    </head>
    <body>
    <header class="bar"><a class="brand" href="/"><span class="seal" aria-hidden="true">許諾</span><span class="brand-name">Kyodaku</span></a></header>
    <div class="shell"><main id="main" class="narrow">
    <h1>%s</h1>
    <p>%s</p>
    %s
    <div class="actions"><a class="button" href="/">%s</a></div>
    </main></div>
    </body>
    </html>
    """
        .formatted(
            texts.getLocale().toLanguageTag().replace("und", "en"),
            theme,
            title,
            title,
            Html.escape(texts.getString(kind + ".text")),
            incident.isEmpty()
                ? ""
                : "<p>" + Html.escape(texts.getString("incident")) + " " + incident + "</p>",
            Html.escape(texts.getString("home")));
  }
}
