package io.kyodaku.portal;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Remembers the language that a reader chose, and brings it back to the page it was on. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = request.getParameter("to");
    if (tag != null && Language.isSpoken(tag)) {
      Choices.keep(request, response, Language.COOKIE, tag);
    }
    Choices.goBack(request, response);
  }
}
