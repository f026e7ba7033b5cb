package io.kyodaku.portal;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Remembers the theme that a reader chose, and brings it back to the page it was on. */
@WebServlet("/theme")
public class ThemeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String theme = request.getParameter("to");
    if (theme != null && Theme.CHOICES.contains(theme)) {
      Choices.keep(request, response, Theme.COOKIE, theme);
    }
    Choices.goBack(request, response);
  }
}
