package io.kyodaku.portal.creator;

import io.kyodaku.portal.MakingPdf;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The receipt of a purchase as a PDF, to its buyer. */
@WebServlet("/creator/purchase-file")
public class PurchaseFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient PurchaseReceipts receipts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    Optional<PurchaseReceipt> receipt = receipts.find(id);
    if (receipt.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<byte[]> made = MakingPdf.make(() -> ReceiptPdf.of(receipt.get()));
    if (made.isEmpty()) {
      response.setHeader("Retry-After", Integer.toString(MakingPdf.WAIT_SECONDS));
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    byte[] pdf = made.get();
    response.setContentType("application/pdf");
    response.setContentLength(pdf.length);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + id + ".pdf\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getOutputStream().write(pdf);
  }
}
