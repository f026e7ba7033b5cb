package io.kyodaku.portal;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Leads from the address of a part of the portal to the page that it begins with. Folders of pages
 * need it: the container would answer them by itself, before any filter, with another address of
 * the same folder on whatever host was asked for, and with nothing there.
 */
@WebServlet({
  "/account",
  "/account/",
  "/admin",
  "/admin/",
  "/creator",
  "/creator/",
  "/signup",
  "/signup/",
  "/resources",
  "/resources/ky",
  "/rightsholder",
  "/rightsholder/onboarding"
})
public class HomesServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Map<String, String> HOMES =
      Map.of(
          "/account", "/account/preferences",
          "/admin", "/admin/home",
          "/creator", "/creator/home",
          "/signup", "/");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String home = HOMES.get(request.getServletPath().replaceFirst("/$", ""));
    if (home == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      response.sendRedirect(home);
    }
  }
}
