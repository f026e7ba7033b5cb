package io.kyodaku.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends a browser to another page of the portal. The address stays relative, because behind a proxy
 * the container doesn't know scheme and host. A request of the Faces script is answered in its own
 * language, or it would read the page as its answer.
 */
final class Redirects {

  private Redirects() {}

  static void send(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    if (byScript(request)) {
      response.setContentType("text/xml");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response
          .getWriter()
          .write(
              "<?xml version='1.0' encoding='UTF-8'?>\n<partial-response><redirect url=\""
                  + Html.escape(path)
                  + "\"></redirect></partial-response>");
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", path);
    }
  }

  static boolean byScript(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }
}
