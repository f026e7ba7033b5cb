package io.kyodaku.portal.creator;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The receipt of a purchase as a PDF, to its buyer. Each takes fonts of several megabytes into
 * memory, so only {@value #AT_ONCE} are made at a time.
 */
@WebServlet("/creator/purchase-file")
public class PurchaseFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 5;
  private static final Semaphore MAKING = new Semaphore(AT_ONCE, true);

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
    Optional<byte[]> made = make(receipt.get());
    if (made.isEmpty()) {
      response.setHeader("Retry-After", Integer.toString(WAIT_SECONDS));
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

  /** Empty where others keep it busy for too long. */
  private static Optional<byte[]> make(PurchaseReceipt receipt) throws IOException {
    try {
      if (!MAKING.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(ReceiptPdf.of(receipt));
    } finally {
      MAKING.release();
    }
  }
}
