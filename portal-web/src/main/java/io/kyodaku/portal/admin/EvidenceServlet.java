package io.kyodaku.portal.admin;

import io.kyodaku.onboarding.EvidenceForOperators;
import io.kyodaku.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a rightsholder has handed in, to operators, as a file to keep and never as a page.
 */
@WebServlet("/admin/evidence")
public class EvidenceServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient EvidenceForOperators evidence;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<UUID> id = id(request.getParameter("id"));
    Optional<EvidenceForOperators.Opened> opened =
        id.isPresent() ? evidence.open(caller.person().accountId(), id.get()) : Optional.empty();
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(opened.get().file().type().mediaType());
    response.setContentLength(opened.get().file().bytes());
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"evidence-"
            + opened.get().file().id()
            + "."
            + opened.get().file().type().extension()
            + "\"");
    try (InputStream content = opened.get().content()) {
      content.transferTo(response.getOutputStream());
    }
  }

  private static Optional<UUID> id(@Nullable String typed) {
    try {
      return typed == null ? Optional.empty() : Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
