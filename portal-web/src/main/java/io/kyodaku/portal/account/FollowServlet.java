package io.kyodaku.portal.account;

import io.kyodaku.notification.Notice;
import io.kyodaku.notification.OwnNotices;
import io.kyodaku.portal.UnreadNotices;
import io.kyodaku.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads from a notification to the page where it is dealt with; it is read from then on. */
@WebServlet("/account/follow")
public class FollowServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private transient OwnNotices notices;
  @Inject private transient UnreadNotices unread;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UUID account = caller.person().accountId();
    Optional<Notice> notice =
        named(request.getParameter("id")).flatMap(id -> notices.follow(account, id));
    unread.forget(account);
    if (notice.isPresent()) {
      response.sendRedirect(notice.get().path());
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static Optional<UUID> named(@Nullable String id) {
    return id != null && id.matches(ID) ? Optional.of(UUID.fromString(id)) : Optional.empty();
  }
}
