package io.kyodaku.portal.creator;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PurchaseReceipt;
import io.kyodaku.portal.SendingPdf;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The invoice of a purchase, or what corrects it, as a PDF in any language, to its buyer. */
@WebServlet("/creator/purchase-file")
public class PurchaseFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient PurchaseReceipts receipts;
  @Inject private transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    language.speak(request.getParameter("lang"));
    String id = request.getParameter("id");
    Optional<Invoice> document = receipts.document(request.getParameter("document"));
    if (document.isPresent()) {
      SendingPdf.send(response, document.map(receipts::of), document.get().label());
      return;
    }
    Optional<PurchaseReceipt> receipt = receipts.find(id);
    SendingPdf.send(response, receipt, receipt.isPresent() && id != null ? id : "receipt");
  }
}
