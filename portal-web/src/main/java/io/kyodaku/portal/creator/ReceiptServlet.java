package io.kyodaku.portal.creator;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.Receipts;
import io.kyodaku.generation.SigningReceipts;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A receipt as a file, to the creator whose credits it is about. */
@WebServlet("/creator/receipt")
public class ReceiptServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Authorizations authorizations;
  @Inject private transient SigningReceipts receipts;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean settlement = "settlement".equals(request.getParameter("kind"));
    Optional<Authorization> own =
        WireId.AUTHORIZATION
            .parse(request.getParameter("id"))
            .flatMap(id -> authorizations.ofCreator(caller.person().creatorId().orElseThrow(), id));
    Optional<String> receipt =
        own.map(a -> receipts.of(a.id()))
            .flatMap(settlement ? Receipts::settlement : Receipts::grant);
    if (own.isEmpty() || receipt.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/jose");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\""
            + WireId.AUTHORIZATION.format(own.get().id())
            + (settlement ? "-settlement.jws" : "-grant.jws")
            + "\"");
    response.getOutputStream().write(receipt.get().getBytes(StandardCharsets.US_ASCII));
  }
}
