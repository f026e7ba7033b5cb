package io.kyodaku.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A sheet as a PDF to keep. */
public final class SendingPdf {

  private SendingPdf() {}

  /**
   * @param sheet nothing where there is none for this reader
   * @param name of the file, without its ending; nothing that a reader typed
   */
  public static void send(
      HttpServletResponse response, Optional<PurchaseReceipt> sheet, String name)
      throws IOException {
    if (sheet.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<byte[]> made = MakingPdf.make(() -> ReceiptPdf.of(sheet.get()));
    if (made.isEmpty()) {
      response.setHeader("Retry-After", Integer.toString(MakingPdf.WAIT_SECONDS));
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    byte[] pdf = made.get();
    response.setContentType("application/pdf");
    response.setContentLength(pdf.length);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getOutputStream().write(pdf);
  }
}
